import type { Paragraph, Root, Table, TableCell, TableRow, Text } from 'mdast';
import type { Position } from 'unist';
import { splitLines, type Linje } from './linje.ts';

/**
 * Reads tab-separated report text into an mdast tree with a position on every node.
 * A line with a tab is a table row; a row whose first cell is empty starts a table (the month header).
 * Blank lines and rule lines between rows do not end a table; any line of text does.
 * Rule lines are layout and leave no node.
 */
export function parseTabtekst(text: string): Root {
  const linjer = splitLines(text);
  const root: Root = { type: 'root', children: [] };
  let table: Table | undefined;
  for (let i = 0; i < linjer.length; i += 1) {
    const linje = linjer[i] as Linje;
    if (linje.tekst.trim() === '' || isRuleLine(linje.tekst)) continue;
    if (linje.tekst.includes('\t')) {
      const row = toRow(linje);
      if (!table || isHeaderRow(row)) root.children.push((table = startTable(row)));
      else appendRow(table, row);
      continue;
    }
    table = undefined;
    const block = takeParagraph(linjer, i);
    root.children.push(toParagraph(block));
    i += block.length - 1;
  }
  return root;
}

/** True for a line of nothing but hyphens in tab-separated cells. */
function isRuleLine(tekst: string): boolean {
  return tekst.split('\t').every((celle) => /^\s*-{2,}\s*$/.test(celle));
}

function isHeaderRow(row: TableRow): boolean {
  return row.children[0]?.children.length === 0;
}

function startTable(row: TableRow): Table {
  return { type: 'table', children: [row], position: clone(row.position) };
}

function appendRow(table: Table, row: TableRow): void {
  table.children.push(row);
  if (table.position && row.position) table.position.end = row.position.end;
}

function toRow(linje: Linje): TableRow {
  const children: TableCell[] = [];
  let start = 0;
  for (const celle of linje.tekst.split('\t')) {
    children.push(toCell(linje, start, celle));
    start += celle.length + 1;
  }
  return { type: 'tableRow', children, position: span(linje, 0, linje.tekst.length) };
}

function toCell(linje: Linje, start: number, celle: string): TableCell {
  const from = start + celle.length - celle.trimStart().length;
  const to = Math.max(from, start + celle.trimEnd().length);
  const position = span(linje, from, to);
  const value = linje.tekst.slice(from, to);
  const children: Text[] = value === '' ? [] : [{ type: 'text', value, position }];
  return { type: 'tableCell', children, position: clone(position) };
}

/** A heading in bold may be broken over lines: the block ends where the asterisks close. */
function takeParagraph(linjer: Linje[], start: number): Linje[] {
  const first = linjer[start] as Linje;
  const opened = first.tekst.trim().startsWith('**') && !first.tekst.trim().endsWith('**');
  if (!opened) return [first];
  const block = [first];
  for (const linje of linjer.slice(start + 1)) {
    if (linje.tekst.trim() === '' || linje.tekst.includes('\t')) break;
    block.push(linje);
    if (linje.tekst.trim().endsWith('**')) break;
  }
  return block;
}

function toParagraph(block: Linje[]): Paragraph {
  const first = block[0] as Linje;
  const last = block[block.length - 1] as Linje;
  const position = {
    start: span(first, first.tekst.length - first.tekst.trimStart().length, 0).start,
    end: span(last, 0, last.tekst.trimEnd().length).end,
  };
  const value = block
    .map((linje) => linje.tekst.trim())
    .join(' ')
    .replace(/^\*\*|\*\*$/g, '');
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}

function span(linje: Linje, from: number, to: number): Position {
  return { start: point(linje, from), end: point(linje, to) };
}

function point(linje: Linje, index: number) {
  return { line: linje.nummer, column: index + 1, offset: linje.offset + index };
}

function clone(position: Position | undefined): Position | undefined {
  return position && { start: { ...position.start }, end: { ...position.end } };
}
