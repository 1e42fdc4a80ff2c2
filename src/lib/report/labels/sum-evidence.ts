/** What sums and neighbours say of a row whose label is in doubt. */

import type { Maned } from '../../domain/maned.ts';
import { SEXES } from '../../domain/contract.ts';
import { ALL, KJONN } from '../../domain/key.ts';
import { intervalOf, cannotSum, ZERO, UNKNOWN, type Interval } from '../../domain/interval.ts';
import { templateOf, type ReadingRow, type ReadingTable } from './reading-table.ts';
import type { TableScope } from './candidates.ts';
import type { Tiltak } from '../../domain/register.ts';

/** A row and the table it stands in. */
export interface RowPlace {
  table: ReadingTable;
  row: ReadingRow;
}

/**
 * Counts, month by month, the sums that cannot hold if these rows and no others are the whole of one tiltak, group or
 * total: the hovedgrupper make the whole, and so do women and men. Rows that are not printed count as zero, tables that
 * the report does not have make no sum. `tables` are the tables that could hold such a row.
 */
export function countBroken(rows: RowPlace[], tables: TableScope[], maneder: Maned[]): number {
  const selection = new Set(tables.map(nameOf));
  const sums = listTableSums(tables).filter(({ total, deler }) =>
    [total, ...deler].every((name) => selection.has(name)),
  );
  return maneder.reduce((broken, maned) => {
    const cells = cellsOf(rows, maned);
    return broken + sums.filter(({ total, deler }) => cannotHold(cells, total, deler)).length;
  }, 0);
}

interface TableSum {
  total: string;
  deler: string[];
}

function listTableSums(tables: TableScope[]): TableSum[] {
  const hovedgrupper = [...new Set(tables.map(({ hovedgruppe }) => hovedgruppe))];
  const parts = hovedgrupper.filter((hovedgruppe) => hovedgruppe !== ALL);
  return [
    ...KJONN.map((kjonn) => ({
      total: nameOf({ hovedgruppe: ALL, kjonn }),
      deler: parts.map((hovedgruppe) => nameOf({ hovedgruppe, kjonn })),
    })).filter((sum) => sum.deler.length > 1),
    ...hovedgrupper.map((hovedgruppe) => ({
      total: nameOf({ hovedgruppe, kjonn: ALL }),
      deler: SEXES.map((kjonn) => nameOf({ hovedgruppe, kjonn })),
    })),
  ];
}

function nameOf({ hovedgruppe, kjonn }: Pick<TableScope, 'hovedgruppe' | 'kjonn'>): string {
  return `${hovedgruppe}/${kjonn}`;
}

function cellsOf(rows: RowPlace[], maned: Maned): Map<string, Interval> {
  const cells = new Map<string, Interval>();
  for (const { table, row } of rows) {
    if (row.maneder.includes(maned)) cells.set(nameOf(table.scope), rangeOf(row, maned));
  }
  return cells;
}

/** What a row's cell can stand for, to judge labels by; never printed. A cell that cannot be read can be anything. */
function rangeOf({ maneder, values }: ReadingRow, maned: Maned): Interval {
  const value = values[maneder.indexOf(maned)];
  return value ? intervalOf(value) : UNKNOWN;
}

function cannotHold(cells: Map<string, Interval>, total: string, deler: string[]): boolean {
  const cell = (name: string) => cells.get(name) ?? ZERO;
  return cannotSum(cell(total), deler.map(cell));
}

/** The line that a row's label is printed on. */
export function lineOf({ row }: RowPlace): number {
  return row.row.etikett.linje;
}

/** The tiltaksgruppe a row stands in: the next group total below it tells. Undefined when there is none. */
export function groupBelow({ table, row }: RowPlace): string | undefined {
  const below = table.rader.slice(table.rader.indexOf(row) + 1);
  const total = below.find((other) => templateOf(table, other)?.niva === 'tiltaksgruppe');
  return total && templateOf(table, total)?.id;
}

/** True when rows can add up to a total in a month. */
export function canMakeUp(parts: readonly ReadingRow[], total: ReadingRow, maned: Maned): boolean {
  const parted = parts.map((part) => rangeOf(part, maned));
  return !cannotSum(rangeOf(total, maned), parted);
}

/** True when the rows of the group this row stands in can make up the group's total in a month. */
export function groupHolds({ table, row }: RowPlace, maned: Maned): boolean {
  const rows = table.rader.filter(({ top }) => !top);
  const at = rows.indexOf(row);
  const isTotal = (other: ReadingRow) => templateOf(table, other)?.niva === 'tiltaksgruppe';
  const end = rows.findIndex((other, i) => i > at && isTotal(other));
  const start = rows.findLastIndex((other, i) => i < at && isTotal(other)) + 1;
  const total = rows[end];
  if (!total) return false;
  return canMakeUp(rows.slice(start, end), total, maned);
}

/** Slug of the nearest known tiltak of the group above a row. */
export function previousTiltak(
  { table, row }: RowPlace,
  group: string,
  tiltak: Tiltak[],
): string | undefined {
  const members = new Set(tiltak.filter((one) => one.gruppe === group).map(({ slug }) => slug));
  return previousIn(table, table.rader.indexOf(row), members);
}

function previousIn(table: ReadingTable, at: number, members: Set<string>): string | undefined {
  const above = table.rader.slice(0, at).reverse();
  for (const other of above) {
    const template = templateOf(table, other);
    if (template?.niva === 'tiltaksgruppe') return undefined;
    if (template?.niva === 'tiltak' && members.has(template.id)) return template.id;
  }
  return undefined;
}
