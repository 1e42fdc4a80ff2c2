import { addManeder, manederMellom, type Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import { compare, lastPair, motsatt, retningOf, strength } from './change.ts';
import type { Faktum, Omfang } from './fact.ts';
import {
  bruddFor,
  celler,
  isSynligObservasjon,
  strekk,
  synligFor,
  type Grunnlag,
  type SynligObservasjon,
} from './context.ts';
import { antall, endring, rekke, verdi, type Utregning } from './calculation.ts';

/** Changes of one sign in a row before they count as a run. */
const SHORTEST_RUN = 2;
/** Changes of one sign in a row before the opposite counts as a turn. */
const SHORTEST_BEFORE_TURN = 2;
/** Of fewer months there is no highest or lowest worth telling. */
const SHORTEST_RECORD = 12;
/** A record of fewer persons says nothing. */
const SMALLEST_RECORD = 20;
/** So many months an extreme is held against one by one. */
const MOST_HELD_AGAINST = 12;

/** A run of same-sign changes that ends this month, or the turn that ended one; none of them «om lag uendret». */
export function findRekke(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const backwards = strekk(grunnlag, nokkel);
  const [na, forrige] = backwards;
  const retning = na && forrige && retningOf(endring(na, forrige));
  if (!retning) return [];
  const lengde = rekke(backwards);
  const ended = rekke(backwards.slice(1));
  const loud = loudMonths(backwards);
  if (lengde.verdi === 1 && ended.verdi >= SHORTEST_BEFORE_TURN && isTurn(backwards)) {
    if (loud < 1 + ended.verdi) return [];
    const vekt =
      3 + Math.min(4, ended.verdi) / 2 + strength(endring(na, forrige).verdi, forrige) / 4;
    const fra = addManeder(forrige.maned, -ended.verdi);
    const kjentStart = hasStart(ended);
    const first = !kjentStart || isFirstSince(ended);
    return [{ slag: 'vending', vekt, retning, lengde, forut: ended, kjentStart, first, fra }];
  }
  if (lengde.verdi < SHORTEST_RUN || loud < lengde.verdi) return [];
  const first = celler(grunnlag, nokkel)[0];
  const fra = addManeder(na.maned, -lengde.verdi);
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
function hasStart({ verdi: changes, av }: Utregning): boolean {
  return av.length > changes + 1;
}

/**
 * How many months back every change is told as one: «om lag uendret», as a month's own summary has it, and a run through
 * that month would contradict each other.
 */
function loudMonths(backwards: SynligObservasjon[]): number {
  const quiet = backwards.findIndex((celle, i) => {
    const before = backwards[i + 1];
    return before !== undefined && isQuiet(celle, before);
  });
  return quiet === -1 ? backwards.length : quiet;
}

/** The change that the ended run began after went the other way; where the number stood still it did not. */
function isFirstSince({ av }: Utregning): boolean {
  const [start, before] = av.slice(-2);
  if (!isSynligObservasjon(start) || !isSynligObservasjon(before)) return false;
  return start.verdi.antall !== before.verdi.antall;
}

/** A change that is told as «om lag uendret». */
function isQuiet(na: SynligObservasjon, forrige: SynligObservasjon): boolean {
  return compare(na, forrige).grad === 'om-lag-uendret';
}

/** The change before the newest one went the opposite way. */
function isTurn([a, b, c]: SynligObservasjon[]): boolean {
  if (!a || !b || !c) return false;
  const before = retningOf(endring(b, c));
  return before !== undefined && retningOf(endring(a, b)) === motsatt(before);
}

/** The same number in every month of the series, with at least three months and nothing hidden or missing. */
export function findUendret(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const backwards = strekk(grunnlag, nokkel);
  const all = celler(grunnlag, nokkel);
  const [na] = backwards;
  const fra = all[0]?.maned;
  if (!na || !fra || backwards.length < 3 || backwards.length !== all.length) return [];
  if (backwards.some((celle) => celle.verdi.antall !== na.verdi.antall)) return [];
  return [{ slag: 'uendret-hele', vekt: 9, na: verdi(na), fra, maneder: antall(backwards) }];
}

/**
 * The highest or the lowest number of at least twelve months, by more than half a percent. Hidden months are under four
 * and cannot be higher; for the lowest every month must be visible. Months before a break are not compared; a missing
 * month leaves both unsaid. Also «the highest since …», where that is at least twelve months ago.
 */
export function findYtterpunkt(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const na = synligFor(grunnlag, nokkel, grunnlag.maned);
  const forrige = lastPair(grunnlag, nokkel)?.[1];
  if (!na || !forrige) return [];
  const range = comparable(grunnlag, nokkel);
  const first = range[0]?.maned;
  if (!first || manederMellom(first, na.maned) + 1 !== range.length) return [];
  if (range.length < SHORTEST_RECORD || na.verdi.antall < SMALLEST_RECORD) return [];
  const earlier = range.slice(0, -1);
  const whole = first === celler(grunnlag, nokkel)[0]?.maned;
  return [...findTopp(na, forrige, earlier, whole), ...findBunn(na, forrige, earlier, whole)];
}

function findTopp(
  na: SynligObservasjon,
  forrige: SynligObservasjon,
  earlier: ReturnType<typeof celler>,
  whole: boolean,
): Faktum[] {
  if (na.verdi.antall <= forrige.verdi.antall) return [];
  const last = earlier.findLast(
    (celle) => isSynligObservasjon(celle) && celle.verdi.antall >= na.verdi.antall,
  );
  if (isSynligObservasjon(last) && last.verdi.antall === na.verdi.antall) return [];
  const omfang = omfangOf(na, earlier[0]?.maned, last?.maned, whole);
  if (!omfang) return [];
  const span = within(earlier, last);
  if (!isClear(na, span)) return [];
  const mot = heldAgainst(span, (a, b) => b - a);
  return [{ slag: 'topp', vekt: weightOf(omfang, na), na: verdi(na), omfang, mot }];
}

function findBunn(
  na: SynligObservasjon,
  forrige: SynligObservasjon,
  earlier: ReturnType<typeof celler>,
  whole: boolean,
): Faktum[] {
  if (na.verdi.antall >= forrige.verdi.antall) return [];
  const last = earlier.findLast(
    (celle) => !isSynligObservasjon(celle) || celle.verdi.antall <= na.verdi.antall,
  );
  if (last && (!isSynligObservasjon(last) || last.verdi.antall === na.verdi.antall)) return [];
  const omfang = omfangOf(na, earlier[0]?.maned, last?.maned, whole);
  if (!omfang) return [];
  const span = within(earlier, last);
  if (!isClear(na, span)) return [];
  const mot = heldAgainst(span, (a, b) => a - b);
  return [{ slag: 'bunn', vekt: weightOf(omfang, na), na: verdi(na), omfang, mot }];
}

/** The number is more than half a percent away from every other of the span. */
function isClear(na: SynligObservasjon, span: Observasjon[]): boolean {
  return span
    .filter(isSynligObservasjon)
    .every(({ verdi: { antall: other } }) => 200 * Math.abs(na.verdi.antall - other) > other);
}

/** The months after the one that is equal or beyond; all where none is. */
function within(earlier: Observasjon[], last: Observasjon | undefined): Observasjon[] {
  return last ? earlier.slice(earlier.indexOf(last) + 1) : earlier;
}

/** The numbers an extreme was held against, newest first; of many only the nearest, which stands for all. */
function heldAgainst(
  months: Observasjon[],
  nearestFirst: (a: number, b: number) => number,
): Utregning[] {
  const visible = months.filter(isSynligObservasjon);
  if (visible.length <= MOST_HELD_AGAINST) return visible.reverse().map(verdi);
  const [nearest] = visible.sort((a, b) => nearestFirst(a.verdi.antall, b.verdi.antall));
  return nearest ? [verdi(nearest)] : [];
}

/** The series from its last break, or from its start, to this month. */
function comparable(grunnlag: Grunnlag, nokkel: SerieNokkel) {
  const lastBreak = bruddFor(grunnlag, nokkel).findLast(({ maned }) => maned <= grunnlag.maned);
  return celler(grunnlag, nokkel).filter(({ maned }) => !lastBreak || maned >= lastBreak.maned);
}

function omfangOf(
  na: SynligObservasjon,
  first: Maned | undefined,
  equalOrBeyond: Maned | undefined,
  whole: boolean,
): Omfang | undefined {
  if (!first) return undefined;
  if (equalOrBeyond === undefined) return { slag: whole ? 'serie' : 'fra', fra: first };
  const months = manederMellom(equalOrBeyond, na.maned);
  return months >= SHORTEST_RECORD ? { slag: 'siden', maned: equalOrBeyond } : undefined;
}

function weightOf(omfang: Omfang, { maned }: SynligObservasjon): number {
  if (omfang.slag !== 'siden') return 4;
  return 2 + Math.min(3, manederMellom(omfang.maned, maned) / 12);
}
