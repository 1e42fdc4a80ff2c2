import { addManeder } from '../domain/maned.ts';
import { compare, lastPair, retningOf, strength, SMALLEST_BASE_FOR_PERCENT } from './endring.ts';
import { delerAv, fullstendig, type Deling, type Delserie } from './deler.ts';
import type { Del, Faktum, Flyttet, Retning } from './faktum.ts';
import {
  isSammenlignbar,
  nokkelFor,
  synligFor,
  type Emne,
  type Grunnlag,
  type SynligObservasjon,
} from './grunnlag.ts';
import { andel, endring, endringProsent } from './utregning.ts';

/** A part's number this month and the month before. */
export interface Delendring extends Delserie {
  na: SynligObservasjon;
  forrige: SynligObservasjon;
  endring: number;
}

/** A part must stand for this much of a change to be its driver, tenths. */
const DRIVER_SHARE = 6;
/** Changes smaller than this are not divided among parts. */
const SMALLEST_DIVIDED = 10;
/** The smallest number of persons a share is told of. */
const SMALLEST_WHOLE = 20;

/**
 * The parts' changes from the month before; undefined unless every printed part is visible in both months, the
 * parts add up to the printed total in both, the same parts are printed, and no break lies between.
 */
export function delendringer(
  grunnlag: Grunnlag,
  emne: Emne,
  deling: Deling,
): Delendring[] | undefined {
  const deler = delerAv(grunnlag, emne, deling);
  const total = nokkelFor(emne);
  const last = addManeder(grunnlag.maned, -1);
  const now = fullstendig(grunnlag, total, deler, grunnlag.maned);
  const before = fullstendig(grunnlag, total, deler, last);
  if (!now || now.length !== before?.length) return undefined;
  const found = now.flatMap((del, i) => {
    const earlier = before[i];
    if (earlier?.nokkel !== del.nokkel) return [];
    if (!isSammenlignbar(grunnlag, del.nokkel, last, grunnlag.maned)) return [];
    const change = del.celle.verdi.antall - earlier.celle.verdi.antall;
    return [{ ...del, na: del.celle, forrige: earlier.celle, endring: change }];
  });
  return found.length === now.length ? found : undefined;
}

/** The hovedgruppe that is more than half of a subject of which no change can be told; every hovedgruppe must be visible. */
export function findStorstDel(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const total = nokkelFor(emne);
  const whole = synligFor(grunnlag, total, grunnlag.maned);
  if (!whole || whole.verdi.antall < SMALLEST_WHOLE || lastPair(grunnlag, total)) return [];
  const deler = delerAv(grunnlag, emne, 'hovedgruppe');
  const complete = fullstendig(grunnlag, total, deler, grunnlag.maned) ?? [];
  const half = complete.find(({ celle }) => 2 * celle.verdi.antall > whole.verdi.antall);
  if (!half || complete.length < 2) return [];
  return [
    { slag: 'storst-del', vekt: 2.5, del: { emne: half.emne, tall: andel(half.celle, whole) } },
  ];
}

/** What there is to tell of a subject's parts: the driver of its change, parts that went opposite ways, the largest relative change. */
export function findBidrag(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const total = nokkelFor(emne);
  const last = addManeder(grunnlag.maned, -1);
  const na = synligFor(grunnlag, total, grunnlag.maned);
  const forrige = synligFor(grunnlag, total, last);
  if (!na || !forrige || !isSammenlignbar(grunnlag, total, last, grunnlag.maned)) return [];
  return (['tiltaksgruppe', 'tiltak', 'hovedgruppe'] as const).flatMap((deling) => {
    const deler = delendringer(grunnlag, emne, deling);
    if (!deler || deler.length < 2) return [];
    return [
      ...findDriver(na, forrige, deler, deling),
      ...findMotsatt(na, forrige, deler, deling),
      ...(deling === 'hovedgruppe' ? [] : findStorstRelativ(deler, deling)),
    ];
  });
}

