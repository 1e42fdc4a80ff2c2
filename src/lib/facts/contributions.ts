import { addManeder } from '../domain/maned.ts';
import type { Observation } from '../domain/observation.ts';
import { compare, lastPair, directionOf, strength, SMALLEST_BASE_FOR_PERCENT } from './change.ts';
import { partsOf, completeParts, type Partition, type PartSeries } from './parts.ts';
import type { Part, Fact, MovingPart, Direction } from './fact.ts';
import {
  GRAND_TOTAL,
  cellFor,
  isComparable,
  isVisibleObservation,
  keyFor,
  visibleFor,
  type Subject,
  type FactContext,
  type VisibleObservation,
} from './context.ts';
import { share, endring, changePercent, type Calculation } from './calculation.ts';

/** A part's number this month and the month before. */
export interface PartChange extends PartSeries {
  na: VisibleObservation;
  forrige: VisibleObservation;
  endring: number;
}

/** Changes smaller than this are not divided among parts, nor told of one that has hidden siblings. */
const SMALLEST_ATTRIBUTED = 10;
/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;

/**
 * The parts' changes from the month before; undefined unless every printed part is visible in both months, the
 * parts add up to the printed total in both, the same parts are printed, and no break lies between.
 */
export function partChanges(
  context: FactContext,
  subject: Subject,
  sharing: Partition,
): PartChange[] | undefined {
  const parts = partsOf(context, subject, sharing);
  const total = keyFor(subject);
  const last = addManeder(context.maned, -1);
  const now = completeParts(context, total, parts, context.maned);
  const before = completeParts(context, total, parts, last);
  if (!now || now.length !== before?.length) return undefined;
  const found = now.flatMap((part, i) => {
    const earlier = before[i];
    if (earlier?.nokkel !== part.nokkel) return [];
    if (!isComparable(context, part.nokkel, last, context.maned)) return [];
    const change = part.celle.verdi.antall - earlier.celle.verdi.antall;
    return [{ ...part, na: part.celle, forrige: earlier.celle, endring: change }];
  });
  return found.length === now.length ? found : undefined;
}

/** The parts whose change can be told. No other part can have moved by as much as `unseen` and one more. */
export interface VisibleParts {
  told: PartChange[];
  /** The largest number that a part without a change to tell has in either month. */
  unseen: number;
  /** Every printed part is told, and they add up to the whole. */
  complete: boolean;
}

/** The parts that are visible and comparable in both months, whatever their siblings are. */
function visibleParts(context: FactContext, subject: Subject, sharing: Partition): VisibleParts {
  const last = addManeder(context.maned, -1);
  const found: VisibleParts = { told: [], unseen: 0, complete: false };
  for (const part of partsOf(context, subject, sharing)) {
    const pair = lastPair(context, part.nokkel);
    const cells = [context.maned, last].map((maned) => cellFor(context, part.nokkel, maned));
    if (!pair) found.unseen = Math.max(found.unseen, ...cells.map(mostOf));
    else {
      const [na, forrige] = pair;
      const change = na.verdi.antall - forrige.verdi.antall;
      found.told.push({ ...part, na, forrige, endring: change });
    }
  }
  return { ...found, complete: partChanges(context, subject, sharing) !== undefined };
}

/** The most that a cell can stand for: itself, three where it is hidden, nothing where the report has no row. */
function mostOf(cell: Observation | undefined): number {
  if (!cell) return 0;
  return isVisibleObservation(cell) ? cell.verdi.antall : 3;
}

/** The hovedgruppe that is more than half of a subject of which no change can be told; every hovedgruppe must be visible. */
export function findLargestPart(context: FactContext, subject: Subject): Fact[] {
  const total = keyFor(subject);
  const whole = visibleFor(context, total, context.maned);
  if (!whole || whole.verdi.antall < SMALLEST_WHOLE || lastPair(context, total)) return [];
  const parts = partsOf(context, subject, 'hovedgruppe');
  const complete = completeParts(context, total, parts, context.maned) ?? [];
  const half = complete.find(({ celle }) => 2 * celle.verdi.antall > whole.verdi.antall);
  if (!half || complete.length < 2) return [];
  return [
    { slag: 'storst-del', vekt: 2.5, del: { emne: half.emne, tall: share(half.celle, whole) } },
  ];
}

