import type { VFile } from 'vfile';
import { type Maned, monthAndYear } from '../../domain/maned.ts';
import { observationKey, type SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Sum, Outcome } from '../../domain/rapport.ts';
import type { Register } from '../../domain/register.ts';
import { isVisible, printValue, printCount } from '../../domain/value.ts';
import { tellLineOf } from '../parse/lines.ts';
import { findBrokenEquations } from './explanations.ts';
import {
  judgeBreaks,
  type SumsFinding,
  type CellFinding,
  type SumFinding,
} from './judge-breaks.ts';
import { cannotSum, intervalOf } from '../../domain/interval.ts';
import {
  preferMissingRows,
  reportMissingRows,
  findLostRows,
  reportLostRows,
  type MonthBreaks,
  type RowFinding,
} from './lost-rows.ts';
import {
  buildNet,
  type Cells,
  type NetInput,
  type Equation,
  type Net,
  listSums,
  type PromisedSum,
} from './equations.ts';
import { exchangeRows, findRowSwap, reportRowSwap } from './swapped-rows.ts';
import { addDiagnostic, type DiagnosticDetail, type Place } from '../../domain/diagnostic.ts';
import { describeSeries } from '../../domain/subject.ts';

/** What a report has beside the first print of each row. */
export interface ReconcileExtras {
  /** The cells of rows that are printed again on a new page. */
  repeated?: Observation[];
  /** Series that rows which could not be read may stand for: they are printed, but not what they say. */
  unread?: SeriesKey[];
}

/**
 * Checks every sum the report allows, month by month, and returns them all with what came of them. What cannot be right
 * is reported at the cell that is wrong, where the sums tell which it is, otherwise at the total that does not come out: `celle-mot-summer`,
 * `stjerne-mot-summer`, `sum-brutt`, `rad-mangler` and `gjentatt-rad-avviker`. What went wrong with rows is told once for
 * the rows: `deler-mangler` and `rader-byttet`.
 * Hidden cells count as 0 to 3 and absent rows as 0, in here only: no message states or implies a hidden value.
 */
export function reconcile(
  observasjoner: Observation[],
  register: Register,
  file: VFile,
  { repeated = [], unread = [] }: ReconcileExtras = {},
): Sum[] {
  const printed = new Set(observasjoner.map(({ serie }) => serie));
  const maneder = [...new Set(observasjoner.map(({ maned }) => maned))].sort();
  const unknown = new Set([...printed, ...unread]);
  const all = listSums(printed, register);
  const counted = new Set(observasjoner.filter(countsPeople).map(({ serie }) => serie));
  const sums = all.filter(({ deler, total }) => deler.length > 0 || counted.has(total));
  const read: Read = { observasjoner, repeated, sums, maneder, unknown };
  const asRead = netsOf(read);
  const ordered = tellStructure(asRead, read, register, file);
  const broken = preferMissingRows(
    ordered.map((net) => ({ net, brudd: findBrokenEquations(net) })),
  );
  const rows = broken.flatMap((month) => reportMonth(month, register, file));
  reportMissingRows(rows, register, file);
  return sums.flatMap((sum, i) => asRead.flatMap((net) => checkSum(sum, net, i)));
}

function countsPeople({ verdi }: Observation): boolean {
  return isVisible(verdi) && verdi.antall > 0;
}

/** What is reconciled: the printed cells, the sums they are in, and what absent rows may stand for. */
interface Read extends Omit<NetInput, 'celler'> {
  observasjoner: Observation[];
  maneder: Maned[];
}

function byKey(observations: Observation[]): Cells {
  return new Map(observations.map((cell) => [observationKey(cell.serie, cell.maned), cell]));
}

function netsOf(read: Read): Net[] {
  const celler = byKey(read.observasjoner);
  return read.maneder.map((maned) => buildNet(maned, { ...read, celler }));
}

/**
 * Reports faults of whole rows, each once: pages that were lost and rows that have changed places. Returns the months'
 * nets as they are without these faults, in which cells that are wrong by themselves can be told.
 */
function tellStructure(asRead: Net[], read: Read, register: Register, file: VFile): Net[] {
  const loss = findLostRows(asRead);
  reportLostRows(loss, register, file);
  const lost = loss.flatMap(({ fravaerende }) => fravaerende);
  let known: Read = { ...read, unknown: new Set([...read.unknown, ...lost]) };
  let nets = loss.length === 0 ? asRead : netsOf(known);
  for (let i = 0; i < MOST_EXCHANGES; i += 1) {
    const swap = findRowSwap(nets);
    if (!swap) break;
    reportRowSwap(swap, register, file);
    const [first, repeated] = exchangeRows([known.observasjoner, known.repeated], swap);
    known = { ...known, observasjoner: first, repeated: repeated };
    nets = netsOf(known);
  }
  return nets;
}

