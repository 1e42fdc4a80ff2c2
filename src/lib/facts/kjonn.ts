import { addManeder, type Maned } from '../domain/maned.ts';
import type { Kjonn } from '../domain/key.ts';
import { delerAv, sosken } from './parts.ts';
import type { Faktum, Kjonnsflytting } from './fact.ts';
import {
  celleFor,
  HELHETEN,
  isSammenlignbar,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Emne,
  type Grunnlag,
  type SynligObservasjon,
} from './context.ts';
import { strength } from './change.ts';
import { andel, andelEndring, andelSum, endring, sum, verdi, type Utregning } from './calculation.ts';

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
interface Kjonnstall {
  deler: SynligObservasjon[];
  antall: Utregning;
}

/** Women and men of a subject in one month, and the printed total they add up to. */
export interface Kjonnsfordeling {
  kvinner: Kjonnstall;
  menn: Kjonnstall;
  total: SynligObservasjon;
}

/**
 * Women and men of a subject in a month, or undefined where any count needed is hidden. A tiltak is not printed
 * by sex for all hovedgrupper together: there the printed hovedgrupper are added, and only when every one of
 * both sexes is visible and the two sums add up to the printed total.
 */
export function kjonnsfordelingFor(
  grunnlag: Grunnlag,
  emne: Emne,
  maned: Maned,
): Kjonnsfordeling | undefined {
  const total = synligFor(grunnlag, nokkelFor(emne), maned);
  const kvinner = kjonnstall(grunnlag, emne, 'kvinner', maned);
  const menn = kjonnstall(grunnlag, emne, 'menn', maned);
  if (!total || !kvinner || !menn) return undefined;
  const addsUp = kvinner.antall.verdi + menn.antall.verdi === total.verdi.antall;
  return addsUp ? { kvinner, menn, total } : undefined;
}

function kjonnstall(
  grunnlag: Grunnlag,
  emne: Emne,
  kjonn: Kjonn,
  maned: Maned,
): Kjonnstall | undefined {
  if (emne.niva !== 'tiltak') {
    const celle = synligFor(grunnlag, nokkelFor(emne, { kjonn }), maned);
    return celle && { deler: [celle], antall: verdi(celle) };
  }
  const printed = grunnlag.register.hovedgrupper.flatMap(
    ({ slug }) => celleFor(grunnlag, nokkelFor(emne, { hovedgruppe: slug, kjonn }), maned) ?? [],
  );
  const deler = printed.filter(isSynligObservasjon);
  if (deler.length === 0 || deler.length < printed.length) return undefined;
  const [only] = deler;
  return { deler, antall: only && deler.length === 1 ? verdi(only) : sum(deler) };
}

/** The women's share; undefined when fewer than twenty. */
export function kvinneandelOf(
  { kvinner, total }: Kjonnsfordeling,
  { niva }: Emne,
): Utregning | undefined {
  const [first] = kvinner.deler;
  if (!first || total.verdi.antall < SMALLEST_WHOLE) return undefined;
  return niva === 'tiltak' ? andelSum(kvinner.deler, total) : andel(first, total);
}

/** What there is to tell of women and men: the share, a shift of it, the sexes going opposite ways, or that it is hidden. */
export function findKjonn(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const na = kjonnsfordelingFor(grunnlag, emne, grunnlag.maned);
  if (!na) return [...findSkjermetKjonn(grunnlag, emne), ...findWomenOfPart(grunnlag, emne)];
  const share = kvinneandelOf(na, emne);
  if (!share) return [];
  const last = addManeder(grunnlag.maned, -1);
  const before = isSammenlignbar(grunnlag, nokkelFor(emne), last, grunnlag.maned)
    ? kjonnsfordelingFor(grunnlag, emne, last)
    : undefined;
  const forrige = before && kvinneandelOf(before, emne);
  const differanse = before && forrige && differanseOf(na, before, emne);
  const facts: Faktum[] = [
    { slag: 'kvinneandel', vekt: 20, na: share, forrige, differanse, mot: inAll(share, grunnlag) },
    ...(before ? findHverSinVei(na, before, emne) : []),
  ];
  if (before && forrige && isShift(na, before)) {
    const retning = share.verdi > forrige.verdi ? 'opp' : 'ned';
    facts.push({ slag: 'andelsskifte', vekt: 21, na: share, forrige, retning });
  }
  return facts;
}

/** The women's share in all tiltak, where this one differs from it by at least five points. */
function inAll({ verdi: own }: Utregning, grunnlag: Grunnlag): Utregning | undefined {
  const whole = kjonnsfordelingFor(grunnlag, HELHETEN, grunnlag.maned);
  const share = whole && kvinneandelOf(whole, HELHETEN);
  return share && Math.abs(own - share.verdi) >= SMALLEST_FROM_ALL ? share : undefined;
}

