import { toString } from 'mdast-util-to-string';
import type { Nodes, Root, TableRow } from 'mdast';
import { isMonthHeader } from '../parse/month-names.ts';
import type { TableCell } from './table.ts';

/** What is printed on one line of a report, whatever the format: loose text, a month header, or a row of cells. */
export type PrintedRow =
  | { slag: 'tekst'; celle: TableCell }
  | { slag: 'hode'; celler: TableCell[] }
  | { slag: 'rad'; etikett: TableCell; celler: TableCell[]; divisions?: TableCell[][] };

/** The lines of a report's tree in order. A row with nothing but a label is loose text. */
export function listPrinted(tree: Root): PrintedRow[] {
  return tree.children.flatMap((node) => {
    if (node.type === 'table') return node.children.flatMap((row) => toPrinted(row) ?? []);
    const celle = toCell(node);
    return celle.tekst === '' ? [] : [{ slag: 'tekst' as const, celle }];
  });
}

function toPrinted(row: TableRow): PrintedRow | undefined {
  const cells = row.children.map(toCell);
  const filled = cells.filter(({ tekst }) => tekst !== '');
  const [first] = cells;
  const [only] = filled;
  if (!first || !only) return undefined;
  if (isMonthHeader(cells.map(({ tekst }) => tekst))) return { slag: 'hode', celler: filled };
  if (filled.length === 1 && only === first) return { slag: 'tekst', celle: only };
  const divisions = row.data?.divisions?.map((way) => way.children.slice(1).map(toCell));
  return { slag: 'rad', etikett: first, celler: cells.slice(1), ...(divisions && { divisions }) };
}

/** The printed text of a node with its spaces made single, and where its first and last characters stand. */
function toCell(node: Nodes): TableCell {
  const tekst = toString(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
  const first = outermost(node, 0)?.position ?? node.position;
  const last = outermost(node, -1)?.position ?? node.position;
  return {
    tekst,
    linje: first?.start.line ?? 1,
    kolonne: first?.start.column ?? 1,
    slutt: last?.end.column ?? 1,
  };
}

/** The first (0) or last (-1) piece of text under a node: past the bar of a table cell and the asterisks of bold. */
function outermost(node: Nodes, end: 0 | -1): Nodes | undefined {
  if (!('children' in node)) return node;
  const child = node.children.at(end);
  return child && outermost(child, end);
}
