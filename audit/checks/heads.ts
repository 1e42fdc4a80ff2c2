import { reportAt, type At, type AuditContext, type AuditedPage } from '../page/context.ts';
import { allElements, type Element } from '../page/document.ts';
import { cells, placed, rows } from '../page/table.ts';
import { partKey } from '../truth/truth.ts';

/** The month over a column is that of its numbers: a change's is the one it is counted from. A caption's are among them. */
export function checkHeads(page: AuditedPage, context: AuditContext): void {
  for (const table of page.elements)
    if (table.navn === 'table' && table.attr.class?.includes('oversikt') === true)
      checkTable(table, { page, context });
}

function checkTable(table: Element, at: At): void {
  const columns = rows(table).map(cells);
  for (const [column, head] of placed(table)) {
    const said = head.navn === 'th' ? monthIn(head) : undefined;
    const told = columns.map((row) => monthsIn(row[column]).at(-1));
    const right = told.find((month) => month !== undefined && month !== said);
    if (said !== undefined && right !== undefined) reportAt(at, head, 'tabell-hode', said, right);
  }
  const months = columns.flat().flatMap(monthsIn);
  for (const { navn, attr } of allElements(table).filter(
    ({ parent }) => parent?.navn === 'caption',
  ))
    if (navn === 'time' && months.length > 0 && !months.includes(attr.datetime ?? ''))
      reportAt(at, table, 'tabell-hode', `${attr.datetime ?? ''} over tabellen`);
}

function monthIn(head: Element): string | undefined {
  return allElements(head).find(({ navn }) => navn === 'time')?.attr.datetime;
}

/** The months of a cell's only number: the newest first, as its keys are. */
function monthsIn(cell: Element | undefined): string[] {
  const inside = cell?.navn === 'td' ? allElements(cell) : [];
  const numbers = inside.filter(({ navn }) => navn === 'data');
  if (numbers.length !== 1) return [];
  return (numbers[0]?.attr['data-av'] ?? '')
    .split(/\s+/)
    .flatMap((key) => partKey(key)?.maned ?? []);
}
