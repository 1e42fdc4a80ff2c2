import type { Root, Table } from 'mdast';
import { recognizeEnmaned } from './single-month.ts';
import { isTextHeader } from './detect-format.ts';
import { splitAlignedHeader, splitAlignedRow, type Kolonner } from './aligned-columns.ts';
import { isLayout, type Linje } from './lines.ts';
import { isManedshode, parseManedsnavn } from './month-names.ts';
import { appendRow, startTable, toParagraph, toRow, trimSpenn, type Spenn } from './mdast.ts';

/** A line that is a table row: its cells, and whether they are a month header. */
interface Radlinje {
  celler: Spenn[];
  hode: boolean;
}

/**
 * Reads a report whose columns stand apart by tabs or by runs of spaces into an mdast tree with a position on every
 * node. A line with tabs is a row of its cells; any other is a row when it ends in the numbers that fill the columns
 * of the month header above it, or the one column of a report without month headers. A month header starts a table. Blank lines and rule lines are layout: they leave no
 * node and end no table. Every other line is a paragraph, except that a bold heading goes on to its closing asterisks.
 */
export function parseTekst(linjer: Linje[]): Root {
  const root: Root = { type: 'root', children: [] };
  let table: Table | undefined;
  let kolonner: Kolonner = firstColumns(linjer);
  for (let i = 0; i < linjer.length; i += 1) {
    const linje = linjer[i];
    if (!linje || isLayout(linje)) continue;
    const rad = readRow(linje.tekst, kolonner);
    if (!rad) {
      table = undefined;
      const block = takeParagraph(linjer, i, linje);
      root.children.push(toParagraph(block));
      i += block.length - 1;
      continue;
    }
    if (rad.hode) kolonner = rad.celler.slice(1).map(({ til }) => til);
    const row = toRow(linje, rad.celler);
    if (!table || rad.hode) root.children.push((table = startTable(row)));
    else appendRow(table, row);
  }
  return root;
}

/** Before the first month header there are no columns, unless the report has one column and no such header at all. */
function firstColumns(linjer: Linje[]): Kolonner {
  if (linjer.some(({ tekst }) => isTextHeader(tekst))) return [];
  const enmaned = recognizeEnmaned(linjer);
  return enmaned ? [enmaned.kolonne] : [];
}

function readRow(tekst: string, kolonner: Kolonner): Radlinje | undefined {
  if (tekst.includes('\t')) {
    const celler = splitTabs(tekst);
    if (celler) return celler;
  }
  const hode = splitAlignedHeader(tekst);
  if (hode) return { celler: hode, hode: true };
  // «Mai 2021» under the only column is a period, not a row called «Mai».
  if (kolonner.length === 0 || parseManedsnavn(tekst)) return undefined;
  const celler = splitAlignedRow(tekst, kolonner);
  return celler && { celler, hode: false };
}

/** Cells between tabs. A heading followed by nothing but tabs is no row. */
function splitTabs(tekst: string): Radlinje | undefined {
  const celler: Spenn[] = [];
  let fra = 0;
  for (const celle of tekst.split('\t')) {
    celler.push(trimSpenn(tekst, { fra, til: fra + celle.length }));
    fra += celle.length + 1;
  }
  const tekster = celler.map((spenn) => tekst.slice(spenn.fra, spenn.til));
  const hode = isManedshode(tekster);
  const filled = tekster.filter((celle) => celle !== '').length;
  return hode || filled > 1 ? { celler, hode } : undefined;
}

/** A heading in bold may be broken over lines: the block ends where the asterisks close. */
function takeParagraph(linjer: Linje[], start: number, first: Linje): [Linje, ...Linje[]] {
  const text = first.tekst.trim();
  const opened = text.startsWith('**') && !(text.length > 2 && text.endsWith('**'));
  const rest: Linje[] = [];
  for (let i = start + 1; opened && i < linjer.length && i <= start + MOST_LINES; i += 1) {
    const linje = linjer[i];
    if (!linje || isLayout(linje) || linje.tekst.includes('\t')) break;
    rest.push(linje);
    if (linje.tekst.trim().endsWith('**')) return [first, ...rest];
  }
  return [first];
}

/** A bold heading is never broken over more lines than this. */
const MOST_LINES = 3;
