import type { Tolkning } from '../domain/rapport.ts';
import { avstand } from './avstand.ts';
import { normalform } from './normalform.ts';

/** A label the place allows, and what it stands for. */
export interface Kandidat<T> {
  /** Ways the label may be printed; the first is the registry's name in that place. */
  skrivemater: [string, ...string[]];
  verdi: T;
}

/** What a label was understood as; `metode` is `likt` when it is printed just as the registry has it. */
export interface Treff<T> {
  kandidat: Kandidat<T>;
  metode: Tolkning['metode'] | 'likt';
  begrunnelse: string;
}

/** The shortest beginning that may stand for a label cut off by the page. */
const SHORTEST_PREFIX = 6;
/** How much of a label may be damaged before it is no longer that label. */
const GREATEST_DAMAGE = 0.35;
/** How many more edits the next best candidate must be away. */
const MARGIN = 2;

/**
 * The one candidate a printed label stands for, or undefined when none or more than one is possible.
 * Tried in order of strength: same text, alias, same normal form, cut off at the end, few edits away.
 */
export function findEtikett<T>(etikett: string, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  return (
    findSame(etikett, kandidater) ??
    findNormalform(etikett, kandidater) ??
    findAvkortet(etikett, kandidater) ??
    findNear(etikett, kandidater)
  );
}

function findSame<T>(etikett: string, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const kandidat = kandidater.find(({ skrivemater }) => skrivemater.includes(etikett));
  if (!kandidat) return undefined;
  return kandidat.skrivemater[0] === etikett
    ? { kandidat, metode: 'likt', begrunnelse: '' }
    : { kandidat, metode: 'alias', begrunnelse: 'Skrivemåten står i registeret.' };
}

function findNormalform<T>(etikett: string, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const sought = normalform(etikett);
  const kandidat = only(
    kandidater.filter(({ skrivemater }) => skrivemater.some((navn) => normalform(navn) === sought)),
  );
  if (!kandidat) return undefined;
  const begrunnelse = 'Skiller seg bare i alfabet, mellomrom, tegnsetting eller store bokstaver.';
  return { kandidat, metode: 'normalform', begrunnelse };
}

function findAvkortet<T>(etikett: string, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const sought = normalform(etikett);
  if (sought.length < SHORTEST_PREFIX) return undefined;
  const starts = ({ skrivemater }: Kandidat<T>) =>
    skrivemater.some((navn) => normalform(navn).startsWith(sought));
  const kandidat = only(kandidater.filter(starts));
  if (!kandidat) return undefined;
  const begrunnelse = 'Slutten mangler; bare ett navn på dette stedet begynner slik.';
  return { kandidat, metode: 'avkortet', begrunnelse };
}

function findNear<T>(etikett: string, kandidater: Kandidat<T>[]): Treff<T> | undefined {
  const sought = normalform(etikett);
  const ranked = kandidater
    .map((kandidat) => ({ kandidat, edits: distanceTo(sought, kandidat) }))
    .sort((a, b) => a.edits - b.edits);
  const [best, next] = ranked;
  if (!best || best.edits > damageLimit(sought, best.kandidat)) return undefined;
  if (next && next.edits < best.edits + MARGIN) return undefined;
  const tegn = best.edits === 1 ? 'ett tegn' : `${best.edits} tegn`;
  const begrunnelse = next
    ? `Avviker med ${tegn}; det nest nærmeste navnet avviker med ${next.edits}.`
    : `Avviker med ${tegn}; ingen andre navn er mulige her.`;
  return { kandidat: best.kandidat, metode: 'avstand', begrunnelse };
}

/** Measured against the longer of the two, so that a label that lost letters is judged by what it was. */
function damageLimit<T>(sought: string, { skrivemater }: Kandidat<T>): number {
  const lengths = skrivemater.map((navn) => normalform(navn).length);
  return Math.max(sought.length, ...lengths) * GREATEST_DAMAGE;
}

function distanceTo<T>(sought: string, { skrivemater }: Kandidat<T>): number {
  return Math.min(...skrivemater.map((navn) => avstand(sought, normalform(navn))));
}

function only<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
