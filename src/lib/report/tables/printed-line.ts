import { toString } from 'mdast-util-to-string';
import type { Nodes, Root, TableRow } from 'mdast';
import { isManedshode } from '../parse/month-names.ts';
import type { Celle } from './table.ts';

/** What is printed on one line of a report, whatever the format: loose text, a month header, or a row of cells. */
export type Trykk =
  | { slag: 'tekst'; celle: Celle }
  | { slag: 'hode'; celler: Celle[] }
  | { slag: 'rad'; etikett: Celle; celler: Celle[] };

/** The lines of a report's tree in order. A row with nothing but a label is loose text. */
export function listTrykk(tree: Root): Trykk[] {
  return tree.children.flatMap((node) => {
    if (node.type === 'table') return node.children.flatMap((row) => toTrykk(row) ?? []);
    const celle = toCelle(node);
    return celle.tekst === '' ? [] : [{ slag: 'tekst' as const, celle }];
  });
}

function toTrykk(row: TableRow): Trykk | undefined {
  const celler = row.children.map(toCelle);
  const filled = celler.filter(({ tekst }) => tekst !== '');
  const [first] = celler;
  const [only] = filled;
  if (!first || !only) return undefined;
  if (isManedshode(celler.map(({ tekst }) => tekst))) return { slag: 'hode', celler: filled };
  if (filled.length === 1 && only === first) return { slag: 'tekst', celle: only };
  return { slag: 'rad', etikett: first, celler: celler.slice(1) };
}

/** The printed text of a node with its spaces made single, and where its first and last characters stand. */
function toCelle(node: Nodes): Celle {
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
