import type { Root, Table, Paragraph, TableCell, TableRow, Text } from 'mdast';
import type { Position } from 'unist';
import { detectSingleMonth, isTextHeader } from './detect-format.ts';
import {
  listAlignedRows,
  splitAlignedHeader,
  splitAlignedRow,
  type Columns,
} from './aligned-columns.ts';
import { isLayout, type Line, type TextSpan } from './lines.ts';
import { isMonthHeader, parseMonthHeading } from './month-names.ts';

declare module 'mdast' {
  interface TableRowData {
    /** Every way to part a row whose spaces leave several; the row itself is the first of them. */
    divisions?: TableRow[];
  }
}

/** A line that is a table row: its cells, and whether they are a month header. */
interface RowLine {
  celler: TextSpan[];
  head: boolean;
  /** Every way to part the row, where there are several. */
  ways?: TextSpan[][];
}

/**
 * Reads a report whose columns stand apart by tabs or by runs of spaces into an mdast tree with a position on every
 * node. A line with tabs is a row of its cells; any other is a row when it ends in the numbers that fill the columns
 * of the month header above it, or the one column of a report without month headers. A month header starts a table. Blank lines and rule lines are layout: they leave no
 * node and end no table. Every other line is a paragraph, except that a bold heading goes on to its closing asterisks.
 */
export function parseText(lines: Line[]): Root {
  const root: Root = { type: 'root', children: [] };
  let table: Table | undefined;
  let columns: Columns = firstColumns(lines);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || isLayout(line)) continue;
    const record = readRow(line.tekst, columns);
    if (!record) {
      table = undefined;
      const block = takeParagraph(lines, i, line);
      root.children.push(toParagraph(block));
      i += block.length - 1;
      continue;
    }
    if (record.head) columns = record.celler.slice(1).map(({ til }) => til);
    const row = record.ways ? toOpenRow(line, record.ways) : toRow(line, record.celler);
    if (!table || record.head) root.children.push((table = startTable(row)));
    else appendRow(table, row);
  }
  return root;
}

/** Before the first month header there are no columns, unless the report has one column and no such header at all. */
function firstColumns(lines: Line[]): Columns {
  if (lines.some(({ tekst }) => isTextHeader(tekst))) return [];
  const singleMonth = detectSingleMonth(lines);
  return singleMonth ? [singleMonth.kolonne] : [];
}

function readRow(text: string, columns: Columns): RowLine | undefined {
  if (text.includes('\t')) {
    const cells = splitTabs(text);
    if (cells) return cells;
  }
  const head = splitAlignedHeader(text);
  if (head) return { celler: head, head: true };
  // «Mai 2021» under the only column is a period, not a row called «Mai».
  if (columns.length === 0 || parseMonthHeading(text)) return undefined;
  const celler = splitAlignedRow(text, columns);
  if (celler) return { celler, head: false };
  const ways = listAlignedRows(text, columns);
  return ways[0] && { celler: ways[0], head: false, ways };
}

/** Cells between tabs. A heading followed by nothing but tabs is no row. */
function splitTabs(text: string): RowLine | undefined {
  const celler: TextSpan[] = [];
  let fra = 0;
  for (const cell of text.split('\t')) {
    celler.push(trimSpan(text, { fra, til: fra + cell.length }));
    fra += cell.length + 1;
  }
  const texts = celler.map((span) => text.slice(span.fra, span.til));
  const head = isMonthHeader(texts);
  const filled = texts.filter((cell) => cell !== '').length;
  return head || filled > 1 ? { celler, head } : undefined;
}

/** A heading in bold may be broken over lines: the block ends where the asterisks close. */
function takeParagraph(lines: Line[], start: number, first: Line): [Line, ...Line[]] {
  const text = first.tekst.trim();
  const opened = text.startsWith('**') && !(text.length > 2 && text.endsWith('**'));
  const rest: Line[] = [];
  for (let i = start + 1; opened && i < lines.length && i <= start + MOST_LINES; i += 1) {
    const line = lines[i];
    if (!line || isLayout(line) || line.tekst.includes('\t')) break;
    rest.push(line);
    if (line.tekst.trim().endsWith('**')) return [first, ...rest];
  }
  return [first];
}

/** A bold heading is never broken over more lines than this. */
const MOST_LINES = 3;

/** The stretch without the space at its ends. */
function trimSpan(text: string, { fra, til }: TextSpan): TextSpan {
  const cell = text.slice(fra, til);
  const start = fra + cell.length - cell.trimStart().length;
  return { fra: start, til: Math.max(start, fra + cell.trimEnd().length) };
}

/** A table row of the line's stretches, each a cell with its own position. */
function toRow(line: Line, span: TextSpan[]): TableRow {
  return {
    type: 'tableRow',
    children: span.map((cell) => toCell(line, cell)),
    position: toPosition(line, { fra: 0, til: line.tekst.length }),
  };
}

/** A row that can be parted in several ways: the first of them, which knows them all. */
function toOpenRow(line: Line, ways: readonly TextSpan[][]): TableRow {
  const divisions = ways.map((way) => toRow(line, way));
  return { ...toRow(line, ways[0] ?? []), data: { divisions } };
}

function toCell(line: Line, span: TextSpan): TableCell {
  const value = line.tekst.slice(span.fra, span.til);
  const children: Text[] =
    value === '' ? [] : [{ type: 'text', value, position: toPosition(line, span) }];
  return { type: 'tableCell', children, position: toPosition(line, span) };
}

/** A table that begins with this row. */
function startTable(row: TableRow): Table {
  return { type: 'table', children: [row], position: clone(row.position) };
}

/** Adds a row at the end of the table. */
function appendRow(table: Table, row: TableRow): void {
  table.children.push(row);
  if (table.position && row.position) table.position.end = { ...row.position.end };
}

/** One paragraph of one or more lines, joined by a space, without the asterisks of a bold heading. */
function toParagraph(lines: [Line, ...Line[]]): Paragraph {
  const [first] = lines;
  const last = lines.at(-1) ?? first;
  const position: Position = {
    start: toPosition(first, trimSpan(first.tekst, whole(first))).start,
    end: toPosition(last, trimSpan(last.tekst, whole(last))).end,
  };
  const value = lines
    .map(({ tekst }) => tekst.trim())
    .join(' ')
    .replace(/^(\*\*|__)|(\*\*|__)$/g, '');
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

function whole({ tekst }: Line): TextSpan {
  return { fra: 0, til: tekst.length };
}

function toPosition(line: Line, { fra, til }: TextSpan): Position {
  return { start: toPoint(line, fra), end: toPoint(line, til) };
}

function toPoint(line: Line, index: number) {
  return { line: line.nummer, column: index + 1, offset: line.offset + index };
}

function clone(position: Position | undefined): Position | undefined {
  return position && { start: { ...position.start }, end: { ...position.end } };
}
