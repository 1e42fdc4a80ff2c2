import { addManeder, type Maned } from '../domain/maned.ts';
import type { Kjonn } from '../domain/key.ts';
import { partsOf, siblings } from './parts.ts';
import type { Fact, KjonnChange } from './fact.ts';
import {
  cellFor,
  GRAND_TOTAL,
  isComparable,
  isVisibleObservation,
  keyFor,
  visibleFor,
  type Subject,
  type FactContext,
  type VisibleObservation,
} from './context.ts';
import { strength } from './change.ts';
import {
  share,
  shareChange,
  shareSum,
  endring,
  sum,
  verdi,
  type Calculation,
} from './calculation.ts';

/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;
/** The smallest number of persons a shift of the share is told of. */
const SMALLEST_WHOLE_FOR_SHIFT = 100;
/** A shift of the share worth a sentence, tenths of a percentage point. */
const SMALLEST_SHIFT = 10;
/** The smallest hovedgruppe that speaks for a tiltak. */
const SMALLEST_PART = 50;
/** A share this much from that of all tiltak is told beside it, tenths of a percentage point. */
const SMALLEST_FROM_ALL = 50;
/** One or two persons more or fewer part no ways. */
const SMALLEST_BETWEEN_CHANGES = 3;
/** Two levels show no movement of fewer persons than this, nor of less than half a percent. */
const SMALLEST_BETWEEN_LEVELS = 4;

/** A count of one sex: printed as such, or the sum of the printed parts. */
interface KjonnNumber {
  deler: VisibleObservation[];
  antall: Calculation;
}

/** Women and men of a subject in one month, and the printed total they add up to. */
export interface KjonnSplit {
  kvinner: KjonnNumber;
  menn: KjonnNumber;
  total: VisibleObservation;
}

/**
 * Women and men of a subject in a month, or undefined where any count needed is hidden. A tiltak is not printed
 * by sex for all hovedgrupper together: there the printed hovedgrupper are added, and only when every one of
 * both sexes is visible and the two sums add up to the printed total.
 */
export function kjonnSplitFor(
  context: FactContext,
  subject: Subject,
  maned: Maned,
): KjonnSplit | undefined {
  const total = visibleFor(context, keyFor(subject), maned);
  const kvinner = kjonnNumber(context, subject, 'kvinner', maned);
  const menn = kjonnNumber(context, subject, 'menn', maned);
  if (!total || !kvinner || !menn) return undefined;
  const addsUp = kvinner.antall.verdi + menn.antall.verdi === total.verdi.antall;
  return addsUp ? { kvinner, menn, total } : undefined;
}

function kjonnNumber(
  context: FactContext,
  subject: Subject,
  kjonn: Kjonn,
  maned: Maned,
): KjonnNumber | undefined {
  if (subject.niva !== 'tiltak') {
    const cell = visibleFor(context, keyFor(subject, { kjonn }), maned);
    return cell && { deler: [cell], antall: verdi(cell) };
  }
  const printed = context.register.hovedgrupper.flatMap(
    ({ slug }) => cellFor(context, keyFor(subject, { hovedgruppe: slug, kjonn }), maned) ?? [],
  );
  const deler = printed.filter(isVisibleObservation);
  if (deler.length === 0 || deler.length < printed.length) return undefined;
  const [only] = deler;
  return { deler, antall: only && deler.length === 1 ? verdi(only) : sum(deler) };
}

/** The women's share; undefined when fewer than twenty. */
export function kvinneShareOf(
  { kvinner, total }: KjonnSplit,
  { niva }: Subject,
): Calculation | undefined {
  const [first] = kvinner.deler;
  if (!first || total.verdi.antall < SMALLEST_WHOLE) return undefined;
  return niva === 'tiltak' ? shareSum(kvinner.deler, total) : share(first, total);
}

/** What there is to tell of women and men: the share, a shift of it, the sexes going opposite ways, or that it is hidden. */
export function findKjonn(context: FactContext, subject: Subject): Fact[] {
  const now = kjonnSplitFor(context, subject, context.maned);
  if (!now) return [...findSkjermetKjonn(context, subject), ...findWomenOfPart(context, subject)];
  const share = kvinneShareOf(now, subject);
  if (!share) return [];
  const last = addManeder(context.maned, -1);
  const before = isComparable(context, keyFor(subject), last, context.maned)
    ? kjonnSplitFor(context, subject, last)
    : undefined;
  const forrige = before && kvinneShareOf(before, subject);
  const differanse = before && forrige && differenceOf(now, before, subject);
  const facts: Fact[] = [
    { slag: 'kvinneandel', vekt: 20, na: share, forrige, differanse, mot: inAll(share, context) },
    ...(before ? findEachSinWay(now, before, subject) : []),
  ];
  if (before && forrige && isShift(now, before)) {
    const retning = share.verdi > forrige.verdi ? 'opp' : 'ned';
    facts.push({ slag: 'andelsskifte', vekt: 21, na: share, forrige, retning });
  }
  return facts;
}

/** The women's share in all tiltak, where this one differs from it by at least five points. */
function inAll({ verdi: own }: Calculation, context: FactContext): Calculation | undefined {
  const whole = kjonnSplitFor(context, GRAND_TOTAL, context.maned);
  const share = whole && kvinneShareOf(whole, GRAND_TOTAL);
  return share && Math.abs(own - share.verdi) >= SMALLEST_FROM_ALL ? share : undefined;
}

