/** Rows that the report does not print and its sums demand: a single one, or several of one table. */

import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { ALL, parseSeriesKey, seriesKey, type SeriesKey } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { BrokenEquation } from './explanations.ts';
import {
  breaks,
  listBroken,
  nodesOf,
  type Equation,
  type Net,
  type Assumption,
} from './equations.ts';
import { describeSeries } from '../../domain/subject.ts';
import { monthAndYear } from '../../domain/maned.ts';
import { UNKNOWN } from '../../domain/interval.ts';
import { propagate } from './propagate.ts';

/** A row that is not printed, without which a month's sums do not come out. */
export interface RowFinding {
  net: Net;
  node: number;
  broken: Equation[];
}

/** A month's sums and where they break. */
export interface MonthBreaks {
  net: Net;
  brudd: BrokenEquation[];
}

/**
 * Takes a row to be missing, rather than a cell misread, where it alone explains a break in at least half of the
 * months, and in two: a row is lost in all its months at once, digits are misread one by one.
 */
export function preferMissingRows(months: MonthBreaks[]): MonthBreaks[] {
  const counts = new Map<SeriesKey, number>();
  for (const month of months)
    for (const series of new Set(month.brudd.flatMap((breach) => missedIn(breach, month.net))))
      counts.set(series, (counts.get(series) ?? 0) + 1);
  const isLost = (series: SeriesKey) => {
    const count = counts.get(series) ?? 0;
    return count >= 2 && count >= months.length / 2;
  };
  return months.map(({ net, brudd }) => ({
    net,
    brudd: brudd.map((one) => {
      const lost = one.missed.filter(({ noder }) => seriesOf(noder, net).every(isLost));
      return lost.length > 0 ? { ...one, explanations: lost } : one;
    }),
  }));
}

function missedIn({ missed }: BrokenEquation, net: Net): SeriesKey[] {
  return missed.flatMap(({ noder }) => seriesOf(noder, net));
}

function seriesOf(nodes: number[], net: Net): SeriesKey[] {
  return nodes.flatMap((node) => net.noder[node]?.serie ?? []);
}

/** Reports each missing row once, with the months that need it, at the first total that does not come out (`rad-mangler`). */
export function reportMissingRows(finding: RowFinding[], register: Register, file: VFile): void {
  const bySeries = new Map<SeriesKey, [RowFinding, ...RowFinding[]]>();
  for (const one of finding) {
    const series = one.net.noder[one.node]?.serie;
    if (!series) continue;
    const others = bySeries.get(series);
    if (others) others.push(one);
    else bySeries.set(series, [one]);
  }
  for (const [series, list] of bySeries) reportLostRow(series, list, register, file);
}

function reportLostRow(
  series: SeriesKey,
  list: [RowFinding, ...RowFinding[]],
  register: Register,
  file: VFile,
): void {
  const [{ net, broken }] = list;
  const nodes = broken.flatMap(({ total, deler }) => [total, ...deler]);
  const near = nodes.flatMap((node) => net.noder[node]?.celle ?? [])[0];
  const who = describeSeries(series, register);
  const months = list.map((one) => monthAndYear(one.net.maned));
  addDiagnostic(file, {
    ruleId: 'rad-mangler',
    severity: 'error',
    reason: `Summene går ikke opp uten en rad for ${who}, som ikke er lest.`,
    ...(near ? { sted: { linje: near.kilde.linje, kolonne: near.kilde.kolonne } } : {}),
    expected: [`en rad for ${who}`],
    note: `Det gjelder ${months.join(', ')}. Sett inn raden slik den står i rapporten, eller kontroller tallene rundt.`,
  });
}

/** A table whose rows are not all there: a page of it was lost. */
export interface LostRow {
  /** The table's rows that are not printed; what they stood for is not known. */
  fravaerende: SeriesKey[];
  /** Those of them that the sums demand. */
  demanded: SeriesKey[];
  /** Totals that count people but have none of their parts in the report. */
  indivisible: SeriesKey[];
  /** Each printed row of the table and where it is printed first. */
  linjer: ReadonlyMap<SeriesKey, number>;
}

/** At least so many lost rows are told in one message; fewer are told one by one. */
const FEWEST_ROWS = 2;
/** A report of one month has no other month to tell a lost row from a misread digit. */
const FEWEST_ROWS_IN_ONE_MONTH = 3;
/** How many names a message lists. */
const MOST_NAMES = 5;