/** What there is to tell of a subject's parts beside who moved it: parts that went opposite ways, the largest relative change. */
export function findContribution(context: FactContext, subject: Subject): Fact[] {
  const total = keyFor(subject);
  const last = addManeder(context.maned, -1);
  const now = visibleFor(context, total, context.maned);
  const previous = visibleFor(context, total, last);
  if (!now || !previous || !isComparable(context, total, last, context.maned)) return [];
  return (['tiltaksgruppe', 'tiltak', 'hovedgruppe'] as const).flatMap((sharing) => {
    const parts = visibleParts(context, subject, sharing);
    const deler = partChanges(context, subject, sharing);
    return [
      ...findOpposite(now, previous, parts, sharing),
      ...(!deler || sharing === 'hovedgruppe' ? [] : findLargestRelative(deler, sharing)),
    ];
  });
}

function findOpposite(
  now: VisibleObservation,
  previous: VisibleObservation,
  { told: parts, unseen, complete }: VisibleParts,
  deling: Partition,
): Fact[] {
  const opp = largestMover(parts, 'opp');
  const ned = largestMover(parts, 'ned');
  if (!opp || !ned) return [];
  const smaller = Math.min(opp.endring, -ned.endring);
  if (smaller < SMALLEST_ATTRIBUTED || smaller <= unseen) return [];
  // What is told as «om lag uendret» went no way.
  if ([opp, ned].some((part) => compare(part.na, part.forrige).grad === 'om-lag-uendret'))
    return [];
  const [up, down] = [toMoved(opp, parts), toMoved(ned, parts)];
  // The largest of one is no superlative, and beside hidden ones none is known to be alone.
  if (!complete && (up.alone || down.alone)) return [];
  const retning = directionOf(endring(now, previous)) ?? 'opp';
  const vekt = 2.4 + strength(smaller, previous) / 2 + (deling === 'hovedgruppe' ? 0 : 0.4);
  // Every part beside the whole would lay out what the hidden ones are together.
  const alle = complete ? parts.map(toPart) : [opp, ned].map(toPart);
  return [{ slag: 'motsatt', vekt, deling, retning, opp: up, ned: down, alle }];
}

/** The part that moved most one way; undefined when none did, or when two moved equally much. */
function largestMover(parts: PartChange[], direction: Direction): PartChange | undefined {
  const sorted = moversIn(parts, direction).sort(
    (a, b) => Math.abs(b.endring) - Math.abs(a.endring),
  );
  const [most, second] = sorted;
  return most && most.endring !== second?.endring ? most : undefined;
}

/** The parts that went one way. */
function moversIn(parts: PartChange[], direction: Direction): PartChange[] {
  return parts.filter((part) => part.endring !== 0 && signOf(part) === direction);
}

function toMoved(part: PartChange, parts: PartChange[]): MovingPart {
  const alone = moversIn(parts, signOf(part)).length === 1;
  return {
    ...toPart(part),
    alone,
    prosent: alone ? compare(part.na, part.forrige).prosent : undefined,
  };
}

function findLargestRelative(parts: PartChange[], deling: Partition): Fact[] {
  const found = largestRelativeChange(parts);
  // The largest of one is no superlative.
  if (!found || parts.length < 3 || moversIn(parts, signOf(found)).length < 2) return [];
  const tall = changePercent(found.na, found.forrige);
  const vekt = 1.6 + Math.min(2, Math.abs(tall.verdi) / 80);
  const del = { emne: found.emne, tall };
  const alle = parts.flatMap(toRelativePart);
  return [{ slag: 'storst-relativ', vekt, deling, retning: signOf(found), del, alle }];
}

/** The part with the largest relative change of all, compared as exact fractions; undefined for a tie or a base under a hundred. */
export function largestRelativeChange(parts: PartChange[]): PartChange | undefined {
  const moved = parts.filter((part) => part.endring !== 0 && part.forrige.verdi.antall > 0);
  const [first, second] = [...moved].sort(compareRelative);
  if (!first || first.forrige.verdi.antall < SMALLEST_BASE_FOR_PERCENT) return undefined;
  return second && compareRelative(first, second) === 0 ? undefined : first;
}

function compareRelative(a: PartChange, b: PartChange): number {
  const left = Math.abs(b.endring) * a.forrige.verdi.antall;
  return left - Math.abs(a.endring) * b.forrige.verdi.antall;
}

function signOf({ endring: change }: PartChange): Direction {
  return change > 0 ? 'opp' : 'ned';
}

/** The part with its change in persons. */
function toPart({ emne, na, forrige }: PartChange): Part {
  return { emne, tall: endring(na, forrige) };
}

