import { SEXES } from '../../domain/contract.ts';
import {
  ALL,
  I_ALT,
  KJONN,
  parseSeriesKey,
  seriesKey,
  type SeriesKey,
  type KeySlice,
} from '../../domain/key.ts';
import type { Sum } from '../../domain/rapport.ts';
import { entriesAt, type Register } from '../../domain/register.ts';

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

/** The ways a series of this cut divides. */
function promised(excerpt: KeySlice, register: Register): Sharing[] {
  return [
    ...byKjonn(excerpt),
    ...byHovedgruppe(excerpt, register),
    ...byTiltaksgruppe(excerpt, register),
    ...byTiltak(excerpt, register),
  ];
}

function byKjonn(excerpt: KeySlice): Sharing[] {
  if (excerpt.kjonn !== ALL) return [];
  const deler = SEXES.map((kjonn) => ({ ...excerpt, kjonn }));
  return [{ slag: 'kjonn', deler }];
}

function byHovedgruppe(excerpt: KeySlice, { hovedgrupper }: Register): Sharing[] {
  if (excerpt.hovedgruppe !== ALL) return [];
  const deler = hovedgrupper.map(({ slug }): KeySlice =>
    excerpt.niva === I_ALT
      ? { niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn: excerpt.kjonn }
      : { ...excerpt, hovedgruppe: slug },
  );
  return [{ slag: 'hovedgrupper', deler }];
}

function byTiltaksgruppe(excerpt: KeySlice, { tiltaksgrupper }: Register): Sharing[] {
  if (excerpt.niva !== I_ALT && excerpt.niva !== 'hovedgruppe') return [];
  const deler = tiltaksgrupper.map(({ slug }): KeySlice => ({
    ...excerpt,
    niva: 'tiltaksgruppe',
    id: slug,
  }));
  return [{ slag: 'tiltaksgrupper', deler }];
}

function byTiltak(excerpt: KeySlice, { tiltak }: Register): Sharing[] {
  if (excerpt.niva !== 'tiltaksgruppe') return [];
  const members = tiltak.filter(({ gruppe }) => gruppe === excerpt.id);
  const deler = members.map(({ slug }): KeySlice => ({ ...excerpt, niva: 'tiltak', id: slug }));
  return [{ slag: 'tiltak', deler }];
}