/**
 * The tables that lost several rows at once, as when a page is left out. A table is taken to have lost rows when sums
 * hold only if its absent rows are not zero, and then demand several of them in most months: digits are misread one by
 * one, rows are lost in all their months.
 */
export function findLostRows(months: Net[]): LostRow[] {
  const broken = months.map(listBroken);
  if (broken.every((numbers) => numbers.length === 0)) return [];
  const tables = onlyNeeded(suspectsIn(months, broken), months);
  const demanded = countDemanded(tables, months);
  return tables.flatMap((table) => judgeTable(table, demanded, months) ?? []);
}

/** Tables with an absent row in a broken sum. */
function suspectsIn(months: Net[], broken: number[][]): string[] {
  const found = months.flatMap((net, m) =>
    (broken[m] ?? []).flatMap((number) => {
      const equation = net.equations[number];
      return equation ? absentIn(nodesOf(equation), net) : [];
    }),
  );
  return [...new Set(found)].sort();
}

function absentIn(nodes: number[], net: Net): string[] {
  return nodes
    .flatMap((node) => net.noder[node] ?? [])
    .filter(({ celle }) => !celle)
    .map(({ serie }) => tableOf(serie));
}

/** The rows limited to the same people, whatever their level: hovedgruppe and sex. */
function tableOf(series: SeriesKey): string {
  const { hovedgruppe, kjonn } = parseSeriesKey(series);
  return `${hovedgruppe}/${kjonn}`;
}

/** Leaves out each table whose absent rows may be zero as well when those of the others are not. */
function onlyNeeded(suspects: string[], months: Net[]): string[] {
  const misses = (tables: string[]) =>
    months.reduce((sum, net) => sum + countBrokenEquations(net, freeNodes(tables, net)), 0);
  const least = misses(suspects);
  return suspects.reduce((kept, table) => {
    const others = kept.filter((one) => one !== table);
    return misses(others) === least ? others : kept;
  }, suspects);
}

function countBrokenEquations(net: Net, free: number[]): number {
  const assumed = assume(free);
  return net.equations.filter((equation) => breaks(net, equation, assumed)).length;
}

function assume(free: number[]): Assumption {
  return new Map(free.map((node) => [node, UNKNOWN]));
}

function freeNodes(tables: string[], { noder }: Net): number[] {
  return noder.flatMap(({ serie, celle }, node) =>
    !celle && tables.includes(tableOf(serie)) ? [node] : [],
  );
}

/** In how many months the sums demand each absent row of the tables. */
function countDemanded(tables: string[], months: Net[]): Map<SeriesKey, number> {
  const demanded = new Map<SeriesKey, number>();
  for (const net of months) {
    const free = freeNodes(tables, net);
    const assumed = assume(free);
    const active = [...new Set(free.flatMap((node) => net.neighbours[node] ?? []))].filter(
      (number) => !breaks(net, net.equations[number] as Equation, assumed),
    );
    const { intervals } = propagate(net, free, active);
    for (const node of free)
      if ((intervals?.[node]?.fra ?? 0) > 0) count(demanded, net.noder[node]?.serie);
  }
  return demanded;
}

function judgeTable(
  table: string,
  demanded: Map<SeriesKey, number>,
  months: Net[],
): LostRow | undefined {
  const withoutParts = new Map<SeriesKey, number>();
  for (const net of months)
    for (const total of listWithoutParts(net, table)) count(withoutParts, total);
  const most = (counts: Map<SeriesKey, number>) =>
    [...counts].filter(([, n]) => 2 * n > months.length).map(([series]) => series);
  const demandedHere = most(demanded).filter((series) => tableOf(series) === table);
  const indivisible = most(withoutParts).filter((total) => !hasPart(total, demandedHere, months));
  const fewest = months.length === 1 ? FEWEST_ROWS_IN_ONE_MONTH : FEWEST_ROWS;
  if (demandedHere.length < fewest && indivisible.length === 0) return undefined;
  const mine = (months[0]?.noder ?? []).filter(({ serie }) => tableOf(serie) === table);
  return {
    fravaerende: mine.filter(({ celle }) => !celle).map(({ serie }) => serie),
    demanded: demandedHere,
    indivisible,
    linjer: new Map(
      mine.flatMap(({ serie, celle }) => (celle ? [[serie, celle.kilde.linje] as const] : [])),
    ),
  };
}

