import type { Paragraph, Table, TableCell, TableRow, Text } from 'mdast';
import type { Position } from 'unist';
import type { Linje } from './lines.ts';

/** A stretch of a line: from the first character to one past the last, counted from 0. Empty when they are equal. */
export interface Spenn {
  fra: number;
  til: number;
}

/** The stretch without the space at its ends. */
export function trimSpenn(tekst: string, { fra, til }: Spenn): Spenn {
  const celle = tekst.slice(fra, til);
  const start = fra + celle.length - celle.trimStart().length;
  return { fra: start, til: Math.max(start, fra + celle.trimEnd().length) };
}

/** A table row of the line's stretches, each a cell with its own position. */
export function toRow(linje: Linje, spenn: Spenn[]): TableRow {
  return {
    type: 'tableRow',
    children: spenn.map((celle) => toCell(linje, celle)),
    position: toPosition(linje, { fra: 0, til: linje.tekst.length }),
  };
}

function toCell(linje: Linje, spenn: Spenn): TableCell {
  const value = linje.tekst.slice(spenn.fra, spenn.til);
  const children: Text[] =
    value === '' ? [] : [{ type: 'text', value, position: toPosition(linje, spenn) }];
  return { type: 'tableCell', children, position: toPosition(linje, spenn) };
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
export function toParagraph(linjer: [Linje, ...Linje[]]): Paragraph {
  const [first] = linjer;
  const last = linjer.at(-1) ?? first;
  const position: Position = {
    start: toPosition(first, trimSpenn(first.tekst, whole(first))).start,
    end: toPosition(last, trimSpenn(last.tekst, whole(last))).end,
  };
  const value = linjer
    .map(({ tekst }) => tekst.trim())
    .join(' ')
    .replace(/^(\*\*|__)|(\*\*|__)$/g, '');
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

function whole({ tekst }: Linje): Spenn {
  return { fra: 0, til: tekst.length };
}

function toPosition(linje: Linje, { fra, til }: Spenn): Position {
  return { start: toPoint(linje, fra), end: toPoint(linje, til) };
}

function toPoint(linje: Linje, index: number) {
  return { line: linje.nummer, column: index + 1, offset: linje.offset + index };
}

function clone(position: Position | undefined): Position | undefined {
  return position && { start: { ...position.start }, end: { ...position.end } };
}