function findDriver(
  na: SynligObservasjon,
  forrige: SynligObservasjon,
  deler: Delendring[],
  deling: Deling,
): Faktum[] {
  const change = endring(na, forrige);
  const retning = retningOf(change);
  const size = Math.abs(change.verdi);
  if (!retning || size < SMALLEST_DIVIDED) return [];
  if (compare(na, forrige).grad === 'om-lag-uendret') return [];
  if (deler.some((del) => del.endring !== 0 && signOf(del) !== retning)) return [];
  const driver = deler.find((del) => 10 * Math.abs(del.endring) >= DRIVER_SHARE * size);
  if (!driver) return [];
  const vekt = 2.6 + strength(change.verdi, forrige) / 4;
  return [{ slag: 'driver', vekt, deling, retning, del: toDel(driver), endring: change }];
}

function findMotsatt(
  na: SynligObservasjon,
  forrige: SynligObservasjon,
  deler: Delendring[],
  deling: Deling,
): Faktum[] {
  const opp = first(deler, 'opp');
  const ned = first(deler, 'ned');
  if (!opp || !ned) return [];
  if (opp.endring < SMALLEST_DIVIDED || -ned.endring < SMALLEST_DIVIDED) return [];
  // What is told as «om lag uendret» went no way.
  if ([opp, ned].some((del) => compare(del.na, del.forrige).grad === 'om-lag-uendret')) return [];
  const retning = retningOf(endring(na, forrige)) ?? 'opp';
  const smaller = Math.min(opp.endring, -ned.endring);
  const vekt = 2.4 + strength(smaller, forrige) / 2 + (deling === 'hovedgruppe' ? 0 : 0.4);
  const told = { opp: toFlyttet(opp, deler), ned: toFlyttet(ned, deler) };
  return [{ slag: 'motsatt', vekt, deling, retning, ...told, alle: deler.map(toDel) }];
}

/** The part that moved most one way; undefined when none did, or when two moved equally much. */
function first(deler: Delendring[], retning: Retning): Delendring | undefined {
  const sorted = movedWay(deler, retning).sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
  const [most, second] = sorted;
  return most && most.endring !== second?.endring ? most : undefined;
}

/** The parts that went one way. */
function movedWay(deler: Delendring[], retning: Retning): Delendring[] {
  return deler.filter((del) => del.endring !== 0 && signOf(del) === retning);
}

function toFlyttet(del: Delendring, deler: Delendring[]): Flyttet {
  const alene = movedWay(deler, signOf(del)).length === 1;
  return {
    ...toDel(del),
    alene,
    prosent: alene ? compare(del.na, del.forrige).prosent : undefined,
  };
}

function findStorstRelativ(deler: Delendring[], deling: Deling): Faktum[] {
  const found = storstRelativ(deler);
  // The largest of one is no superlative.
  if (!found || deler.length < 3 || movedWay(deler, signOf(found)).length < 2) return [];
  const tall = endringProsent(found.na, found.forrige);
  const vekt = 1.6 + Math.min(2, Math.abs(tall.verdi) / 80);
  const del = { emne: found.emne, tall };
  const alle = deler.flatMap(toRelativ);
  return [{ slag: 'storst-relativ', vekt, deling, retning: signOf(found), del, alle }];
}

/** The part with the largest relative change of all, compared as exact fractions; undefined for a tie or a base under a hundred. */
export function storstRelativ(deler: Delendring[]): Delendring | undefined {
  const moved = deler.filter((del) => del.endring !== 0 && del.forrige.verdi.antall > 0);
  const [first, second] = [...moved].sort(compareRelative);
  if (!first || first.forrige.verdi.antall < SMALLEST_BASE_FOR_PERCENT) return undefined;
  return second && compareRelative(first, second) === 0 ? undefined : first;
}

function compareRelative(a: Delendring, b: Delendring): number {
  const left = Math.abs(b.endring) * a.forrige.verdi.antall;
  return left - Math.abs(a.endring) * b.forrige.verdi.antall;
}

function signOf({ endring: change }: Delendring): Retning {
  return change > 0 ? 'opp' : 'ned';
}

function toDel({ emne, na, forrige }: Delendring): Del {
  return { emne, tall: endring(na, forrige) };
}

/** The part with its change in percent; none where it had nobody before. */
export function toRelativ({ emne, na, forrige }: Delendring): Del[] {
  return forrige.verdi.antall === 0 ? [] : [{ emne, tall: endringProsent(na, forrige) }];
}
