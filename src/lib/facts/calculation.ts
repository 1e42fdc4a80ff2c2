import { manederMellom } from '../domain/maned.ts';
import { observasjonNokkel, type ObservasjonNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { SynligObservasjon } from './context.ts';

/** How a number follows from its observations; the words of `data-regel` on the page. */
export const REGLER = [
  'verdi',
  'endring',
  'endring-prosent',
  'andel',
  'andel-endring',
  'andel-sum',
  'sum',
  'rang',
  'rekke',
  'antall',
] as const;
export type Regel = (typeof REGLER)[number];

/**
 * A number and how it was computed. `verdi` is a whole number: persons, months or places when `enhet` is
 * `antall`, tenths when it is `prosent` or `prosentpoeng` (so 48,2 prosent is 482).
 */
export interface Utregning {
  regel: Regel;
  enhet: 'antall' | 'prosent' | 'prosentpoeng';
  verdi: number;
  /** The observations it was computed from, in the rule's order. */
  av: readonly Observasjon[];
}

/** The keys of the observations a number was computed from, in the rule's order. */
export function nokler({ av }: Utregning): ObservasjonNokkel[] {
  return av.map(({ serie, maned }) => observasjonNokkel(serie, maned));
}

/** The count itself. */
export function verdi(a: SynligObservasjon): Utregning {
  return { regel: 'verdi', enhet: 'antall', verdi: a.verdi.antall, av: [a] };
}

/** a − b, persons. */
export function endring(a: SynligObservasjon, b: SynligObservasjon): Utregning {
  return { regel: 'endring', enhet: 'antall', verdi: a.verdi.antall - b.verdi.antall, av: [a, b] };
}

/** 100(a − b)/b, tenths of a percent. Throws RangeError when b is 0. */
export function endringProsent(a: SynligObservasjon, b: SynligObservasjon): Utregning {
  const tideler = tidelerAv(a.verdi.antall - b.verdi.antall, b.verdi.antall);
  return { regel: 'endring-prosent', enhet: 'prosent', verdi: tideler, av: [a, b] };
}

/** 100a/b, tenths of a percent. Throws RangeError when b is 0. */
export function andel(a: SynligObservasjon, b: SynligObservasjon): Utregning {
  const tideler = tidelerAv(a.verdi.antall, b.verdi.antall);
  return { regel: 'andel', enhet: 'prosent', verdi: tideler, av: [a, b] };
}

/** 100a/b − 100c/d, computed exactly before it is rounded, tenths of a percentage point. Throws RangeError when b or d is 0. */
export function andelEndring(
  a: SynligObservasjon,
  b: SynligObservasjon,
  c: SynligObservasjon,
  d: SynligObservasjon,
): Utregning {
  const [an, bn, cn, dn] = [a, b, c, d].map((celle) => BigInt(celle.verdi.antall)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const tideler = roundQuotient(1000n * (an * dn - cn * bn), bn * dn);
  return { regel: 'andel-endring', enhet: 'prosentpoeng', verdi: tideler, av: [a, b, c, d] };
}

/** 100 · (sum of the parts) / total, tenths of a percent. Throws RangeError when the total is 0. */
export function andelSum(deler: SynligObservasjon[], total: SynligObservasjon): Utregning {
  const tideler = tidelerAv(sumOf(deler), total.verdi.antall);
  return { regel: 'andel-sum', enhet: 'prosent', verdi: tideler, av: [...deler, total] };
}

/** The sum of the counts. */
export function sum(deler: SynligObservasjon[]): Utregning {
  return { regel: 'sum', enhet: 'antall', verdi: sumOf(deler), av: deler };
}

/** 1 + how many of the others are larger than the first. */
export function rang(a: SynligObservasjon, andre: SynligObservasjon[]): Utregning {
  const larger = andre.filter((annen) => annen.verdi.antall > a.verdi.antall).length;
  return { regel: 'rang', enhet: 'antall', verdi: 1 + larger, av: [a, ...andre] };
}

/**
 * The length of the run of same-sign changes that ends with the first observation. Takes consecutive months,
 * newest first, and keeps those that show the run and what ended it. Throws RangeError when months are left out.
 */
export function rekke(nyestForst: SynligObservasjon[]): Utregning {
  const changes = nyestForst.slice(1).map((eldre, i) => {
    const nyere = nyestForst[i] as SynligObservasjon;
    if (manederMellom(eldre.maned, nyere.maned) !== 1)
      throw new RangeError(`Ikke påfølgende måneder: ${eldre.maned}, ${nyere.maned}`);
    return Math.sign(nyere.verdi.antall - eldre.verdi.antall);
  });
  const first = changes[0] ?? 0;
  const stop = changes.findIndex((fortegn) => fortegn !== first);
  const lengde = first === 0 ? 0 : stop === -1 ? changes.length : stop;
  return { regel: 'rekke', enhet: 'antall', verdi: lengde, av: nyestForst.slice(0, lengde + 2) };
}

/** How many observations, hidden ones too. */
export function antall(celler: Observasjon[]): Utregning {
  return { regel: 'antall', enhet: 'antall', verdi: celler.length, av: celler };
}

/** 1000 · part/whole rounded half away from zero: tenths of a percent, in whole-number arithmetic. */
function tidelerAv(del: number, helhet: number): number {
  return roundQuotient(1000n * BigInt(del), BigInt(helhet));
}

function roundQuotient(teller: bigint, nevner: bigint): number {
  if (nevner <= 0n) throw new RangeError('Kan ikke dele på null');
  const magnitude = teller < 0n ? -teller : teller;
  const rounded = Number((2n * magnitude + nevner) / (2n * nevner));
  return teller < 0n ? 0 - rounded : rounded;
}

function sumOf(deler: SynligObservasjon[]): number {
  return deler.reduce((total, del) => total + del.verdi.antall, 0);
}
