import { GRAND_TOTAL, type Subject } from '../facts/context.ts';
import { isSlug } from '../domain/slug.ts';
import { nameFor } from '../text/forms.ts';
import { toPlain } from '../text/phrase.ts';
import { summaryFor } from '../text/summary.ts';
import { imagePath, type SocialCard } from '../chart/social-card.ts';
import { latestPath, reportPath, subjectsIn } from './paths.ts';
import { developmentFigure } from './figures.ts';
import { formatPeriod } from './format.ts';
import type { PageContext } from './context.ts';
import { periodOf, sourceLine } from './source.ts';

/** A page's path, and its social image before it is drawn, made when it is asked for. */
export interface PageImage {
  sti: string;
  bilde: () => SocialCard;
}

/** The social images of the latest pages: of the whole, and of every entity. `context` is the newest release's. */
export function latestImages(context: PageContext): PageImage[] {
  return [GRAND_TOTAL, ...subjectsIn(context.register)].map((subject) => ({
    sti: latestPath(subject),
    bilde: () => subjectImage(subject, context),
  }));
}

/** The social image of a release's own page: of the whole, as the release told it. */
export function releaseImage(context: PageContext): PageImage {
  return { sti: reportPath(context.rapport), bilde: () => subjectImage(GRAND_TOTAL, context) };
}

/** The picture of a page about an entity, or about the whole: its headline, and its development where that can be drawn. */
function subjectImage(subject: Subject, context: PageContext): SocialCard {
  const { overskrift } = summaryFor(subject, context);
  const figure = developmentFigure(subject, context);
  const drawing = figure?.drawing;
  const navn = nameFor(context.register, subject);
  const { fra, til } = periodOf(context.release);
  return {
    navn,
    tittel: toPlain(overskrift.innhold),
    subtitle: figure?.plain.subtitle ?? `${navn}, ${formatPeriod(fra, til)}`,
    description: figure?.plain.description ?? '',
    kilde: sourceLine(context),
    site: context.site.name,
    picture: drawing && !('paneler' in drawing) ? drawing : undefined,
    serier: figure?.serier ?? [],
  };
}

const OWN = ['tiltak', 'tiltaksgrupper', 'hovedgrupper'];

/** The social image of any page: its own where it has one, its release's, or the front page's. */
export function imageFor(path: string): string {
  const [folder = '', name = '', ...rest] = path.split('/').slice(1);
  const own = OWN.includes(folder) && isSlug(name) && !name.startsWith('etter-');
  if (own && rest.length === 1) return imagePath(path);
  // A release's id begins with its month.
  return imagePath(
    folder === 'rapporter' && /^\d{4}-\d{2}/.test(name) ? `/rapporter/${name}/` : '/',
  );
}

/** True of a page with a social image of its own, which shows what the page's description says. */
export function hasOwnImage(path: string): boolean {
  return imageFor(path) === imagePath(path);
}

/** What the social image of a page about somebody shows, for those who do not see it on another page. */
export function imageWords(name: string): string {
  return `${name}: siste måned og utviklingen`;
}