/** Totals that count people, none of whose parts are printed though the table they stand in is. */
function listWithoutParts(net: Net, table: string): SeriesKey[] {
  return net.equations
    .filter(
      (equation) =>
        !hasPrintedPart(equation, net) &&
        absentIn(equation.deler, net).includes(table) &&
        breaks(net, equation),
    )
    .flatMap(({ total }) => net.noder[total]?.serie ?? []);
}

/** True when a part of the sum is printed. */
function hasPrintedPart({ deler }: Equation, { noder }: Net): boolean {
  return deler.some((part) => noder[part]?.celle);
}

/** True when one of the rows is a part of the total. */
function hasPart(total: SeriesKey, rows: SeriesKey[], months: Net[]): boolean {
  return months.some(({ noder, equations }) =>
    equations.some(
      (equation) =>
        noder[equation.total]?.serie === total &&
        equation.deler.some((part) => rows.some((row) => row === noder[part]?.serie)),
    ),
  );
}

function count(counts: Map<SeriesKey, number>, series: SeriesKey | undefined): void {
  if (series !== undefined) counts.set(series, (counts.get(series) ?? 0) + 1);
}

/** Reports what each table lost, once, at the last row that is printed before the first that is lost (`deler-mangler`). */
export function reportLostRows(loss: LostRow[], register: Register, file: VFile): void {
  for (const { demanded, indivisible, linjer } of loss) {
    const [any] = [...demanded, ...indivisible];
    if (!any) continue;
    const order = orderOf(any, register);
    const place = (series: SeriesKey) => order.indexOf(series);
    const lost = [...demanded].sort((a, b) => place(a) - place(b));
    const names = [
      ...lost.map((series) => nameIn(series, register)),
      ...indivisible.map((series) => `delene av ${nameIn(series, register)}`),
    ];
    const shown = names.slice(0, MOST_NAMES).join('; ');
    const rest = names.length > MOST_NAMES ? ` og ${names.length - MOST_NAMES} til` : '';
    addDiagnostic(file, {
      ruleId: 'deler-mangler',
      severity: 'error',
      reason: `Tabellen${limitsOf(any, register)} mangler rader som summene krever: ${shown}${rest}.`,
      sted: { linje: lineBefore(lost[0] ?? any, order, linjer), kolonne: 1 },
      expected: names,
      note: 'Oftest er en side falt ut, her eller lenger ned. Kontroller at alle sidene i rapporten er med i filen, og sett inn det som mangler.',
    });
  }
}

/** The rows of the same table in the order the report prints them. */
function orderOf(series: SeriesKey, { tiltaksgrupper, tiltak }: Register): SeriesKey[] {
  const { hovedgruppe, kjonn } = parseSeriesKey(series);
  return tiltaksgrupper.flatMap((group) => [
    ...tiltak
      .filter((one) => one.gruppe === group.slug)
      .map(({ slug }) => seriesKey({ niva: 'tiltak', id: slug, hovedgruppe, kjonn })),
    seriesKey({ niva: 'tiltaksgruppe', id: group.slug, hovedgruppe, kjonn }),
  ]);
}

/** Tiltak stand in their own table only; groups and totals are printed in others too, and first there. */
function lineBefore(
  lost: SeriesKey,
  order: SeriesKey[],
  lines: ReadonlyMap<SeriesKey, number>,
): number {
  const tiltak = order.filter((series) => series.startsWith('tiltak/') && lines.has(series));
  const before = tiltak.findLast((series) => order.indexOf(series) < order.indexOf(lost));
  const found = lines.get(before ?? tiltak[0] ?? lost);
  return found ?? Math.max(1, ...lines.values());
}

/** What the row is called inside its table. */
function nameIn(series: SeriesKey, register: Register): string {
  const { niva, id } = parseSeriesKey(series);
  return describeSeries(seriesKey({ niva, id, hovedgruppe: ALL, kjonn: ALL }), register);
}

/** « for kvinner, Andre på tiltak»; nothing for the table of everybody. */
function limitsOf(series: SeriesKey, { hovedgrupper }: Register): string {
  const { hovedgruppe, kjonn } = parseSeriesKey(series);
  const name = hovedgrupper.find(({ slug }) => slug === hovedgruppe)?.navn;
  const limits = [...(kjonn === ALL ? [] : [kjonn]), ...(name === undefined ? [] : [name])];
  return limits.length === 0 ? '' : ` for «${limits.join(', ')}»`;
}
