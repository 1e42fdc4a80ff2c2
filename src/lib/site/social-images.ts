import { HELHETEN, type Emne } from '../facts/context.ts';
import { isSlug } from '../domain/slug.ts';
import { navnFor } from '../text/forms.ts';
import { toPlain } from '../text/phrase.ts';
import { sammendragFor } from '../text/summary.ts';
import { bildeSti, type Bilde } from '../chart/social-card.ts';
import { figurSti } from './archive-paths.ts';
import { emnerI } from './subjects.ts';
import { utviklingFigur } from './figures.ts';
import { kildelinje } from './figure-source.ts';
import type { Emnefigur } from './figure-list.ts';
import { formatPeriode } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { periodeOf } from './source.ts';
import type { Figur } from './model.ts';
import { stiTil } from './paths.ts';

/** A page's social image before it is drawn, and the page's path. */
export interface Sidebilde {
  sti: string;
  bilde: Bilde;
}

/**
 * The social images of a release's pages about something: the whole, every entity, every figure that the image of whom it
 * is about does not show.
 */
export function sidebilder(figurer: readonly Emnefigur[], grunnlag: Sidegrunnlag): Sidebilde[] {
  const emner = [HELHETEN, ...emnerI(grunnlag.register)];
  return [
    ...emner.map((emne) => ({ sti: stiTil(emne), bilde: emnebilde(emne, figurer, grunnlag) })),
    ...figurer
      .filter(hasOwnPicture)
      .map((of) => ({ sti: figurSti(of.figur.id), bilde: figurbilde(of, grunnlag) })),
  ];
}

/** False of the figure that stands in the social image of whom it is about: its development. */
export function hasOwnPicture({ figur }: Pick<Emnefigur, 'figur'>): boolean {
  return !figur.id.endsWith('-utvikling');
}

/** The picture of a page about an entity, or about the whole: its headline, and its development where that can be drawn. */
function emnebilde(emne: Emne, figurer: readonly Emnefigur[], grunnlag: Sidegrunnlag): Bilde {
  const { overskrift } = sammendragFor(emne, grunnlag);
  const figur = figurer.find(
    ({ emne: own }) => own.niva === emne.niva && own.id === emne.id,
  )?.figur;
  const navn = navnFor(grunnlag.register, emne);
  const { fra, til } = periodeOf(grunnlag.utgivelse);
  return {
    ...toBilde(figur, grunnlag),
    navn,
    tittel: toPlain(overskrift.innhold),
    undertittel: figur?.ren.undertittel ?? `${navn}, ${formatPeriode(fra, til)}`,
  };
}

/** The picture of the whole, as a release told it. */
export function helhetsbilde(grunnlag: Sidegrunnlag): Bilde {
  const figur = utviklingFigur(HELHETEN, grunnlag);
  return emnebilde(HELHETEN, figur ? [{ emne: HELHETEN, figur }] : [], grunnlag);
}

/** The picture of a figure. */
export function figurbilde({ emne, figur }: Emnefigur, grunnlag: Sidegrunnlag): Bilde {
  return { ...toBilde(figur, grunnlag), navn: navnFor(grunnlag.register, emne) };
}

function toBilde(figur: Figur | undefined, grunnlag: Sidegrunnlag): Bilde {
  return {
    navn: '',
    tittel: figur?.ren.tittel ?? '',
    undertittel: figur?.ren.undertittel ?? '',
    beskrivelse: figur?.ren.beskrivelse ?? '',
    kilde: kildelinje(grunnlag),
    motiv: figur?.tegning,
    serier: figur?.serier ?? [],
  };
}

const EGNE = ['tiltak', 'tiltaksgrupper', 'hovedgrupper', 'figur'];

/** The social image of any page: its own where it has one, its release's, or the front page's. */
export function bildeFor(sti: string): string {
  const [mappe = '', navn = '', ...rest] = sti.split('/').slice(1);
  const own = EGNE.includes(mappe) && isSlug(navn) && !navn.startsWith('etter-');
  if (own && rest.length === 1) return bildeSti(sti);
  return bildeSti(mappe === 'rapporter' && navn !== '' ? `/rapporter/${navn}/` : '/');
}
