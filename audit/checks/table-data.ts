import { partSeries } from '../truth/truth.ts';
import type { SeriesList, AuditedRapport } from '../readers/report.ts';
import { textOf } from '../readers/files.ts';
import { readCsv } from '../readers/csv.ts';
import { CSV_HEAD } from '../readers/csv-report.ts';
import type { AuditContext } from '../page/context.ts';

const NIVAER = ['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'];
/** The columns of the contract, in order. */
export const COLUMNS = CSV_HEAD.split(',');

/** A row of the contract, as text, by column name. */
export type RowValues = Record<string, string>;

/** What a download of some figures must hold, row by row. */
export interface ExpectedRows {
  rows: Map<string, RowValues>;
  order: string[];
  /** Place of each key in that order, and the keys of each series. */
  places: Map<string, number>;
  perSeries: Map<string, string[]>;
}

/** Series in the newest report's order, then those only older ones have, in theirs; by level first. */
export function expectedRows(
  seriesList: SeriesList,
  rapporter: readonly AuditedRapport[],
  context: AuditContext,
): ExpectedRows {
  const rows = new Map<string, RowValues>();
  const perSeries = new Map<string, string[]>();
  for (const key of ordered(seriesList, rapporter)) {
    const { niva, id, hovedgruppe, kjonn } = partSeries(key);
    const navn = niva === 'i-alt' ? 'I alt' : (context.truth.entry(niva, id)?.navn ?? id);
    const cells = [...(seriesList.get(key) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    perSeries.set(
      key,
      cells.map(([maned]) => `${key}@${maned}`),
    );
    for (const [maned, cell] of cells)
      rows.set(`${key}@${maned}`, {
        maned,
        niva,
        id,
        navn,
        hovedgruppe,
        kjonn,
        antall: cell.antall === '*' ? '' : String(cell.antall),
        status: cell.antall === '*' ? 'skjermet' : cell.rettet ? 'rettet' : 'publisert',
        rapport: cell.rapport,
        linje: String(cell.linje),
        kolonne: String(cell.kolonne),
      });
  }
  const order = [...rows.keys()];
  return { rows, order, places: places(order), perSeries };
}

function ordered(seriesList: SeriesList, rapporter: readonly AuditedRapport[]): string[] {
  const place = new Map<string, number>();
  for (const rapport of [...rapporter].reverse())
    for (const key of rapport.serier.keys()) if (!place.has(key)) place.set(key, place.size);
  return [...seriesList.keys()].sort((a, b) => {
    const niva = NIVAER.indexOf(partSeries(a).niva) - NIVAER.indexOf(partSeries(b).niva);
    return niva || (place.get(a) ?? 0) - (place.get(b) ?? 0);
  });
}

/** A row as read, with where it stands. */
export interface TableDataRow {
  sted: string;
  values: RowValues;
}

/** The rows of a CSV or JSON file; one that cannot be read is reported, and has none. */
export function readRows(fil: string, context: AuditContext): TableDataRow[] {
  try {
    const text = textOf(context.dist, fil);
    return fil.endsWith('.json') ? jsonRows(text) : csvRows(text, fil, context);
  } catch (fault) {
    context.report({ fil, sted: '1:1', regel: 'nedlasting-uleselig', found: String(fault) });
    return [];
  }
}

function csvRows(text: string, fil: string, context: AuditContext): TableDataRow[] {
  const [head, ...rows] = readCsv(text);
  if (head?.fields.join(',') !== CSV_HEAD)
    context.report({
      fil,
      sted: '1:1',
      regel: 'nedlasting-hode',
      found: head?.fields.join(',') ?? '',
      expected: CSV_HEAD,
    });
  return rows.map(({ linje, fields }) => ({
    sted: `linje ${linje}`,
    values: Object.fromEntries(COLUMNS.map((column, i) => [column, fields[i] ?? ''])),
  }));
}

/** The first array of row objects in a JSON text, wherever it stands. */
function jsonRows(text: string): TableDataRow[] {
  const find = (value: unknown): Record<string, unknown>[] | undefined => {
    if (
      Array.isArray(value) &&
      value.some((record) => record !== null && typeof record === 'object' && 'antall' in record)
    )
      return value as Record<string, unknown>[];
    if (value === null || typeof value !== 'object') return undefined;
    for (const inner of Object.values(value)) {
      const found = find(inner);
      if (found) return found;
    }
    return undefined;
  };
  const rows = find(JSON.parse(text)) ?? [];
  return rows.map((row, i) => ({
    sted: `rad ${i + 1}`,
    values: Object.fromEntries(COLUMNS.map((column) => [column, jsonText(column, row[column])])),
  }));
}

/** A JSON value as the CSV would write it; a number where text belongs, or text where a number does, shows. */
function jsonText(column: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const isNumberColumn = column === 'antall' || column === 'linje' || column === 'kolonne';
  if (typeof value === 'number' && isNumberColumn) return String(value);
  return typeof value === 'string' && !isNumberColumn ? value : JSON.stringify(value);
}

function keyFor(row: RowValues): string {
  return `${row.niva}/${row.id}/${row.hovedgruppe}/${row.kjonn}@${row.maned}`;
}

/** Holds rows to what a table must have: each row once, in order, every cell right, and none missing. */
export function compareRows(
  fil: string,
  rows: TableDataRow[],
  wanted: ExpectedRows,
  context: AuditContext,
): void {
  const sett = new Set<string>();
  let previous = -1;
  for (const { sted, values } of rows) {
    const nokkel = keyFor(values);
    const right = wanted.rows.get(nokkel);
    if (!right || sett.has(nokkel)) {
      context.report({
        fil,
        sted,
        regel: 'nedlasting-rad',
        found: right ? `${nokkel} to ganger` : `ingen rapport har ${nokkel}`,
      });
      continue;
    }
    sett.add(nokkel);
    const here = wanted.places.get(nokkel) ?? -1;
    if (here < previous)
      context.report({ fil, sted, regel: 'nedlasting-rekkefølge', found: nokkel });
    previous = Math.max(previous, here);
    checkRow({ fil, sted, nokkel }, values, right, context);
  }
  for (const key of wanted.order)
    if (!sett.has(key))
      context.report({
        fil,
        sted: 'slutten',
        regel: 'nedlasting-mangler',
        found: `mangler ${key}`,
      });
}

function checkRow(
  { fil, sted, nokkel }: { fil: string; sted: string; nokkel: string },
  values: RowValues,
  right: RowValues,
  context: AuditContext,
): void {
  for (const column of COLUMNS) {
    context.tally.celler += 1;
    const says = (values[column] ?? '').replace(/^'(?=[=+\-@])/, '');
    if (says !== right[column])
      context.report({
        fil,
        sted: `${sted}, ${column}`,
        regel: 'nedlasting-celle',
        found: `«${says}» for ${nokkel}`,
        expected: `«${right[column]}»`,
      });
  }
}

/** The part of a table with these series alone. */
export function onlySeries(
  wanted: ExpectedRows,
  withValue: (series: string) => boolean,
): ExpectedRows {
  const perSeries = new Map([...wanted.perSeries].filter(([series]) => withValue(series)));
  const order = [...perSeries.values()].flat();
  const rows = new Map<string, RowValues>();
  for (const key of order) {
    const row = wanted.rows.get(key);
    if (row) rows.set(key, row);
  }
  return { rows, order, places: places(order), perSeries };
}

function places(order: readonly string[]): Map<string, number> {
  return new Map(order.map((key, i) => [key, i]));
}
