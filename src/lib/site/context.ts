import type { Grunnlag } from '../facts/context.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { registerAt } from '../domain/placement.ts';
import { argangsleser } from '../series/as-of.ts';
import { editionsOf, everyEdition } from '../series/editions.ts';
import { firstTold, knownTo } from '../series/register.ts';
import { periodeOf } from './source.ts';

/** What a page about an entity is built from: the comparison's basis, the release it belongs to, and a document to draw in. */
export interface Sidegrunnlag extends Grunnlag {
  utgivelse: Rapport;
  /** The editions of the release that this one has superseded, oldest first; none for most. */
  editions: Rapport[];
  document: Document;
  /** The link to a path of the site, under its base; for markup made here. */
  lenke: (sti: string) => string;
  /** The release before, and the registry as it could show it; undefined for the first. */
  forrige: { utgivelse: Rapport; register: Register } | undefined;
}

/** Gives the basis of what each release told for its last month. Cheapest in the order of release. */
export type Grunnlagsleser = (utgivelse: Rapport) => Sidegrunnlag;

/** A reader of bases from the reports (oldest first): the series as a release knew them, and the registry as it could show it. */
export function grunnlagsleser(
  rapporter: readonly Rapport[],
  register: Register,
  { document, lenke }: Pick<Sidegrunnlag, 'document' | 'lenke'>,
  superseded: readonly Rapport[] = [],
): Grunnlagsleser {
  const serierFor = argangsleser(rapporter);
  const registerFor = registerreader(rapporter, register, superseded);
  const places = new Map(rapporter.map(({ id }, place) => [id, place]));
  return (utgivelse) => {
    const before = rapporter[(places.get(utgivelse.id) ?? 0) - 1];
    return {
      forrige: before && { utgivelse: before, register: registerFor(before) },
      serier: serierFor(utgivelse.id),
      register: registerFor(utgivelse),
      maned: periodeOf(utgivelse).til,
      rapport: utgivelse.id,
      utgivelse,
      editions: editionsOf(utgivelse.id, superseded),
      document,
      lenke,
    };
  };
}

/**
 * Gives the registry as a release could show it: each tiltak in the group it had, and none that is told of later. What only
 * a superseded edition told of was published, and is still named.
 */
export function registerreader(
  rapporter: readonly Rapport[],
  register: Register,
  superseded: readonly Rapport[] = [],
): (rapport: Pick<Rapport, 'id'>) => Register {
  const told = firstTold(everyEdition(rapporter, superseded));
  return ({ id }) => knownTo(registerAt(register, id), told, id);
}

/** The basis of what one release told for its last month, from the reports up to and with itself. */
export function sidegrunnlag(
  utgivelse: Rapport,
  rapporter: readonly Rapport[],
  register: Register,
  tegning: Pick<Sidegrunnlag, 'document' | 'lenke'>,
): Sidegrunnlag {
  return grunnlagsleser(rapporter, register, tegning)(utgivelse);
}
