import { addManeder } from '../domain/maned.ts';
import type { Observasjon } from '../domain/observation.ts';
import { compare, lastPair, retningOf, strength, SMALLEST_BASE_FOR_PERCENT } from './change.ts';
import { delerAv, fullstendig, type Deling, type Delserie } from './parts.ts';
import type { Del, Faktum, Flyttet, Retning } from './fact.ts';
import {
  celleFor,
  isSammenlignbar,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Emne,
  type Grunnlag,
  type SynligObservasjon,
} from './context.ts';
import { andel, endring, endringProsent } from './calculation.ts';

/** A part's number this month and the month before. */
export interface Delendring extends Delserie {
  na: SynligObservasjon;
  forrige: SynligObservasjon;
  endring: number;
}

/** Changes smaller than this are not divided among parts, nor told of one that has hidden siblings. */
export const SMALLEST_DIVIDED = 10;
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

/** The parts whose change can be told. No other part can have moved by as much as `unseen` and one more. */
export interface VisibleParts {
  told: Delendring[];
  /** The largest number that a part without a change to tell has in either month. */
  unseen: number;
  /** Every printed part is told, and they add up to the whole. */
  complete: boolean;
}

/** The parts that are visible and comparable in both months, whatever their siblings are. */
export function visibleParts(grunnlag: Grunnlag, emne: Emne, deling: Deling): VisibleParts {
  const last = addManeder(grunnlag.maned, -1);
  const found: VisibleParts = { told: [], unseen: 0, complete: false };
  for (const del of delerAv(grunnlag, emne, deling)) {
    const pair = lastPair(grunnlag, del.nokkel);
    const cells = [grunnlag.maned, last].map((maned) => celleFor(grunnlag, del.nokkel, maned));
    if (!pair) found.unseen = Math.max(found.unseen, ...cells.map(mostOf));
    else {
      const [na, forrige] = pair;
      const change = na.verdi.antall - forrige.verdi.antall;
      found.told.push({ ...del, na, forrige, endring: change });
    }
  }
  return { ...found, complete: delendringer(grunnlag, emne, deling) !== undefined };
}

/** The most that a cell can stand for: itself, three where it is hidden, nothing where the report has no row. */
function mostOf(celle: Observasjon | undefined): number {
  if (!celle) return 0;
  return isSynligObservasjon(celle) ? celle.verdi.antall : 3;
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

/** What there is to tell of a subject's parts beside who moved it: parts that went opposite ways, the largest relative change. */
export function findBidrag(grunnlag: Grunnlag, emne: Emne): Faktum[] {
  const total = nokkelFor(emne);
  const last = addManeder(grunnlag.maned, -1);
  const na = synligFor(grunnlag, total, grunnlag.maned);
  const forrige = synligFor(grunnlag, total, last);
  if (!na || !forrige || !isSammenlignbar(grunnlag, total, last, grunnlag.maned)) return [];
  return (['tiltaksgruppe', 'tiltak', 'hovedgruppe'] as const).flatMap((deling) => {
    const parts = visibleParts(grunnlag, emne, deling);
    const deler = delendringer(grunnlag, emne, deling);
    return [
      ...findMotsatt(na, forrige, parts, deling),
      ...(!deler || deling === 'hovedgruppe' ? [] : findStorstRelativ(deler, deling)),
    ];
  });
}

function findMotsatt(
  na: SynligObservasjon,
  forrige: SynligObservasjon,
  { told: deler, unseen, complete }: VisibleParts,
  deling: Deling,
): Faktum[] {
  const opp = first(deler, 'opp');
  const ned = first(deler, 'ned');
  if (!opp || !ned) return [];
  const smaller = Math.min(opp.endring, -ned.endring);
  if (smaller < SMALLEST_DIVIDED || smaller <= unseen) return [];
  // What is told as «om lag uendret» went no way.
  if ([opp, ned].some((del) => compare(del.na, del.forrige).grad === 'om-lag-uendret')) return [];
  const [up, down] = [toFlyttet(opp, deler), toFlyttet(ned, deler)];
  // The largest of one is no superlative, and beside hidden ones none is known to be alone.
  if (!complete && (up.alene || down.alene)) return [];
  const retning = retningOf(endring(na, forrige)) ?? 'opp';
  const vekt = 2.4 + strength(smaller, forrige) / 2 + (deling === 'hovedgruppe' ? 0 : 0.4);
  // Every part beside the whole would lay out what the hidden ones are together.
  const alle = complete ? deler.map(toDel) : [opp, ned].map(toDel);
  return [{ slag: 'motsatt', vekt, deling, retning, opp: up, ned: down, alle }];
}

/** The part that moved most one way; undefined when none did, or when two moved equally much. */
export function first(deler: Delendring[], retning: Retning): Delendring | undefined {
  const sorted = movedWay(deler, retning).sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
  const [most, second] = sorted;
  return most && most.endring !== second?.endring ? most : undefined;
}

/** The parts that went one way. */
export function movedWay(deler: Delendring[], retning: Retning): Delendring[] {
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

export function toDel({ emne, na, forrige }: Delendring): Del {
  return { emne, tall: endring(na, forrige) };
}

/** The part with its change in percent; none where it had nobody before. */
export function toRelativ({ emne, na, forrige }: Delendring): Del[] {
  return forrige.verdi.antall === 0 ? [] : [{ emne, tall: endringProsent(na, forrige) }];
}
