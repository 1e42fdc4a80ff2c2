import { addManeder } from '../domain/maned.ts';
import {
  type PartChange,
  partChanges,
  largestRelativeChange,
  toRelativePart,
} from './contributions.ts';
import { completeParts, siblings, type Partition, type VisiblePart } from './parts.ts';
import { compare, lastPair, directionOf, strength } from './change.ts';
import type { Fact } from './fact.ts';
import {
  GRAND_TOTAL,
  isComparable,
  keyFor,
  visibleFor,
  type Subject,
  type FactContext,
} from './context.ts';
import { share, endring, changePercent, rank, verdi } from './calculation.ts';

/** Places further down are not worth a sentence. */
const LAST_PLACE_TOLD = 5;
/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;
/** A smaller share is not told, tenths of a percent. */
const SMALLEST_SHARE = 10;

/** What a subject is a part of: a tiltak of its group, everything else of the whole. The whole has no parent. */
export function parentOf({ register }: FactContext, { niva, id }: Subject): Subject | undefined {
  if (niva === 'i-alt') return undefined;
  if (niva !== 'tiltak') return GRAND_TOTAL;
  const group = register.tiltak.find(({ slug }) => slug === id)?.gruppe;
  return group === undefined ? GRAND_TOTAL : { niva: 'tiltaksgruppe', id: group };
}

/** What there is to tell of a subject among its siblings and against what they make up together. */
export function findSiblings(context: FactContext, subject: Subject): Fact[] {
  const over = parentOf(context, subject);
  if (!over || subject.niva === 'i-alt') return [];
  const alone = siblings(context, subject).length < 2;
  // A group's only tiltak is the group itself: the whole is what it differs from.
  if (alone)
    return [
      ...findCounterMovement(context, subject, GRAND_TOTAL),
      ...findShareOfAll(context, subject),
    ];
  return [
    ...findCounterMovement(context, subject, over),
    ...findLargest(context, subject, over),
    ...findPlace(context, subject, over),
    ...(subject.niva === 'tiltak' ? findShareOfAll(context, subject) : []),
  ];
}

/** A tiltak's share of all participants: two printed numbers, whatever is hidden in its group. */
function findShareOfAll(context: FactContext, subject: Subject): Fact[] {
  const own = visibleFor(context, keyFor(subject), context.maned);
  const whole = visibleFor(context, keyFor(GRAND_TOTAL), context.maned);
  if (!own || !whole || whole.verdi.antall < SMALLEST_WHOLE) return [];
  const portion = share(own, whole);
  if (portion.verdi < SMALLEST_SHARE) return [];
  return [{ slag: 'andel-av', vekt: 2 + portion.verdi / 200, over: GRAND_TOTAL, andel: portion }];
}

function findCounterMovement(context: FactContext, subject: Subject, over: Subject): Fact[] {
  const own = lastPair(context, keyFor(subject));
  const whole = lastPair(context, keyFor(over));
  if (!own || !whole) return [];
  const [mine, theirs] = [compare(...own), compare(...whole)];
  const quiet = ['om-lag-uendret', 'uendret', 'liten'];
  if (quiet.includes(mine.grad) || quiet.includes(theirs.grad)) return [];
  const retning = directionOf(mine.endring);
  if (!retning || retning === directionOf(theirs.endring)) return [];
  const vekt = 2.2 + strength(mine.endring.verdi, own[1]) / 4;
  return [{ slag: 'motstrom', vekt, over, retning, overEndring: theirs.endring }];
}

function findLargest(context: FactContext, subject: Subject, over: Subject): Fact[] {
  const parts = partChanges(context, over, sharingOf(subject));
  if (!parts || parts.length < 3) return [];
  const same = parts.filter((part) => isSameWay(part, parts, subject));
  const found = same.length < 2 ? undefined : largestRelativeChange(same);
  if (found?.emne.id !== subject.id) return [];
  const prosent = changePercent(found.na, found.forrige);
  const retning = found.endring > 0 ? 'opp' : 'ned';
  const alle = same.flatMap(toRelativePart);
  return [{ slag: 'storst-av-sosken', vekt: 2.9, retning, over, prosent, alle }];
}

/** The siblings that went the same way as the subject, itself among them. */
function isSameWay(part: PartChange, parts: PartChange[], { id }: Subject): boolean {
  const own = parts.find(({ emne }) => emne.id === id);
  return own !== undefined && Math.sign(part.endring) === Math.sign(own.endring);
}

/** Share of the parent, place among the siblings, and places changed; each only where every sibling is visible. */
function findPlace(context: FactContext, subject: Subject, over: Subject): Fact[] {
  const now = placed(context, subject, over, context.maned);
  const whole = visibleFor(context, keyFor(over), context.maned);
  if (!now || !whole) return [];
  const portion = share(now.own.celle, whole);
  const partOf: Fact[] =
    whole.verdi.antall < SMALLEST_WHOLE || portion.verdi < SMALLEST_SHARE
      ? []
      : [{ slag: 'andel-av', vekt: 1.7 + portion.verdi / 1000, over, andel: portion }];
  const place = rank(
    now.own.celle,
    now.others.map(({ celle }) => celle),
  );
  const tied = now.others.some(({ celle }) => celle.verdi.antall === now.own.celle.verdi.antall);
  if (tied || place.verdi > LAST_PLACE_TOLD) return partOf;
  const last = addManeder(context.maned, -1);
  const before = placed(context, subject, over, last);
  // A place is not lost or won over a break.
  const unbroken = [now.own, ...now.others].every(({ nokkel }) =>
    isComparable(context, nokkel, last, context.maned),
  );
  const passed = before && unbroken ? passedBy(now, before) : undefined;
  if (passed) return [...partOf, { slag: 'rangskifte', vekt: 3.5, ...passed, rang: place, over }];
  const leads = place.verdi <= 3 && 2 * place.verdi <= now.others.length + 1;
  if (!leads || partOf.length === 0) return partOf;
  return [{ slag: 'plass', vekt: 2.3 - place.verdi / 10, rang: place, over, andel: portion }];
}

interface Placement {
  own: VisiblePart;
  others: VisiblePart[];
}

function placed(
  context: FactContext,
  subject: Subject,
  over: Subject,
  maned: FactContext['maned'],
): Placement | undefined {
  const all = completeParts(context, keyFor(over), siblings(context, subject), maned);
  const own = all?.find((part) => part.emne.id === subject.id);
  return all && own && { own, others: all.filter((part) => part !== own) };
}

/** The one sibling the subject passed, or was passed by; undefined when none or several. */
function passedBy(now: Placement, before: Placement) {
  const crossed = now.others.flatMap((other) => {
    const earlier = before.others.find(({ nokkel }) => nokkel === other.nokkel);
    if (!earlier) return [];
    const was = Math.sign(endring(before.own.celle, earlier.celle).verdi);
    const is = Math.sign(endring(now.own.celle, other.celle).verdi);
    if (was * is !== -1) return [];
    return [
      {
        forbi: other.emne,
        retning: is > 0 ? ('opp' as const) : ('ned' as const),
        for: { egen: verdi(before.own.celle), annen: verdi(earlier.celle) },
      },
    ];
  });
  return crossed.length === 1 ? crossed[0] : undefined;
}

function sharingOf({ niva }: Subject): Partition {
  return niva === 'hovedgruppe' || niva === 'tiltaksgruppe' ? niva : 'tiltak';
}
