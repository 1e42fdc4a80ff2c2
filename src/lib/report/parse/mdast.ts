import type { Paragraph, Table, TableCell, TableRow, Text } from 'mdast';
import type { Position } from 'unist';
import type { Line } from './lines.ts';

declare module 'mdast' {
  interface TableRowData {
    /** Every way to part a row whose spaces leave several; the row itself is the first of them. */
    divisions?: TableRow[];
  }
}

/** A stretch of a line: from the first character to one past the last, counted from 0. Empty when they are equal. */
export interface TextSpan {
  fra: number;
  til: number;
}

/** The stretch without the space at its ends. */
export function trimSpan(text: string, { fra, til }: TextSpan): TextSpan {
  const cell = text.slice(fra, til);
  const start = fra + cell.length - cell.trimStart().length;
  return { fra: start, til: Math.max(start, fra + cell.trimEnd().length) };
}

/** A table row of the line's stretches, each a cell with its own position. */
export function toRow(line: Line, span: TextSpan[]): TableRow {
  return {
    type: 'tableRow',
    children: span.map((cell) => toCell(line, cell)),
    position: toPosition(line, { fra: 0, til: line.tekst.length }),
  };
}

/** A row that can be parted in several ways: the first of them, which knows them all. */
export function toOpenRow(line: Line, ways: readonly TextSpan[][]): TableRow {
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
export function startTable(row: TableRow): Table {
  return { type: 'table', children: [row], position: clone(row.position) };
}

/** Adds a row at the end of the table. */
export function appendRow(table: Table, row: TableRow): void {
  table.children.push(row);
  if (table.position && row.position) table.position.end = { ...row.position.end };
}

/** One paragraph of one or more lines, joined by a space, without the asterisks of a bold heading. */
export function toParagraph(lines: [Line, ...Line[]]): Paragraph {
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
