import type { Maned } from '../../domain/maned.ts';
import type { Tiltak } from '../../domain/register.ts';
import { templateOf, type ReadingRow, type ReadingTable } from './reading-table.ts';
import { intervalOf, type RowPlace } from './sum-evidence.ts';

/** The tiltaksgruppe a row stands in: the next group total below it tells. Undefined when there is none. */
export function groupBelow({ table, row }: RowPlace): string | undefined {
  const below = table.rader.slice(table.rader.indexOf(row) + 1);
  const total = below.find((other) => templateOf(table, other)?.niva === 'tiltaksgruppe');
  return total && templateOf(table, total)?.id;
}

/** True when the rows of the group this row stands in can make up the group's total in a month. */
export function groupHolds({ table, row }: RowPlace, maned: Maned): boolean {
  const rows = table.rader.filter(({ topp }) => !topp);
  const at = rows.indexOf(row);
  const isTotal = (other: ReadingRow) => templateOf(table, other)?.niva === 'tiltaksgruppe';
  const end = rows.findIndex((other, i) => i > at && isTotal(other));
  const start = rows.findLastIndex((other, i) => i < at && isTotal(other)) + 1;
  const total = rows[end];
  if (!total) return false;
  const whole = intervalOf(total, maned);
  const parts = rows.slice(start, end).map((part) => intervalOf(part, maned));
  const from = parts.reduce((sum, part) => sum + part.fra, 0);
  const to = parts.reduce((sum, part) => sum + part.til, 0);
  return whole.fra <= to && whole.til >= from;
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