/** So many pairs of exchanged rows are looked for in one report. */
const MOST_EXCHANGES = 5;

/** Reports what is wrong in a month; returns rows that seem to be missing, for they are missing in every month. */
function reportMonth({ net, brudd }: MonthBreaks, register: Register, file: VFile): RowFinding[] {
  const finding = judgeBreaks(brudd, net);
  const isRow = (one: SumsFinding) => one.slag === 'celle' && !net.noder[one.node]?.celle;
  for (const one of finding) if (!isRow(one)) reportFinding(one, { net, register, file });
  reportOtherRepeats(net, finding, file);
  return finding.flatMap((one) =>
    one.slag === 'celle' && isRow(one) ? [{ net, node: one.node, broken: one.broken }] : [],
  );
}

/** Two prints of a cell that differ are an error even where both could stand, and where no sum covers them. */
function reportOtherRepeats(net: Net, finding: SumsFinding[], file: VFile): void {
  const told = new Set<Equation>(
    finding.flatMap((one) => (one.slag === 'celle' ? one.broken : [one.equation])),
  );
  for (const equation of net.equations) {
    if (equation.slag !== 'gjentakelse' || told.has(equation)) continue;
    const first = net.noder[equation.total]?.celle;
    const repeated = net.noder[equation.deler[0] ?? -1]?.celle;
    if (first && repeated && printValue(first.verdi) !== printValue(repeated.verdi))
      reportRepeat(first, repeated, file);
  }
}

/** What came of a sum in a month; `number` is its place among the net's equations. None where a cell is missing. */
function checkSum(sum: PromisedSum, { maned, noder, equations }: Net, number: number): Sum | [] {
  const equation = equations[number];
  const { slag, total, deler, mangler } = sum;
  if (!equation || deler.length === 0) return [];
  const whole = noder[equation.total]?.celle;
  const parts = equation.deler.slice(0, deler.length).flatMap((part) => noder[part]?.celle ?? []);
  if (!whole || parts.length < deler.length) return [];
  return { slag, maned, total, deler, utfall: outcome(whole, parts, mangler.length === 0) };
}

function outcome(whole: Observation, parts: Observation[], allPrinted: boolean): Outcome {
  const says = ({ verdi }: Observation) => intervalOf(verdi);
  if (cannotSum(says(whole), parts.map(says))) return 'brutt';
  const visible = [whole, ...parts].every(({ verdi }) => isVisible(verdi));
  return visible && allPrinted ? 'eksakt' : 'mulig';
}

const RIGHT = 'Kontroller mot rapporten, og rett i src/content/rettelser.yml med begrunnelse.';

/** Where a finding is reported from. */
interface MessageContext {
  net: Net;
  register: Register;
  file: VFile;
}

/** Reports one finding about printed cells. No message states or implies what a hidden cell holds. */
function reportFinding(finding: SumsFinding, context: MessageContext): void {
  addDiagnostic(
    context.file,
    finding.slag === 'celle' ? cellMessage(finding, context) : sumMessage(finding, context),
  );
}

/** Reports a repeated cell that says something else than the first print of its row. */
function reportRepeat(first: Observation, repeated: Observation, file: VFile): void {
  addDiagnostic(file, repetition([first, repeated], repeated, file));
}

function cellMessage(finding: CellFinding, context: MessageContext): DiagnosticDetail {
  const { net, register } = context;
  const cell = net.noder[finding.node]?.celle;
  if (!cell) throw new RangeError('Funnet gjelder ingen trykt celle.');
  const twin = twinOf(finding, net);
  if (twin) return repetition([cell, twin], cell, context.file);
  const who = `${describeSeries(cell.serie, register)} i ${monthAndYear(cell.maned)}`;
  const shared = { severity: 'error' as const, sted: spotOf(cell), actual: printValue(cell.verdi) };
  const note = [brokenNote(finding, net), othersNote(finding, net), RIGHT]
    .filter(Boolean)
    .join(' ');
  if (!isVisible(cell.verdi)) {
    const reason = `Cellen for ${who} er skjermet (*), men summene den inngår i, krever et tall som rapporten viser.`;
    return { ...shared, ruleId: 'stjerne-mot-summer', reason, note };
  }
  return {
    ...shared,
    ruleId: 'celle-mot-summer',
    reason: `Tallet ${shared.actual} for ${who} passer ikke med summene det inngår i.`,
    expected: finding.agreeing === undefined ? undefined : [printCount(finding.agreeing)],
    note,
  };
}