/** The women's share of the largest hovedgruppe of a tiltak, where that one prints both sexes and the total they add up to. */
function findWomenOfPart(context: FactContext, subject: Subject): Fact[] {
  const { maned } = context;
  const whole = visibleFor(context, keyFor(subject), maned);
  if (subject.niva !== 'tiltak' || !whole || hasShareAsGroup(context, subject, whole)) return [];
  const told = partsOf(context, subject, 'hovedgruppe').flatMap(({ emne: part, nokkel }) => {
    const total = visibleFor(context, nokkel, maned);
    const [women, men] = (['kvinner', 'menn'] as const).map((kjonn) =>
      visibleFor(context, keyFor(subject, { hovedgruppe: part.id, kjonn }), maned),
    );
    if (!total || !women || !men || total.verdi.antall < SMALLEST_PART) return [];
    const addsUp = women.verdi.antall + men.verdi.antall === total.verdi.antall;
    return addsUp ? [{ emne: part, tall: share(women, total), size: total.verdi.antall }] : [];
  });
  const [largest] = told.sort((a, b) => b.size - a.size);
  return largest
    ? [{ slag: 'women-of-part', vekt: 19, del: { emne: largest.emne, tall: largest.tall } }]
    : [];
}

/** The printed difference of two shares, only where it equals the difference of the shares as they are shown. */
function differenceOf(
  now: KjonnSplit,
  before: KjonnSplit,
  subject: Subject,
): Calculation | undefined {
  const [a] = now.kvinner.deler;
  const [c] = before.kvinner.deler;
  const [shownNow, shownBefore] = [kvinneShareOf(now, subject), kvinneShareOf(before, subject)];
  if (subject.niva === 'tiltak' || !a || !c || !shownNow || !shownBefore) return undefined;
  const exact = shareChange(a, now.total, c, before.total);
  return exact.verdi === shownNow.verdi - shownBefore.verdi ? exact : undefined;
}

function isShift(now: KjonnSplit, before: KjonnSplit): boolean {
  const [n, b] = [now.total.verdi.antall, before.total.verdi.antall];
  if (n < SMALLEST_WHOLE_FOR_SHIFT || b < SMALLEST_WHOLE_FOR_SHIFT) return false;
  const crossed = now.kvinner.antall.verdi * b - before.kvinner.antall.verdi * n;
  return 1000 * Math.abs(crossed) >= SMALLEST_SHIFT * n * b;
}

/** Opposite signs, both large enough to be seen in the way they are told. */
function findEachSinWay(now: KjonnSplit, before: KjonnSplit, { niva }: Subject): Fact[] {
  const women = now.kvinner.antall.verdi - before.kvinner.antall.verdi;
  const men = now.menn.antall.verdi - before.menn.antall.verdi;
  if (Math.sign(women) * Math.sign(men) !== -1) return [];
  const kvinner = move(now.kvinner, before.kvinner, niva);
  const menn = move(now.menn, before.menn, niva);
  if (!kvinner || !menn) return [];
  const kvinnerRetning = women > 0 ? 'opp' : 'ned';
  const moved = strength(Math.abs(women) + Math.abs(men), before.total);
  const vekt = 1.8 + 1.6 * Math.min(1, moved);
  return [{ slag: 'kjonn-hver-sin-vei', vekt, kvinner, menn, kvinnerRetning }];
}

/** Where the counts are sums no rule gives their change, so both levels are told; undefined when they hardly differ. */
function move(
  present: KjonnNumber,
  before: KjonnNumber,
  niva: Subject['niva'],
): KjonnChange | undefined {
  const [now, then] = [present.deler[0], before.deler[0]];
  if (!now || !then) return undefined;
  const moved = Math.abs(present.antall.verdi - before.antall.verdi);
  if (niva !== 'tiltak')
    return moved < SMALLEST_BETWEEN_CHANGES ? undefined : { endring: endring(now, then) };
  if (moved < SMALLEST_BETWEEN_LEVELS || 200 * moved < before.antall.verdi) return undefined;
  return { endring: undefined, forrige: before.antall, na: present.antall };
}

/**
 * Said only when a printed count that the share needs is hidden, the total itself could have had one, and the
 * same share is not printed for a group that is this tiltak alone.
 */
function findSkjermetKjonn(context: FactContext, subject: Subject): Fact[] {
  const { maned, register } = context;
  const total = visibleFor(context, keyFor(subject), maned);
  if (!total || total.verdi.antall < SMALLEST_WHOLE) return [];
  if (hasShareAsGroup(context, subject, total)) return [];
  const limits =
    subject.niva === 'tiltak' ? register.hovedgrupper.map(({ slug }) => slug) : [undefined];
  const needed = (['kvinner', 'menn'] as const).flatMap((kjonn) =>
    limits.flatMap(
      (hovedgruppe) => cellFor(context, keyFor(subject, { hovedgruppe, kjonn }), maned) ?? [],
    ),
  );
  const hidden = needed.some((cell) => !isVisibleObservation(cell));
  return hidden ? [{ slag: 'skjermet-kjonn', vekt: 50 }] : [];
}

/** The tiltak is all of its group, and the group's women and men are printed. */
function hasShareAsGroup(
  context: FactContext,
  subject: Subject,
  total: VisibleObservation,
): boolean {
  const tiltak = context.register.tiltak.find(({ slug }) => slug === subject.id);
  if (subject.niva !== 'tiltak' || !tiltak || siblings(context, subject).length > 1) return false;
  const group: Subject = { niva: 'tiltaksgruppe', id: tiltak.gruppe };
  const printed = kjonnSplitFor(context, group, context.maned);
  return printed?.total.verdi.antall === total.verdi.antall;
}
