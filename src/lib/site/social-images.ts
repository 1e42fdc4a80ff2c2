import { GRAND_TOTAL, type Subject } from '../facts/context.ts';
import { isSlug } from '../domain/slug.ts';
import { nameFor } from '../text/forms.ts';
import { toPlain } from '../text/phrase.ts';
import { summaryFor } from '../text/summary.ts';
import { imagePath, type SocialCard } from '../chart/social-card.ts';
import { figurePath, latestPath, subjectsIn } from './paths.ts';
import { developmentFigure } from './figures.ts';
import type { SubjectFigure, PublishedFigure } from './published-figures.ts';
import { formatPeriod } from './format.ts';
import type { PageContext } from './context.ts';
import { periodOf, sourceLine } from './source.ts';
import type { FigureModel } from './model.ts';

/** A page's path, and its social image before it is drawn, made when it is asked for. */
export interface PageImage {
  sti: string;
  bilde: () => SocialCard;
}

/**
 * The social images of a release's pages about something: the whole, every entity, every figure that the image of whom it
 * is about does not show.
 */
function pageImages(figures: readonly SubjectFigure[], context: PageContext): PageImage[] {
  const subjects = [GRAND_TOTAL, ...subjectsIn(context.register)];
  return [
    ...subjects.map((subject) => ({
      sti: latestPath(subject),
      bilde: () => subjectImage(subject, figures, context),
    })),
    ...figures
      .filter(hasOwnPicture)
      .map((of) => ({ sti: figurePath(of.figur.id), bilde: () => figureImage(of, context) })),
  ];
}

/**
 * The social images of every page but those that releases keep. A figure that the newest release cannot draw keeps its
 * page, and so its image. `context` is the newest release's.
 */
export function latestImages(
  figures: readonly PublishedFigure[],
  context: PageContext,
): PageImage[] {
  const newest = figures.filter((one) => one.context === context).map(({ figur }) => figur);
  const older = figures.filter((one) => one.context !== context);
  return [
    ...pageImages(newest, context),
    ...older.map(({ figur, context: own }) => ({
      sti: figurePath(figur.figur.id),
      bilde: () => figureImage(figur, own),
    })),
  ];
}

/** False of the figure that stands in the social image of whom it is about: its development. */
export function hasOwnPicture({ figur }: Pick<SubjectFigure, 'figur'>): boolean {
  return !figur.id.endsWith('-utvikling');
}

/** The picture of a page about an entity, or about the whole: its headline, and its development where that can be drawn. */
function subjectImage(
  subject: Subject,
  figures: readonly SubjectFigure[],
  context: PageContext,
): SocialCard {
  const { overskrift } = summaryFor(subject, context);
  const figure = figures.find(
    ({ emne: own }) => own.niva === subject.niva && own.id === subject.id,
  )?.figur;
  const navn = nameFor(context.register, subject);
  const { fra, til } = periodOf(context.release);
  return {
    ...toImage(figure, context),
    navn,
    tittel: toPlain(overskrift.innhold),
    subtitle: figure?.plain.subtitle ?? `${navn}, ${formatPeriod(fra, til)}`,
  };
}

/** The picture of the whole, as a release told it. */
export function wholeImage(context: PageContext): SocialCard {
  const figur = developmentFigure(GRAND_TOTAL, context);
  return subjectImage(GRAND_TOTAL, figur ? [{ emne: GRAND_TOTAL, figur }] : [], context);
}

/** The picture of a figure. */
function figureImage({ emne, figur }: SubjectFigure, context: PageContext): SocialCard {
  return { ...toImage(figur, context), navn: nameFor(context.register, emne) };
}

function toImage(figure: FigureModel | undefined, context: PageContext): SocialCard {
  return {
    navn: '',
    tittel: figure?.plain.tittel ?? '',
    subtitle: figure?.plain.subtitle ?? '',
    description: figure?.plain.description ?? '',
    kilde: sourceLine(context),
    picture: figure?.drawing,
    serier: figure?.serier ?? [],
  };
}

const OWN = ['tiltak', 'tiltaksgrupper', 'hovedgrupper', 'figur'];

/** The social image of any page: its own where it has one, its release's, or the front page's. */
export function imageFor(path: string): string {
  const [folder = '', name = '', ...rest] = path.split('/').slice(1);
  const own = OWN.includes(folder) && isSlug(name) && !name.startsWith('etter-');
  if (own && rest.length === 1) return imagePath(path);
  return imagePath(folder === 'rapporter' && name !== '' ? `/rapporter/${name}/` : '/');
}
