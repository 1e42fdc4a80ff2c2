import { addManeder, type Maned } from '../domain/maned.ts';
import type { Kjonn } from '../domain/nokkel.ts';
import type { Faktum } from './faktum.ts';
import {
  celleFor,
  isSammenlignbar,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Emne,
  type Grunnlag,
  type SynligObservasjon,
} from './grunnlag.ts';
import { retningOf, strength } from './endring.ts';
import { andel, andelEndring, andelSum, endring, sum, verdi, type Utregning } from './utregning.ts';

/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;
/** The smallest number of persons a shift of the share is told of. */
const SMALLEST_WHOLE_FOR_SHIFT = 100;
/** A shift of the share worth a sentence, tenths of a percentage point. */
const SMALLEST_SHIFT = 10;

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
  if (!na) return findSkjermetKjonn(grunnlag, emne);
  const share = kvinneandelOf(na, emne);
  if (!share) return [];
  const last = addManeder(grunnlag.maned, -1);
  const before = isSammenlignbar(grunnlag, nokkelFor(emne), last, grunnlag.maned)
    ? kjonnsfordelingFor(grunnlag, emne, last)
    : undefined;
  const forrige = before && kvinneandelOf(before, emne);
  const differanse = before && forrige && differanseOf(na, before, emne);
  const facts: Faktum[] = [
    { slag: 'kvinneandel', vekt: 20, na: share, forrige, differanse },
    ...(before ? findHverSinVei(na, before, emne) : []),
  ];
  if (before && forrige && isShift(na, before)) {
    const retning = share.verdi > forrige.verdi ? 'opp' : 'ned';
    facts.push({ slag: 'andelsskifte', vekt: 21, na: share, forrige, retning });
  }
  return facts;
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

/** Opposite signs. Where the sexes are sums no rule gives their change, so the levels are told. */
function findHverSinVei(na: Kjonnsfordeling, before: Kjonnsfordeling, { niva }: Emne): Faktum[] {
  const women = na.kvinner.antall.verdi - before.kvinner.antall.verdi;
  const men = na.menn.antall.verdi - before.menn.antall.verdi;
  if (Math.sign(women) * Math.sign(men) !== -1) return [];
  const [w, m] = [na.kvinner.deler[0], na.menn.deler[0]];
  const [pw, pm] = [before.kvinner.deler[0], before.menn.deler[0]];
  if (!w || !m || !pw || !pm) return [];
  const told =
    niva === 'tiltak'
      ? { kvinner: na.kvinner.antall, menn: na.menn.antall }
      : { kvinner: endring(w, pw), menn: endring(m, pm) };
  const kvinnerRetning = retningOf({ ...told.kvinner, verdi: women }) ?? 'opp';
  const moved = strength(Math.abs(women) + Math.abs(men), before.total);
  return [
    { slag: 'kjonn-hver-sin-vei', vekt: 1.8 + 1.6 * Math.min(1, moved), ...told, kvinnerRetning },
  ];
}

/** Said only when a printed count that the share needs is hidden, and the total itself could have had one. */
function findSkjermetKjonn(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const { maned, register } = grunnlag;
  const total = synligFor(grunnlag, nokkelFor(emne), maned);
  if (!total || total.verdi.antall < SMALLEST_WHOLE) return [];
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