/** The part with its change in percent; none where it had nobody before. */
export function toRelativePart({ emne, na, forrige }: PartChange): Part[] {
  return forrige.verdi.antall === 0 ? [] : [{ emne, tall: changePercent(na, forrige) }];
}

/** A tiltak says more than its group, and a group more than a hovedgruppe. */
const NEARNESS: Record<Partition, number> = { tiltak: 0.6, tiltaksgruppe: 0.4, hovedgruppe: 0 };

/**
 * Who a subject's change came from: the part that stands for half of it or more, and the two that moved most. Hidden
 * siblings are no hindrance where the parts told moved by ten or more and by more than any sibling can have.
 */
export function findMovers(context: FactContext, subject: Subject): Fact[] {
  const pair = lastPair(context, keyFor(subject));
  if (!pair || compare(...pair).grad === 'om-lag-uendret') return [];
  const change = endring(...pair);
  const retning = directionOf(change);
  if (!retning || Math.abs(change.verdi) < SMALLEST_ATTRIBUTED) return [];
  const vekt = 2.6 + strength(change.verdi, pair[1]) / 4;
  return (['tiltaksgruppe', 'tiltak', 'hovedgruppe'] as const).flatMap((deling): Fact[] => {
    const parts = visibleParts(context, subject, deling);
    const largest = largestOf(parts, retning);
    if (!largest || parts.told.length < 2) return [];
    const weight = vekt + NEARNESS[deling];
    return [
      ...findDriver(change, largest, parts, { deling, retning, vekt: weight }),
      ...findTwo(change, largest, parts, { deling, retning, vekt: weight }),
    ];
  });
}

type Mover = Pick<Fact<'driver'>, 'deling' | 'retning' | 'vekt'>;

function findDriver(
  change: Calculation,
  largest: PartChange,
  { told: all }: VisibleParts,
  told: Mover,
): Fact[] {
  const [part, whole] = [Math.abs(largest.endring), Math.abs(change.verdi)];
  // More than the whole: others went against it, and «sto for» would be of more than there is.
  if (2 * part < whole || part > whole) return [];
  // Where much went the other way, the change is what is left of larger ones, and no part of it is one part's.
  const back = all.filter((part) => Math.sign(part.endring) === -Math.sign(change.verdi));
  const backSum = back.reduce((sum, part) => sum + Math.abs(part.endring), 0);
  if (2 * backSum > whole) return [];
  return [{ slag: 'driver', ...told, del: toPart(largest), endring: change }];
}

function findTwo(
  change: Calculation,
  largest: PartChange,
  parts: VisibleParts,
  told: Mover,
): Fact[] {
  const others = { ...parts, told: parts.told.filter((part) => part !== largest) };
  const second = largestOf(others, told.retning);
  if (!second || told.deling === 'hovedgruppe') return [];
  const both = Math.abs(largest.endring + second.endring);
  // Where the first is most of the change the second adds little.
  if (4 * Math.abs(second.endring) < Math.abs(change.verdi) && 2 * both >= Math.abs(change.verdi))
    return [];
  const alle = parts.complete ? parts.told.map(toPart) : [largest, second].map(toPart);
  const vekt = told.vekt + 0.3;
  return [{ slag: 'movers', ...told, vekt, first: toPart(largest), second: toPart(second), alle }];
}

/** The part that moved most one way, by ten or more, and by more than any that is not told; undefined for a tie. */
function largestOf({ told, unseen }: VisibleParts, direction: Direction): PartChange | undefined {
  const largest = largestMover(told, direction);
  const size = Math.abs(largest?.endring ?? 0);
  return size >= SMALLEST_ATTRIBUTED && size > unseen ? largest : undefined;
}

/** That the subject's number moved more its way than any other of all tiltak, or of all groups. */
export function findLargestOfAll(context: FactContext, subject: Subject): Fact[] {
  if (subject.niva !== 'tiltak' && subject.niva !== 'tiltaksgruppe') return [];
  const pair = lastPair(context, keyFor(subject));
  if (!pair || compare(...pair).grad === 'om-lag-uendret') return [];
  const change = endring(...pair);
  const retning = directionOf(change);
  if (!retning) return [];
  const parts = visibleParts(context, GRAND_TOTAL, subject.niva);
  const own = largestOf(parts, retning);
  if (own?.emne.id !== subject.id) return [];
  const [next] = moversIn(parts.told, retning)
    .filter((part) => part !== own)
    .sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
  // The largest of one is no superlative.
  if (!next) return [];
  const alle: Part[] = [own, next].map(toPart);
  return [{ slag: 'largest-of-all', vekt: 3, retning, endring: change, alle }];
}
