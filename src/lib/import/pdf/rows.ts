import type { PrintedLine } from '../printed-line.ts';
import {
  columnAt,
  digitWidth,
  findColumns,
  isCellWord,
  readMonthHeader,
  splitCells,
  type MonthHeader,
  type Span,
} from './columns.ts';
import type { Word } from './text-item.ts';
import { textOf, type WordLine } from './word-line.ts';

/** A line of a page, told apart: a month header, a row with its cells, or text. */
export interface PageLine {
  kind: 'header' | 'row' | 'text';
  /** The text, or what stands left of the columns. */
  label: Word[];
  cells: string[];
  y: number;
  size: number;
  /** Where the first column of the table begins; a label ends before it. */
  edge: number;
}

/** A table's months on the page, held until the next header, also over the pages that follow. */
export interface OpenTable {
  months: readonly Span[];
  columns: readonly Span[] | undefined;
}

/**
 * Tells the lines of a page apart. `open` is the table that was open at the end of the page before: a page may go on
 * with its rows at once. Returns the lines and the table that is open at the end.
 */
export function readPageLines(
  lines: readonly WordLine[],
  open: OpenTable | undefined,
): { lines: PageLine[]; open: OpenTable | undefined } {
  const digit = digitWidth(lines);
  const headers = lines.map((line) => readMonthHeader(line));
  const found: PageLine[] = [];
  let table = open;
  for (const [i, line] of lines.entries()) {
    const header = headers[i];
    if (header) {
      const next = headers.findIndex((other, at) => at > i && other !== undefined);
      const rows = lines.slice(i + 1, next === -1 ? undefined : next);
      table = openTable(header, rows, digit);
      found.push(headerLine(line, header));
    } else found.push(readLine(line, table, digit));
  }
  return { lines: found, open: table };
}

function openTable(header: MonthHeader, rows: readonly WordLine[], digit: number): OpenTable {
  const { months } = header;
  const columns = findColumns(
    months,
    rows.map(({ words }) => words),
    digit,
  );
  return { months, columns };
}

function headerLine({ y, size }: WordLine, { label, months }: MonthHeader): PageLine {
  const cells = months.map(({ text }) => text);
  return { kind: 'header', label, cells, y, size, edge: months[0]?.left ?? 0 };
}

function readLine(line: WordLine, table: OpenTable | undefined, digit: number): PageLine {
  const { words, y, size } = line;
  const text: PageLine = { kind: 'text', label: words, cells: [], y, size, edge: edgeOf(table) };
  if (!table) return text;
  const count = table.months.length;
  const cut = splitCells(words, digit);
  const first = words.length - cut.slice(-count).flat().length;
  if (cut.length === count || (cut.length > count && standsUnder(cut.slice(-count), table)))
    return {
      ...text,
      kind: 'row',
      label: words.slice(0, first),
      cells: cut.slice(-count).map(textOf),
    };
  return placeWords(words, table, digit) ?? text;

  /** A row whose cells do not fill the columns one after another: each word goes where it stands. */
  function placeWords(all: Word[], { columns }: OpenTable, width: number): PageLine | undefined {
    const places = columns ?? table?.months ?? [];
    const edge = (places[0]?.left ?? 0) - width;
    const label = all.filter(({ left }) => left < edge);
    const inside = all.filter(({ left }) => left >= edge);
    if (!inside.some(isCellWord)) return undefined;
    const cells = places.map(() => [] as Word[]);
    for (const word of inside) {
      const cell = cells[columnAt(word, places)];
      if (!cell) return undefined;
      cell.push(word);
    }
    const filled = cells.filter((cell) => cell.length > 0).length;
    // One number beside a text is a page's, not a row's.
    if (filled < 2 && count > 1) return undefined;
    return { ...text, kind: 'row', label, cells: cells.map(textOf) };
  }
}

function edgeOf(table: OpenTable | undefined): number {
  const [column] = table?.columns ?? table?.months ?? [];
  return column?.left ?? Infinity;
}

/** True when every cell stands in its column: numbers before them belong to the label. */
function standsUnder(cells: readonly Word[][], { columns }: OpenTable): boolean {
  return cells.every((cell, i) => cell.every((word) => columnAt(word, columns ?? []) === i));
}

/** The line as it is written: a row as label and cells, text as one cell. */
export function toPrintedLine({ kind, label, cells }: PageLine): PrintedLine {
  return kind === 'text' ? [textOf(label)] : [textOf(label), ...cells];
}