/** The women's share of the largest hovedgruppe of a tiltak, where that one prints both sexes and the total they add up to. */
function findWomenOfPart(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const { maned } = grunnlag;
  const whole = synligFor(grunnlag, nokkelFor(emne), maned);
  if (emne.niva !== 'tiltak' || !whole || hasShareAsGroup(grunnlag, emne, whole)) return [];
  const told = delerAv(grunnlag, emne, 'hovedgruppe').flatMap(({ emne: part, nokkel }) => {
    const total = synligFor(grunnlag, nokkel, maned);
    const [women, men] = (['kvinner', 'menn'] as const).map((kjonn) =>
      synligFor(grunnlag, nokkelFor(emne, { hovedgruppe: part.id, kjonn }), maned),
    );
    if (!total || !women || !men || total.verdi.antall < SMALLEST_PART) return [];
    const addsUp = women.verdi.antall + men.verdi.antall === total.verdi.antall;
    return addsUp ? [{ emne: part, tall: andel(women, total), size: total.verdi.antall }] : [];
  });
  const [largest] = told.sort((a, b) => b.size - a.size);
  return largest
    ? [{ slag: 'women-of-part', vekt: 19, del: { emne: largest.emne, tall: largest.tall } }]
    : [];
}

/** The printed difference of two shares, only where it equals the difference of the shares as they are shown. */
function differanseOf(
  na: Kjonnsfordeling,
  before: Kjonnsfordeling,
  emne: Emne,
): Utregning | undefined {
  const [a] = na.kvinner.deler;
  const [c] = before.kvinner.deler;
  const [shownNow, shownBefore] = [kvinneandelOf(na, emne), kvinneandelOf(before, emne)];
  if (emne.niva === 'tiltak' || !a || !c || !shownNow || !shownBefore) return undefined;
  const exact = andelEndring(a, na.total, c, before.total);
  return exact.verdi === shownNow.verdi - shownBefore.verdi ? exact : undefined;
}

function isShift(na: Kjonnsfordeling, before: Kjonnsfordeling): boolean {
  const [n, b] = [na.total.verdi.antall, before.total.verdi.antall];
  if (n < SMALLEST_WHOLE_FOR_SHIFT || b < SMALLEST_WHOLE_FOR_SHIFT) return false;
  const crossed = na.kvinner.antall.verdi * b - before.kvinner.antall.verdi * n;
  return 1000 * Math.abs(crossed) >= SMALLEST_SHIFT * n * b;
}

/** Opposite signs, both large enough to be seen in the way they are told. */
function findHverSinVei(na: Kjonnsfordeling, before: Kjonnsfordeling, { niva }: Emne): Faktum[] {
  const women = na.kvinner.antall.verdi - before.kvinner.antall.verdi;
  const men = na.menn.antall.verdi - before.menn.antall.verdi;
  if (Math.sign(women) * Math.sign(men) !== -1) return [];
  const kvinner = flytting(na.kvinner, before.kvinner, niva);
  const menn = flytting(na.menn, before.menn, niva);
  if (!kvinner || !menn) return [];
  const kvinnerRetning = women > 0 ? 'opp' : 'ned';
  const moved = strength(Math.abs(women) + Math.abs(men), before.total);
  const vekt = 1.8 + 1.6 * Math.min(1, moved);
  return [{ slag: 'kjonn-hver-sin-vei', vekt, kvinner, menn, kvinnerRetning }];
}

/** Where the counts are sums no rule gives their change, so both levels are told; undefined when they hardly differ. */
function flytting(
  na: Kjonnstall,
  before: Kjonnstall,
  niva: Emne['niva'],
): Kjonnsflytting | undefined {
  const [now, then] = [na.deler[0], before.deler[0]];
  if (!now || !then) return undefined;
  const moved = Math.abs(na.antall.verdi - before.antall.verdi);
  if (niva !== 'tiltak')
    return moved < SMALLEST_BETWEEN_CHANGES ? undefined : { endring: endring(now, then) };
  if (moved < SMALLEST_BETWEEN_LEVELS || 200 * moved < before.antall.verdi) return undefined;
  return { endring: undefined, forrige: before.antall, na: na.antall };
}

/**
 * Said only when a printed count that the share needs is hidden, the total itself could have had one, and the
 * same share is not printed for a group that is this tiltak alone.
 */
function findSkjermetKjonn(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const { maned, register } = grunnlag;
  const total = synligFor(grunnlag, nokkelFor(emne), maned);
  if (!total || total.verdi.antall < SMALLEST_WHOLE) return [];
  if (hasShareAsGroup(grunnlag, emne, total)) return [];
  const limits =
    emne.niva === 'tiltak' ? register.hovedgrupper.map(({ slug }) => slug) : [undefined];
  const needed = (['kvinner', 'menn'] as const).flatMap((kjonn) =>
    limits.flatMap(
      (hovedgruppe) => celleFor(grunnlag, nokkelFor(emne, { hovedgruppe, kjonn }), maned) ?? [],
    ),
  );
  const hidden = needed.some((celle) => !isSynligObservasjon(celle));
  return hidden ? [{ slag: 'skjermet-kjonn', vekt: 50 }] : [];
}

/** The tiltak is all of its group, and the group's women and men are printed. */
function hasShareAsGroup(grunnlag: Grunnlag, emne: Emne, total: SynligObservasjon): boolean {
  const tiltak = grunnlag.register.tiltak.find(({ slug }) => slug === emne.id);
  if (emne.niva !== 'tiltak' || !tiltak || sosken(grunnlag, emne).length > 1) return false;
  const gruppe: Emne = { niva: 'tiltaksgruppe', id: tiltak.gruppe };
  const printed = kjonnsfordelingFor(grunnlag, gruppe, grunnlag.maned);
  return printed?.total.verdi.antall === total.verdi.antall;
}
