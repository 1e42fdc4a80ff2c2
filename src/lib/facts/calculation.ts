import { manederBetween } from '../domain/maned.ts';
import type { Rule } from '../domain/contract.ts';
import { observationKey, type ObservationKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import { isVisible } from '../domain/value.ts';
import type { VisibleObservation } from './context.ts';

/**
 * A number and how it was computed. `verdi` is a whole number: persons, months or places when `enhet` is
 * `antall`, tenths when it is `prosent` or `prosentpoeng` (so 48,2 prosent is 482).
 */
export interface Calculation {
  regel: Rule;
  unit: 'antall' | 'prosent' | 'prosentpoeng';
  verdi: number;
  /** The observations it was computed from, in the rule's order. */
  av: readonly Observation[];
}

/** The keys of the observations a number was computed from, in the rule's order. */
export function keys({ av }: Calculation): ObservationKey[] {
  return av.map(({ serie, maned }) => observationKey(serie, maned));
}

/** The count itself. */
export function verdi(a: VisibleObservation): Calculation {
  return { regel: 'verdi', unit: 'antall', verdi: a.verdi.antall, av: [a] };
}

/** a − b, persons. */
export function endring(a: VisibleObservation, b: VisibleObservation): Calculation {
  return { regel: 'endring', unit: 'antall', verdi: a.verdi.antall - b.verdi.antall, av: [a, b] };
}

/** 100(a − b)/b, tenths of a percent. Throws RangeError when b is 0. */
export function changePercent(a: VisibleObservation, b: VisibleObservation): Calculation {
  const tenths = tenthsOf(a.verdi.antall - b.verdi.antall, b.verdi.antall);
  return { regel: 'endring-prosent', unit: 'prosent', verdi: tenths, av: [a, b] };
}

/** True of a change in percent that is rounded to nothing though something changed. */
export function isUnderATenth({ regel, verdi, av: [a, b] }: Calculation): boolean {
  const count = (one?: Observation) => (one && isVisible(one.verdi) ? one.verdi.antall : undefined);
  return regel === 'endring-prosent' && verdi === 0 && count(a) !== count(b);
}

/** 100a/b, tenths of a percent. Throws RangeError when b is 0. */
export function share(a: VisibleObservation, b: VisibleObservation): Calculation {
  const tenths = tenthsOf(a.verdi.antall, b.verdi.antall);
  return { regel: 'andel', unit: 'prosent', verdi: tenths, av: [a, b] };
}

/** 100a/b − 100c/d, computed exactly before it is rounded, tenths of a percentage point. Throws RangeError when b or d is 0. */
export function shareChange(
  a: VisibleObservation,
  b: VisibleObservation,
  c: VisibleObservation,
  d: VisibleObservation,
): Calculation {
  const [an, bn, cn, dn] = [a, b, c, d].map((cell) => BigInt(cell.verdi.antall)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const tenths = roundQuotient(1000n * (an * dn - cn * bn), bn * dn);
  return { regel: 'andel-endring', unit: 'prosentpoeng', verdi: tenths, av: [a, b, c, d] };
}

/** 100 · (sum of the parts) / total, tenths of a percent. Throws RangeError when the total is 0. */
export function shareSum(parts: VisibleObservation[], total: VisibleObservation): Calculation {
  const tenths = tenthsOf(sumOf(parts), total.verdi.antall);
  return { regel: 'andel-sum', unit: 'prosent', verdi: tenths, av: [...parts, total] };
}

/** The sum of the counts. */
export function sum(parts: VisibleObservation[]): Calculation {
  return { regel: 'sum', unit: 'antall', verdi: sumOf(parts), av: parts };
}

/** 1 + how many of the others are larger than the first. */
export function rank(a: VisibleObservation, others: VisibleObservation[]): Calculation {
  const larger = others.filter((other) => other.verdi.antall > a.verdi.antall).length;
  return { regel: 'rang', unit: 'antall', verdi: 1 + larger, av: [a, ...others] };
}

/**
 * The length of the run of same-sign changes that ends with the first observation. Takes consecutive months,
 * newest first, and keeps those that show the run and what ended it. Throws RangeError when months are left out.
 */
export function runLength(newestFirst: VisibleObservation[]): Calculation {
  const changes = newestFirst.slice(1).map((older, i) => {
    const newer = newestFirst[i] as VisibleObservation;
    if (manederBetween(older.maned, newer.maned) !== 1)
      throw new RangeError(`Ikke påfølgende måneder: ${older.maned}, ${newer.maned}`);
    return Math.sign(newer.verdi.antall - older.verdi.antall);
  });
  const first = changes[0] ?? 0;
  const stop = changes.findIndex((sign) => sign !== first);
  const length = first === 0 ? 0 : stop === -1 ? changes.length : stop;
  return { regel: 'rekke', unit: 'antall', verdi: length, av: newestFirst.slice(0, length + 2) };
}

/** How many observations, hidden ones too. */
export function antall(cells: Observation[]): Calculation {
  return { regel: 'antall', unit: 'antall', verdi: cells.length, av: cells };
}

/** 1000 · part/whole rounded half away from zero: tenths of a percent, in whole-number arithmetic. */
function tenthsOf(part: number, whole: number): number {
  return roundQuotient(1000n * BigInt(part), BigInt(whole));
}

function roundQuotient(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('Kan ikke dele på null');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = Number((2n * magnitude + denominator) / (2n * denominator));
  return numerator < 0n ? 0 - rounded : rounded;
}

function sumOf(parts: VisibleObservation[]): number {
  return parts.reduce((total, part) => total + part.verdi.antall, 0);
}