/** The other print of the cell, when the two prints are all that disagree. */
function twinOf({ node, broken }: CellFinding, { noder }: Net): Observation | undefined {
  const [first] = broken;
  if (!first || broken.some(({ slag }) => slag !== 'gjentakelse')) return undefined;
  return noder[node === first.total ? (first.deler[0] ?? node) : first.total]?.celle;
}

/** `wrong` is the one of the two to point at. A hidden count is not told by its other print. */
function repetition(
  [a, b]: [Observation, Observation],
  wrong: Observation,
  file: VFile,
): DiagnosticDetail {
  const other = wrong === a ? b : a;
  const bothVisible = isVisible(a.verdi) && isVisible(b.verdi);
  const maned = monthAndYear(wrong.maned);
  const place = tellLineOf(file, other.kilde.linje);
  return {
    ruleId: 'gjentatt-rad-avviker',
    severity: 'error',
    reason: bothVisible
      ? `Raden står også på ${place}, men med et annet tall for ${maned}.`
      : `Raden står også på ${place}, men bare den ene er skjermet (*) for ${maned}.`,
    sted: spotOf(wrong),
    ...(bothVisible
      ? { actual: printValue(wrong.verdi), expected: [printValue(other.verdi)] }
      : {}),
    note: `Sammenlign med ${placeOf(other)}. ${RIGHT}`,
  };
}

function sumMessage(finding: SumFinding, context: MessageContext): DiagnosticDetail {
  const { equation, candidates } = finding;
  const { net, register } = context;
  const [total] = printed([equation.total], net);
  const [part] = printed([...equation.deler, ...candidates], net);
  if (equation.slag === 'gjentakelse' && total && part)
    return repetition([total, part], part, context.file);
  const near = total ?? part;
  const lead = finding.alone ? 'Delene gir ikke totalen for' : 'Summene motsier hverandre omkring';
  const series = net.noder[equation.total]?.serie;
  return {
    ruleId: 'sum-brutt',
    severity: 'error',
    reason: `${lead} ${series ? describeSeries(series, register) : ''} i ${monthAndYear(net.maned)}.`,
    sted: near && spotOf(near),
    actual: total && printValue(total.verdi),
    note: `${candidatesNote(finding, net, register)} ${RIGHT}`,
  };
}

function candidatesNote(
  { candidates, explained }: SumFinding,
  net: Net,
  register: Register,
): string {
  const places = printed(candidates, net).map(placeOf).join(', ');
  if (!explained)
    return `Mer enn én celle er feil, eller rader mangler eller er byttet om. Cellene er ${places}.`;
  const rows = candidates
    .flatMap((node) => net.noder[node] ?? [])
    .filter(({ celle }) => !celle)
    .map(({ serie }) => `raden for ${describeSeries(serie, register)} mangler`);
  const cells = places === '' ? [] : [`én av disse cellene er feil: ${places}`];
  const alternatives = [...cells, ...rows].join(', eller ');
  return `${alternatives.slice(0, 1).toUpperCase()}${alternatives.slice(1)}.`;
}

function brokenNote({ node, broken }: CellFinding, net: Net): string {
  const sums = broken.filter(({ slag }) => slag !== 'gjentakelse');
  const repeats = broken.filter(({ slag }) => slag === 'gjentakelse');
  const others = sums.filter(({ total }) => total !== node);
  return [
    listPlaces('Totaler som ikke går opp:', others, net, ({ total }) => [total]),
    others.length < sums.length ? 'Cellens egne deler stemmer ikke med den.' : '',
    listPlaces('Raden er gjentatt på', repeats, net, ({ deler }) => deler),
  ]
    .filter(Boolean)
    .join(' ');
}

function listPlaces(
  lead: string,
  equations: Equation[],
  net: Net,
  nodesOf: (equation: Equation) => number[],
): string {
  const places = printed(equations.flatMap(nodesOf), net).map(placeOf);
  return places.length === 0 ? '' : `${lead} ${[...new Set(places)].join(', ')}.`;
}

function othersNote({ andre }: CellFinding, net: Net): string {
  const places = printed(andre, net).map(placeOf);
  return places.length === 0 ? '' : `Mindre sannsynlig er feilen i ${places.join(', ')}.`;
}

function printed(nodes: number[], net: Net): Observation[] {
  return nodes.flatMap((node) => net.noder[node]?.celle ?? []);
}

function placeOf({ kilde }: Observation): string {
  return `${kilde.linje}:${kilde.kolonne}`;
}

function spotOf({ kilde }: Observation): Place {
  return { linje: kilde.linje, kolonne: kilde.kolonne };
}
