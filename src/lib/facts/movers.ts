import {
  first,
  movedWay,
  SMALLEST_DIVIDED,
  toPart,
  visibleParts,
  type PartChange,
  type VisibleParts,
} from './contributions.ts';
import type { Partition } from './parts.ts';
import { compare, lastPair, directionOf, strength } from './change.ts';
import type { Part, Fact, Direction } from './fact.ts';
import { THE_WHOLE, keyFor, type Subject, type FactContext } from './context.ts';
import { endring, type Calculation } from './calculation.ts';

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
  if (!retning || Math.abs(change.verdi) < SMALLEST_DIVIDED) return [];
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
  const largest = first(told, direction);
  const size = Math.abs(largest?.endring ?? 0);
  return size >= SMALLEST_DIVIDED && size > unseen ? largest : undefined;
}

/** That the subject's number moved more its way than any other of all tiltak, or of all groups. */
export function findLargestOfAll(context: FactContext, subject: Subject): Fact[] {
  if (subject.niva !== 'tiltak' && subject.niva !== 'tiltaksgruppe') return [];
  const pair = lastPair(context, keyFor(subject));
  if (!pair || compare(...pair).grad === 'om-lag-uendret') return [];
  const change = endring(...pair);
  const retning = directionOf(change);
  if (!retning) return [];
  const parts = visibleParts(context, THE_WHOLE, subject.niva);
  const own = largestOf(parts, retning);
  if (own?.emne.id !== subject.id) return [];
  const [next] = movedWay(parts.told, retning)
    .filter((part) => part !== own)
    .sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
  // The largest of one is no superlative.
  if (!next) return [];
  const alle: Part[] = [own, next].map(toPart);
  return [{ slag: 'largest-of-all', vekt: 3, retning, endring: change, alle }];
}
