import { allElements, nearest, type Element } from './document.ts';

const knownRows = new WeakMap<Element, Element[]>();
const knownColumns = new WeakMap<Element, Map<number, string>>();

/** Rows of the table itself, not of tables inside it. */
export function rows(table: Element): Element[] {
  const known = knownRows.get(table) ?? findRows(table);
  knownRows.set(table, known);
  return known;
}

function findRows(table: Element): Element[] {
  return allElements(table).filter(
    ({ navn, parent }) =>
      navn === 'tr' && nearest(parent, (element) => element.navn === 'table') === table,
  );
}

/** Cells of a row, in order. */
export function cells(row: Element): Element[] {
  return row.children.filter(
    (children): children is Element =>
      children.slag === 'element' && (children.navn === 'td' || children.navn === 'th'),
  );
}

/** Series by column index, from the header cells that name one. */
export function columns(table: Element): Map<number, string> {
  const known = knownColumns.get(table);
  if (known) return known;
  const headings = new Map<number, string>();
  knownColumns.set(table, headings);
  for (const [index, cell] of placed(table)) {
    const series = cell.attr['data-serie'];
    if (series !== undefined) headings.set(index, series);
  }
  return headings;
}

/** Every cell of a table with the index of its first column. */
export function* placed(table: Element): Generator<[indeks: number, celle: Element]> {
  for (const row of rows(table)) {
    let index = 0;
    for (const cell of cells(row)) {
      yield [index, cell];
      index += Number(cell.attr.colspan ?? 1);
    }
  }
}
