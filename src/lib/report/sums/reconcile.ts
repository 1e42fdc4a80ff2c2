import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { observasjonNokkel, type SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { Sum, Utfall } from '../../domain/rapport.ts';
import type { Register } from '../../domain/register.ts';
import { isSynlig, printVerdi } from '../../domain/value.ts';
import { findBrudd } from './explanations.ts';
import { judge, type Funn } from './findings.ts';
import { addIntervaller, intervallOf, isDisjoint } from './interval.ts';
import {
  preferMissingRows,
  reportManglendeRader,
  type Manedsbrudd,
  type Radfunn,
} from './missing-row.ts';
import { buildNett, type Celler, type Grunnlag, type Ligning, type Nett } from './net.ts';
import { exchangeRows, findRadbytte, reportRadbytte } from './swapped-rows.ts';
import { reportFunn, reportGjentakelse } from './messages.ts';
import { listSums, type Regnestykke } from './sums.ts';
import { findRadtap, reportRadtap } from './lost-rows.ts';

/** What a report has beside the first print of each row. */
export interface Omliggende {
  /** The cells of rows that are printed again on a new page. */
  gjentatte?: Observasjon[];
  /** Series that rows which could not be read may stand for: they are printed, but not what they say. */
  uleste?: SerieNokkel[];
}

/**
 * Checks every sum the report allows, month by month, and returns them all with what came of them. What cannot be right
 * is reported at the cell that is wrong, where the sums tell which it is, otherwise at the total that does not come out: `celle-mot-summer`,
 * `stjerne-mot-summer`, `sum-brutt`, `rad-mangler` and `gjentatt-rad-avviker`. What went wrong with rows is told once for
 * the rows: `deler-mangler` and `rader-byttet`.
 * Hidden cells count as 0 to 3 and absent rows as 0, in here only: no message states or implies a hidden value.
 */
export function reconcile(
  observasjoner: Observasjon[],
  register: Register,
  file: VFile,
  { gjentatte = [], uleste = [] }: Omliggende = {},
): Sum[] {
  const printed = new Set(observasjoner.map(({ serie }) => serie));
  const maneder = [...new Set(observasjoner.map(({ maned }) => maned))].sort();
  const ukjente = new Set([...printed, ...uleste]);
  const all = listSums(printed, register);
  const counted = new Set(observasjoner.filter(countsPeople).map(({ serie }) => serie));
  const regnestykker = all.filter(({ deler, total }) => deler.length > 0 || counted.has(total));
  const lest: Lest = { observasjoner, gjentatte, regnestykker, maneder, ukjente };
  const asRead = netsOf(lest);
  const ordered = tellStructure(asRead, lest, register, file);
  const broken = preferMissingRows(ordered.map((nett) => ({ nett, brudd: findBrudd(nett) })));
  const rader = broken.flatMap((month) => reportMonth(month, register, file));
  reportManglendeRader(rader, register, file);
  return regnestykker.flatMap((sum, i) => asRead.flatMap((nett) => check(sum, nett, i)));
}

function countsPeople({ verdi }: Observasjon): boolean {
  return isSynlig(verdi) && verdi.antall > 0;
}

/** What is reconciled: the printed cells, the sums they are in, and what absent rows may stand for. */
interface Lest extends Omit<Grunnlag, 'celler'> {
  observasjoner: Observasjon[];
  maneder: Maned[];
}

function byNokkel(observasjoner: Observasjon[]): Celler {
  return new Map(
    observasjoner.map((celle) => [observasjonNokkel(celle.serie, celle.maned), celle]),
  );
}

function netsOf(lest: Lest): Nett[] {
  const celler = byNokkel(lest.observasjoner);
  return lest.maneder.map((maned) => buildNett(maned, { ...lest, celler }));
}

/**
 * Reports faults of whole rows, each once: pages that were lost and rows that have changed places. Returns the months'
 * nets as they are without these faults, in which cells that are wrong by themselves can be told.
 */
function tellStructure(asRead: Nett[], lest: Lest, register: Register, file: VFile): Nett[] {
  const tap = findRadtap(asRead);
  reportRadtap(tap, register, file);
  const lost = tap.flatMap(({ fravaerende }) => fravaerende);
  let known: Lest = { ...lest, ukjente: new Set([...lest.ukjente, ...lost]) };
  let nets = tap.length === 0 ? asRead : netsOf(known);
  for (let i = 0; i < MOST_EXCHANGES; i += 1) {
    const bytte = findRadbytte(nets);
    if (!bytte) break;
    reportRadbytte(bytte, register, file);
    const [first, repeated] = exchangeRows([known.observasjoner, known.gjentatte], bytte);
    known = { ...known, observasjoner: first, gjentatte: repeated };
    nets = netsOf(known);
  }
  return nets;
}

/** So many pairs of exchanged rows are looked for in one report. */
const MOST_EXCHANGES = 5;

/** Reports what is wrong in a month; returns rows that seem to be missing, for they are missing in every month. */
function reportMonth({ nett, brudd }: Manedsbrudd, register: Register, file: VFile): Radfunn[] {
  const funn = judge(brudd, nett);
  const isRow = (one: Funn) => one.slag === 'celle' && !nett.noder[one.node]?.celle;
  for (const one of funn) if (!isRow(one)) reportFunn(one, { nett, register, file });
  reportOtherRepeats(nett, funn, file);
  return funn.flatMap((one) =>
    one.slag === 'celle' && isRow(one) ? [{ nett, node: one.node, brutte: one.brutte }] : [],
  );
}

/** Two prints of a cell that differ are an error even where both could stand, and where no sum covers them. */
function reportOtherRepeats(nett: Nett, funn: Funn[], file: VFile): void {
  const told = new Set<Ligning>(
    funn.flatMap((one) => (one.slag === 'celle' ? one.brutte : [one.ligning])),
  );
  for (const ligning of nett.ligninger) {
    if (ligning.slag !== 'gjentakelse' || told.has(ligning)) continue;
    const first = nett.noder[ligning.total]?.celle;
    const repeated = nett.noder[ligning.deler[0] ?? -1]?.celle;
    if (first && repeated && printVerdi(first.verdi) !== printVerdi(repeated.verdi))
      reportGjentakelse(first, repeated, file);
  }
}

/** What came of a sum in a month; `number` is its place among the net's equations. None where a cell is missing. */
function check(sum: Regnestykke, { maned, noder, ligninger }: Nett, number: number): Sum | [] {
  const ligning = ligninger[number];
  const { slag, total, deler, mangler } = sum;
  if (!ligning || deler.length === 0) return [];
  const whole = noder[ligning.total]?.celle;
  const parts = ligning.deler.slice(0, deler.length).flatMap((del) => noder[del]?.celle ?? []);
  if (!whole || parts.length < deler.length) return [];
  return { slag, maned, total, deler, utfall: outcome(whole, parts, mangler.length === 0) };
}

function outcome(whole: Observasjon, parts: Observasjon[], allPrinted: boolean): Utfall {
  const sum = addIntervaller(parts.map(({ verdi }) => intervallOf(verdi)));
  if (isDisjoint(intervallOf(whole.verdi), sum)) return 'brutt';
  const visible = [whole, ...parts].every(({ verdi }) => isSynlig(verdi));
  return visible && allPrinted ? 'eksakt' : 'mulig';
}
