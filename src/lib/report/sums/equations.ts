/** The sums a report promises, one month of them as equations between printed and absent cells, and which cannot hold. */

import { SEXES } from '../../domain/contract.ts';
import {
  ALL,
  I_ALT,
  KJONN,
  parseSeriesKey,
  seriesKey,
  type SeriesKey,
  type KeySlice,
  observationKey,
  type ObservationKey,
} from '../../domain/key.ts';
import type { Sum, SumKind } from '../../domain/rapport.ts';
import { entriesAt, type Register } from '../../domain/register.ts';
import type { Maned } from '../../domain/maned.ts';
import type { Observation } from '../../domain/observation.ts';
import { intervalOf, ZERO, UNKNOWN, cannotSum, type Interval } from '../../domain/interval.ts';

/** A sum the report's layout promises, for every month: the parts add up to the total. */
export type PromisedSum = Pick<Sum, 'slag' | 'total' | 'deler'> & {
  /** Parts that the report does not print: rows without participants are absent. */
  mangler: SeriesKey[];
};

/**
 * Every sum between the series a report prints: both sexes, the hovedgrupper, the tiltaksgrupper, and the tiltak of
 * a group. Series in the report's order. The total may be a row the table leaves out, or all the parts may: never both.
 * A sum is promised only where the report prints the tables of all its parts.
 */
export function listSums(printed: Iterable<SeriesKey>, register: Register): PromisedSum[] {
  const keys = new Set(printed);
  const tables = withGroups(new Set([...keys].map((key) => tableOf(parseSeriesKey(key)))));
  const isSilent = (series: KeySlice) => isKnownAbsent(series, keys, tables);
  const rows = [...tables].flatMap((table) => rowsOf(table, register));
  const absent = rows.filter((row) => !keys.has(seriesKey(row)));
  const totals = [...[...keys].map((key) => parseSeriesKey(key)), ...absent];
  return totals.flatMap((total) =>
    promised(total, register).flatMap(({ slag, deler }) => {
      const found = deler.filter((part) => keys.has(seriesKey(part)));
      const rest = deler.filter((part) => !keys.has(seriesKey(part)));
      const printed = found.length > 0 || keys.has(seriesKey(total));
      if (!printed || !rest.every(isSilent)) return [];
      return [
        {
          slag,
          total: seriesKey(total),
          deler: found.map(seriesKey),
          mangler: rest.map(seriesKey),
        },
      ];
    }),
  );
}

/** The printed table a series has its row in: all rows of one level, hovedgruppe and sex. */
type TableKey = `${KeySlice['niva']}/${string}/${KeySlice['kjonn']}`;

function tableOf({ niva, hovedgruppe, kjonn }: KeySlice): TableKey {
  return `${niva}/${niva === 'hovedgruppe' ? ALL : hovedgruppe}/${kjonn}`;
}

/** Where one table of tiltak prints the groups' totals, they all do, also one that has lost every one of them. */
function withGroups(tables: ReadonlySet<TableKey>): ReadonlySet<TableKey> {
  const ofTiltak = [...tables].filter((table) => table.startsWith('tiltak/'));
  const groups = ofTiltak.map((table) => table.replace('tiltak/', 'tiltaksgruppe/') as TableKey);
  return groups.some((table) => tables.has(table)) ? new Set([...tables, ...groups]) : tables;
}

/** A row that is not printed stands for nobody when its table is printed, or when nobody is in its hovedgruppe. */
function isKnownAbsent(
  series: KeySlice,
  keys: ReadonlySet<SeriesKey>,
  tables: ReadonlySet<TableKey>,
): boolean {
  const { hovedgruppe, kjonn } = series;
  if (tables.has(tableOf(series))) return true;
  if (hovedgruppe === ALL || !tables.has(`hovedgruppe/${ALL}/${kjonn}`)) return false;
  return !keys.has(seriesKey({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn }));
}

/** Every row a table may have. */
function rowsOf(table: TableKey, register: Register): KeySlice[] {
  const [niva, hovedgruppe = ALL, sex] = table.split('/');
  const kjonn = KJONN.find((value) => value === sex) ?? ALL;
  if (niva === 'hovedgruppe')
    return register.hovedgrupper.map(({ slug }) => ({ niva, id: slug, hovedgruppe: slug, kjonn }));
  if (niva !== 'tiltaksgruppe' && niva !== 'tiltak') return [];
  return entriesAt(niva, register).map(({ slug }) => ({ niva, id: slug, hovedgruppe, kjonn }));
}

interface Sharing {
  slag: Sum['slag'];
  deler: KeySlice[];
}

/** The ways a series of this slice divides. */
function promised(slice: KeySlice, register: Register): Sharing[] {
  return [
    ...byKjonn(slice),
    ...byHovedgruppe(slice, register),
    ...byTiltaksgruppe(slice, register),
    ...byTiltak(slice, register),
  ];
}

