import type { Maned } from '../../domain/maned.ts';
import { ALL, KJONN } from '../../domain/key.ts';
import { isVisible, LEAST_VISIBLE } from '../../domain/value.ts';
import type { ReadingRow, ReadingTable } from './reading-table.ts';
import type { Frame } from './table-scope.ts';

/** A row and the table it stands in. */
export interface RowPlace {
  table: ReadingTable;
  row: ReadingRow;
}

interface Interval {
  fra: number;
  til: number;
}

const NONE: Interval = { fra: 0, til: 0 };

/**
 * Counts, month by month, the sums that cannot hold if these rows and no others are the whole of one tiltak, group or
 * total: the hovedgrupper make the whole, and so do women and men. Rows that are not printed count as zero, tables that
 * the report does not have make no sum. `tabeller` are the tables that could hold such a row.
 */
export function countBroken(rows: RowPlace[], tables: Frame[], maneder: Maned[]): number {
  const selection = new Set(tables.map(nameOf));
  const sums = listSums(tables).filter(({ total, deler }) =>
    [total, ...deler].every((name) => selection.has(name)),
  );
  return maneder.reduce((broken, maned) => {
    const cells = cellsOf(rows, maned);
    return broken + sums.filter(({ total, deler }) => cannotHold(cells, total, deler)).length;
  }, 0);
}

interface Sum {
  total: string;
  deler: string[];
}

function listSums(tables: Frame[]): Sum[] {
  const hovedgrupper = [...new Set(tables.map(({ hovedgruppe }) => hovedgruppe))];
  const parts = hovedgrupper.filter((hovedgruppe) => hovedgruppe !== ALL);
  const sexes = KJONN.filter((kjonn) => kjonn !== ALL);
  return [
    ...KJONN.map((kjonn) => ({
      total: nameOf({ hovedgruppe: ALL, kjonn }),
      deler: parts.map((hovedgruppe) => nameOf({ hovedgruppe, kjonn })),
    })).filter((sum) => sum.deler.length > 1),
    ...hovedgrupper.map((hovedgruppe) => ({
      total: nameOf({ hovedgruppe, kjonn: ALL }),
      deler: sexes.map((kjonn) => nameOf({ hovedgruppe, kjonn })),
    })),
  ];
}

function nameOf({ hovedgruppe, kjonn }: Pick<Frame, 'hovedgruppe' | 'kjonn'>): string {
  return `${hovedgruppe}/${kjonn}`;
}

function cellsOf(rows: RowPlace[], maned: Maned): Map<string, Interval> {
  const cells = new Map<string, Interval>();
  for (const { table, row } of rows) {
    if (row.maneder.includes(maned)) cells.set(nameOf(table.ramme), intervalOf(row, maned));
  }
  return cells;
}

/** The least and the greatest number a row's cell can stand for, to judge labels by; never printed. A cell that cannot be read can be anything. */
export function intervalOf({ maneder, values }: ReadingRow, maned: Maned): Interval {
  const value = values[maneder.indexOf(maned)];
  if (!value) return { fra: 0, til: Infinity };
  return isVisible(value)
    ? { fra: value.antall, til: value.antall }
    : { fra: 0, til: LEAST_VISIBLE - 1 };
}

function cannotHold(cells: Map<string, Interval>, total: string, deler: string[]): boolean {
  const whole = cells.get(total) ?? NONE;
  const parts = deler.map((part) => cells.get(part) ?? NONE);
  const from = parts.reduce((sum, part) => sum + part.fra, 0);
  const to = parts.reduce((sum, part) => sum + part.til, 0);
  return whole.fra > to || whole.til < from;
}
