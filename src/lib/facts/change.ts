import { addManeder, type Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Fact, Grade, Direction } from './fact.ts';
import {
  cells,
  isComparable,
  isVisibleObservation,
  visibleFor,
  type FactContext,
  type VisibleObservation,
} from './context.ts';
import { endring, changePercent, verdi, type Calculation } from './calculation.ts';

/** Below this, a change is told by both levels. */
const SMALLEST_BASE_FOR_DIFFERENCE = 20;
/** Below this, a change is told without a percentage. */
export const SMALLEST_BASE_FOR_PERCENT = 100;

/** A change and how it may be told; `prosent` only where the base allows one. */
export interface Comparison {
  endring: Calculation;
  prosent: Calculation | undefined;
  grad: Grade;
}

/** Compares a count with an earlier one. A change too small to show in tenths of a per cent has no percentage. */
export function compare(now: VisibleObservation, before: VisibleObservation): Comparison {
  const change = endring(now, before);
  const grad = gradeOf(change.verdi, before.verdi.antall);
  const percent =
    before.verdi.antall < SMALLEST_BASE_FOR_PERCENT ? undefined : changePercent(now, before);
  return { endring: change, prosent: percent?.verdi === 0 ? undefined : percent, grad };
}

function gradeOf(difference: number, base: number): Grade {
  if (difference === 0) return 'uendret';
  if (base < SMALLEST_BASE_FOR_DIFFERENCE) return 'liten';
  if (base < SMALLEST_BASE_FOR_PERCENT) return 'antall';
  return 200 * Math.abs(difference) < base ? 'om-lag-uendret' : 'prosent';
}

/** Which way a change goes; undefined when it is zero. */
export function directionOf({ verdi: change }: Calculation): Direction | undefined {
  if (change === 0) return undefined;
  return change > 0 ? 'opp' : 'ned';
}

/** The opposite way. */
export function oppositeOf(direction: Direction): Direction {
  return direction === 'opp' ? 'ned' : 'opp';
}

/** This month and an earlier one where both have a number and no break lies between; otherwise undefined. */
export function pairFor(
  context: FactContext,
  key: SeriesKey,
  before: Maned,
): [na: VisibleObservation, before: VisibleObservation] | undefined {
  const now = visibleFor(context, key, context.maned);
  const earlier = visibleFor(context, key, before);
  if (!now || !earlier || !isComparable(context, key, before, now.maned)) return undefined;
  return [now, earlier];
}

/** The changes between neighbouring months that both have a number and no break between, up to this month, oldest first. */
export function monthlyChanges(context: FactContext, key: SeriesKey): Calculation[] {
  return cells(context, key).flatMap((cell) => {
    const before = visibleFor(context, key, addManeder(cell.maned, -1));
    if (!before || !isVisibleObservation(cell)) return [];
    if (!isComparable(context, key, before.maned, cell.maned)) return [];
    return [endring(cell, before)];
  });
}

/** This month and the one before. */
export function lastPair(context: FactContext, key: SeriesKey) {
  return pairFor(context, key, addManeder(context.maned, -1));
}

/** The level, and the change from the month before where both are visible and comparable. */
export function findChange(context: FactContext, key: SeriesKey): Fact[] {
  const now = visibleFor(context, key, context.maned);
  if (!now) return [];
  const level: Fact = { slag: 'niva', vekt: ALWAYS, na: verdi(now) };
  const pair = lastPair(context, key);
  if (!pair) return [level];
  const [, previous] = pair;
  return [
    level,
    {
      slag: 'endring',
      vekt: ALWAYS,
      na: verdi(now),
      forrige: verdi(previous),
      ...compare(now, previous),
    },
  ];
}

/** The change since the first month of the series, when that is neither this month nor the last and nothing stops the comparison. */
export function findSinceFirst(context: FactContext, key: SeriesKey): Fact[] {
  const first = cells(context, key)[0];
  if (!first || first.maned >= addManeder(context.maned, -1)) return [];
  if (first.maned < addManeder(context.maned, -LONGEST_SINCE_FIRST)) return [];
  const pair = pairFor(context, key, first.maned);
  if (!pair) return [];
  const [now, forste] = pair;
  const comparison = compare(now, forste);
  const against = isAgainst(comparison, context, key);
  const vekt = 1.3 + strength(comparison.endring.verdi, forste) / 6 + (against ? 2 : 0);
  const told = { ...comparison, against };
  return [{ slag: 'siden-forste', vekt, forste: verdi(forste), na: verdi(now), ...told }];
}

/** The change since the same month last year. */
export function findLastYear(context: FactContext, key: SeriesKey): Fact[] {
  const pair = pairFor(context, key, addManeder(context.maned, -12));
  if (!pair) return [];
  const [now, lastYear] = pair;
  const comparison = compare(now, lastYear);
  const against = isAgainst(comparison, context, key);
  const vekt = 3 + strength(comparison.endring.verdi, lastYear) / 4;
  return [{ slag: 'fjor', vekt, fjor: verdi(lastYear), na: verdi(now), ...comparison, against }];
}

/** The longer movement and the month's went opposite ways, both so much that they are told as movements. */
function isAgainst(longer: Comparison, context: FactContext, key: SeriesKey): boolean {
  const pair = lastPair(context, key);
  if (!pair) return false;
  const month = compare(...pair);
  const moved = [longer, month].every(({ grad }) => grad === 'antall' || grad === 'prosent');
  return moved && Math.sign(longer.endring.verdi) * Math.sign(month.endring.verdi) === -1;
}

/** |change| / √previous, at most 12: large enough to matter, whatever the size of the number. A ranking aid, never told. */
export function strength(change: number, before: VisibleObservation): number {
  return Math.min(12, Math.abs(change) / Math.sqrt(Math.max(1, before.verdi.antall)));
}

/** Facts that open every text whatever they weigh. */
const ALWAYS = 100;
/** A first month further back than this says little about now. */
const LONGEST_SINCE_FIRST = 23;
