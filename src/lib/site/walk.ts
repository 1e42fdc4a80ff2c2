import type { Emne } from '../facts/context.ts';
import { frossenSti } from './archive-paths.ts';
import { emnerI } from './subjects.ts';
import { formatManed } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { periodeOf } from './source.ts';
import type { Lenke } from './model.ts';
import { stiTil } from './paths.ts';

/** Where the list of editions stands on the latest page about a subject. */
export const EDITIONS_ID = 'utgaver';

/**
 * The ways on from a page that a release keeps. None leads to the release after: a kept page is the same whatever comes
 * later.
 */
export interface Walk {
  /** The page as the release before kept it; undefined where that release has none. */
  previous: Lenke | undefined;
  /** The list of every edition of the page. */
  all: Lenke;
  /** The page with the latest figures. */
  latest: Lenke;
}

/** The ways on from the page about a subject, or about the whole, that the release of `grunnlag` keeps. */
export function walkFrom(emne: Emne, grunnlag: Sidegrunnlag): Walk {
  const sti = stiTil(emne);
  const isWhole = emne.niva === 'i-alt';
  return {
    previous: previousEdition(emne, grunnlag),
    all: isWhole
      ? { tekst: 'Alle rapporter', sti: '/rapporter/' }
      : { tekst: 'Alle utgaver', sti: `${sti}#${EDITIONS_ID}` },
    latest: { tekst: 'Nyeste tall', sti },
  };
}

/** A subject that has had a page has one in every release since, so there is none further back than the release before. */
function previousEdition(emne: Emne, { forrige }: Sidegrunnlag): Lenke | undefined {
  if (!forrige) return undefined;
  const { utgivelse, register } = forrige;
  const has = emne.niva === 'i-alt' || emnerI(register).some((one) => isSame(one, emne));
  if (!has) return undefined;
  const tekst = `Utgaven for ${formatManed(periodeOf(utgivelse).til)}`;
  return { tekst, sti: frossenSti(utgivelse.id, stiTil(emne)) };
}

function isSame(a: Emne, b: Emne): boolean {
  return a.niva === b.niva && a.id === b.id;
}