function byKjonn(slice: KeySlice): Sharing[] {
  if (slice.kjonn !== ALL) return [];
  const deler = SEXES.map((kjonn) => ({ ...slice, kjonn }));
  return [{ slag: 'kjonn', deler }];
}

function byHovedgruppe(slice: KeySlice, { hovedgrupper }: Register): Sharing[] {
  if (slice.hovedgruppe !== ALL) return [];
  const deler = hovedgrupper.map(({ slug }): KeySlice =>
    slice.niva === I_ALT
      ? { niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn: slice.kjonn }
      : { ...slice, hovedgruppe: slug },
  );
  return [{ slag: 'hovedgrupper', deler }];
}

function byTiltaksgruppe(slice: KeySlice, { tiltaksgrupper }: Register): Sharing[] {
  if (slice.niva !== I_ALT && slice.niva !== 'hovedgruppe') return [];
  const deler = tiltaksgrupper.map(({ slug }): KeySlice => ({
    ...slice,
    niva: 'tiltaksgruppe',
    id: slug,
  }));
  return [{ slag: 'tiltaksgrupper', deler }];
}

function byTiltak(slice: KeySlice, { tiltak }: Register): Sharing[] {
  if (slice.niva !== 'tiltaksgruppe') return [];
  const members = tiltak.filter(({ gruppe }) => gruppe === slice.id);
  const deler = members.map(({ slug }): KeySlice => ({ ...slice, niva: 'tiltak', id: slug }));
  return [{ slag: 'tiltak', deler }];
}

/** A place in a month's tables: a printed cell, or none where the table does not print the row. */
export interface NetNode {
  serie: SeriesKey;
  /** Undefined for a row that is not printed, and for a cell that cannot be read. */
  celle: Observation | undefined;
  /** What the place stands for as long as it is believed. */
  says: Interval;
}

/** The nodes `deler` add up to the node `total`. A repeated row is an equation of one part. */
export interface Equation {
  slag: SumKind | 'gjentakelse';
  total: number;
  deler: number[];
}

/** All that one month's cells promise each other; nodes are named by index. */
export interface Net {
  maned: Maned;
  noder: NetNode[];
  equations: Equation[];
  /** For each node, the equations it is in. */
  neighbours: number[][];
}

/** Cells by key; the first printed where a row is repeated. */
export type Cells = ReadonlyMap<ObservationKey, Observation>;

/** What a report says, ready to be made into the nets of its months. */
export interface NetInput {
  celler: Cells;
  repeated: Observation[];
  sums: PromisedSum[];
  /** Series that may stand for any count in a month they have no cell for. All others stand for nobody. */
  unknown: ReadonlySet<SeriesKey>;
}

/** The net of one month: every sum, in the order of the list, and after them every repeated cell. */
export function buildNet(maned: Maned, { celler, repeated, sums, unknown }: NetInput): Net {
  const net: Net = { maned, noder: [], equations: [], neighbours: [] };
  const index = new Map<SeriesKey, number>();
  const nodeOf = (series: SeriesKey): number => {
    const known = index.get(series);
    if (known !== undefined) return known;
    const cell = celler.get(observationKey(series, maned));
    const node = addNode(net, series, cell, unknown.has(series) ? UNKNOWN : ZERO);
    index.set(series, node);
    return node;
  };
  for (const { slag, total, deler, mangler } of sums)
    addEquation(net, slag, nodeOf(total), [...deler, ...mangler].map(nodeOf));
  for (const cell of repeated.filter((repeated) => repeated.maned === maned))
    addEquation(net, 'gjentakelse', nodeOf(cell.serie), [addNode(net, cell.serie, cell, ZERO)]);
  return net;
}

function addNode(
  { noder }: Net,
  serie: SeriesKey,
  celle: Observation | undefined,
  otherwise: Interval,
): number {
  return noder.push({ serie, celle, says: celle ? intervalOf(celle.verdi) : otherwise }) - 1;
}

function addEquation(net: Net, slag: Equation['slag'], total: number, deler: number[]): void {
  const number = net.equations.push({ slag, total, deler }) - 1;
  for (const node of [total, ...deler]) (net.neighbours[node] ??= []).push(number);
}

/** What nodes of a month's net would say if something were otherwise. */
export type Assumption = ReadonlyMap<number, Interval>;

/** True when the equation cannot hold as the report is read, or, with `assumed`, as it would be read then. */
export function breaks(net: Net, { total, deler }: Equation, assumed?: Assumption): boolean {
  const says = (node: number): Interval =>
    assumed?.get(node) ?? net.noder[node]?.says ?? { fra: 0, til: 0 };
  return cannotSum(says(total), deler.map(says));
}

/** The numbers of the equations that break on their own. */
export function listBroken(net: Net): number[] {
  return net.equations.flatMap((equation, i) => (breaks(net, equation) ? [i] : []));
}

/** The nodes of an equation. */
export function nodesOf({ total, deler }: Equation): number[] {
  return [total, ...deler];
}
