import { addManeder, manederBetween, type Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import { LEAST_VISIBLE } from '../domain/value.ts';
import { compare, lastPair, oppositeOf, directionOf, strength } from './change.ts';
import type { Fact, Extent } from './fact.ts';
import {
  breaksFor,
  cells,
  isComparable,
  isVisibleObservation,
  unbrokenRun,
  visibleFor,
  type FactContext,
  type VisibleObservation,
} from './context.ts';
import { antall, endring, runLength, verdi, type Calculation } from './calculation.ts';

/** Changes of one sign in a row before they count as a run. */
const SHORTEST_RUN = 2;
/** Changes of one sign in a row before the opposite counts as a turn. */
const SHORTEST_BEFORE_TURN = 2;
/** Of fewer months there is no highest or lowest worth telling. */
export const SHORTEST_RECORD = 12;
/** A record of fewer persons says nothing. */
const SMALLEST_RECORD = 20;
/** So many months an extreme is held against one by one. */
const MOST_HELD_AGAINST = 12;

/** A run of same-sign changes that ends this month, or the turn that ended one; none of them «om lag uendret». */
export function findRun(context: FactContext, key: SeriesKey): Fact[] {
  const backwards = unbrokenRun(context, key);
  const [now, previous] = backwards;
  const retning = now && previous && directionOf(endring(now, previous));
  if (!retning) return [];
  const lengde = runLength(backwards);
  const ended = runLength(backwards.slice(1));
  const loud = loudMonths(backwards);
  if (lengde.verdi === 1 && ended.verdi >= SHORTEST_BEFORE_TURN && isTurn(backwards)) {
    if (loud < 1 + ended.verdi) return [];
    const vekt =
      3 + Math.min(4, ended.verdi) / 2 + strength(endring(now, previous).verdi, previous) / 4;
    const fra = addManeder(previous.maned, -ended.verdi);
    const kjentStart = hasStart(ended);
    const first = !kjentStart || isFirstSince(ended);
    return [{ slag: 'vending', vekt, retning, lengde, forut: ended, kjentStart, first, fra }];
  }
  if (lengde.verdi < SHORTEST_RUN || loud < lengde.verdi) return [];
  const first = cells(context, key)[0];
  const fra = addManeder(now.maned, -lengde.verdi);
  const vekt = 1.5 + Math.min(8, lengde.verdi) / 2;
  return [
    {
      slag: 'rekke',
      vekt,
      retning,
      lengde,
      kjentStart: hasStart(lengde),
      heleSerien: first?.maned === fra,
      fra,
    },
  ];
}

/** The change before the run is among what the run's length was counted from, so that it began where it seems to. */
function hasStart({ verdi: changes, av }: Calculation): boolean {
  return av.length > changes + 1;
}

/**
 * How many months back every change is told as one: «om lag uendret», as a month's own summary has it, and a run through
 * that month would contradict each other.
 */
function loudMonths(backwards: VisibleObservation[]): number {
  const quiet = backwards.findIndex((cell, i) => {
    const before = backwards[i + 1];
    return before !== undefined && isQuiet(cell, before);
  });
  return quiet === -1 ? backwards.length : quiet;
}

/** The change that the ended run began after went the other way; where the number stood still it did not. */
function isFirstSince({ av }: Calculation): boolean {
  const [start, before] = av.slice(-2);
  if (!isVisibleObservation(start) || !isVisibleObservation(before)) return false;
  return start.verdi.antall !== before.verdi.antall;
}

/** A change that is told as «om lag uendret». */
function isQuiet(now: VisibleObservation, previous: VisibleObservation): boolean {
  return compare(now, previous).grad === 'om-lag-uendret';
}

/** The change before the newest one went the opposite way. */
function isTurn([a, b, c]: VisibleObservation[]): boolean {
  if (!a || !b || !c) return false;
  const before = directionOf(endring(b, c));
  return before !== undefined && directionOf(endring(a, b)) === oppositeOf(before);
}

/** The same number in every month of the series, with at least three months and nothing hidden or missing. */
export function findUnchanged(context: FactContext, key: SeriesKey): Fact[] {
  const backwards = unbrokenRun(context, key);
  const all = cells(context, key);
  const [now] = backwards;
  const fra = all[0]?.maned;
  if (!now || !fra || backwards.length < 3 || backwards.length !== all.length) return [];
  if (backwards.some((cell) => cell.verdi.antall !== now.verdi.antall)) return [];
  return [{ slag: 'uendret-hele', vekt: 9, na: verdi(now), fra, maneder: antall(backwards) }];
}

/**
 * The highest or the lowest number of at least twelve months, by more than half a percent. Hidden months are under four
 * and cannot be higher; for the lowest every month must be visible. Months before a break are not compared; a missing
 * month leaves both unsaid. Also «the highest since …», where that is at least twelve months ago.
 */
export function findExtreme(context: FactContext, key: SeriesKey): Fact[] {
  const now = visibleFor(context, key, context.maned);
  const previous = lastPair(context, key)?.[1];
  if (!now || !previous) return [];
  const range = comparable(context, key);
  const first = range[0]?.maned;
  if (!first || manederBetween(first, now.maned) + 1 !== range.length) return [];
  if (range.length < SHORTEST_RECORD || now.verdi.antall < SMALLEST_RECORD) return [];
  const earlier = range.slice(0, -1);
  const whole = first === cells(context, key)[0]?.maned;
  return [...findTop(now, previous, earlier, whole), ...findBottom(now, previous, earlier, whole)];
}

/**
 * The number of the month, where it is higher, or lower, than in every other month since `first`, by however little;
 * undefined where it is not, or where that cannot be told: a month is missing, a break lies between, or a hidden one may be as low.
 */
export function recordSince(
  first: Maned,
  context: FactContext,
  key: SeriesKey,
  kind: 'topp' | 'bunn',
): VisibleObservation | undefined {
  const now = visibleFor(context, key, context.maned);
  const all = cells(context, key);
  if (!now || all[0]?.maned !== first || all.length !== manederBetween(first, now.maned) + 1)
    return undefined;
  if (!isComparable(context, key, first, now.maned)) return undefined;
  const count = now.verdi.antall;
  const isPassed = (cell: (typeof all)[number]) => {
    if (!isVisibleObservation(cell)) return kind === 'topp' && count >= LEAST_VISIBLE;
    return kind === 'topp' ? cell.verdi.antall < count : cell.verdi.antall > count;
  };
  return all.slice(0, -1).every(isPassed) ? now : undefined;
}

function findTop(
  now: VisibleObservation,
  previous: VisibleObservation,
  earlier: ReturnType<typeof cells>,
  whole: boolean,
): Fact[] {
  if (now.verdi.antall <= previous.verdi.antall) return [];
  const last = earlier.findLast(
    (cell) => isVisibleObservation(cell) && cell.verdi.antall >= now.verdi.antall,
  );
  if (isVisibleObservation(last) && last.verdi.antall === now.verdi.antall) return [];
  const omfang = extentOf(now, earlier[0]?.maned, last?.maned, whole);
  if (!omfang) return [];
  const span = within(earlier, last);
  if (!isClear(now, span)) return [];
  const mot = heldAgainst(span, (a, b) => b - a);
  return [{ slag: 'topp', vekt: weightOf(omfang, now), na: verdi(now), omfang, mot }];
}

function findBottom(
  now: VisibleObservation,
  previous: VisibleObservation,
  earlier: ReturnType<typeof cells>,
  whole: boolean,
): Fact[] {
  if (now.verdi.antall >= previous.verdi.antall) return [];
  const last = earlier.findLast(
    (cell) => !isVisibleObservation(cell) || cell.verdi.antall <= now.verdi.antall,
  );
  if (last && (!isVisibleObservation(last) || last.verdi.antall === now.verdi.antall)) return [];
  const omfang = extentOf(now, earlier[0]?.maned, last?.maned, whole);
  if (!omfang) return [];
  const span = within(earlier, last);
  if (!isClear(now, span)) return [];
  const mot = heldAgainst(span, (a, b) => a - b);
  return [{ slag: 'bunn', vekt: weightOf(omfang, now), na: verdi(now), omfang, mot }];
}

/** The number is more than half a percent away from every other of the span. */
function isClear(now: VisibleObservation, span: Observation[]): boolean {
  return span
    .filter(isVisibleObservation)
    .every(({ verdi: { antall: other } }) => 200 * Math.abs(now.verdi.antall - other) > other);
}

/** The months after the one that is equal or beyond; all where none is. */
function within(earlier: Observation[], last: Observation | undefined): Observation[] {
  return last ? earlier.slice(earlier.indexOf(last) + 1) : earlier;
}

/** The numbers an extreme was held against, newest first; of many only the nearest, which stands for all. */
function heldAgainst(
  months: Observation[],
  nearestFirst: (a: number, b: number) => number,
): Calculation[] {
  const visible = months.filter(isVisibleObservation);
  if (visible.length <= MOST_HELD_AGAINST) return visible.reverse().map(verdi);
  const [nearest] = visible.sort((a, b) => nearestFirst(a.verdi.antall, b.verdi.antall));
  return nearest ? [verdi(nearest)] : [];
}

/** The series from its last break, or from its start, to this month. */
function comparable(context: FactContext, key: SeriesKey) {
  const lastBreak = breaksFor(context, key).findLast(({ maned }) => maned <= context.maned);
  return cells(context, key).filter(({ maned }) => !lastBreak || maned >= lastBreak.maned);
}

function extentOf(
  now: VisibleObservation,
  first: Maned | undefined,
  equalOrBeyond: Maned | undefined,
  whole: boolean,
): Extent | undefined {
  if (!first) return undefined;
  if (equalOrBeyond === undefined) return { slag: whole ? 'serie' : 'fra', fra: first };
  const months = manederBetween(equalOrBeyond, now.maned);
  return months >= SHORTEST_RECORD ? { slag: 'siden', maned: equalOrBeyond } : undefined;
}

function weightOf(extent: Extent, { maned }: VisibleObservation): number {
  if (extent.slag !== 'siden') return 4;
  return 2 + Math.min(3, manederBetween(extent.maned, maned) / 12);
}
