/** What is printed, line by line, and the tables that are collected of it. */

import { toString } from 'mdast-util-to-string';
import type { Nodes, Root, TableRow as MdastRow } from 'mdast';
import type { Maned } from '../../domain/maned.ts';
import { isMonthHeader } from '../parse/month-names.ts';
import type { Family } from './family.ts';

/** The logical sections of a report, as their titles name them. */
export const SECTIONS = {
  'hovedgrupper-kjonn': 'Hovedgrupper og kjønn',
  'tiltaksgrupper-kjonn': 'Tiltaksgrupper og kjønn',
  tiltak: 'Tiltak',
  'tiltak-hovedgrupper': 'Tiltak og hovedgrupper',
  'tiltak-hovedgrupper-kjonn': 'Tiltak, hovedgrupper og kjønn',
} as const;
export type Section = keyof typeof SECTIONS;

/** A piece of printed text and where it stands; columns are 1-based, `slutt` is one past the last. */
export interface TableCell {
  tekst: string;
  linje: number;
  kolonne: number;
  end: number;
}

/** One printed row: its label, one cell per month, and the loose lines around it that may be parts of a wrapped label. */
export interface TableRow {
  etikett: TableCell;
  celler: TableCell[];
  /** Every way to part the row's numbers, where its spaces leave several; `celler` is the first and no better than the others. */
  divisions?: TableCell[][];
  /** Lines between the row above and this one, from the top. */
  over: TableCell[];
  /** Lines between this row and the next, from the top. */
  under: TableCell[];
}

/** One printed table and what stands above it. */
export interface ReportTable {
  /** The section whose title was seen last; undefined before the first. */
  seksjon: Section | undefined;
  /** True when that title stands above this very table, not only above one before it. */
  ownSection: boolean;
  /** Lines above the table that are neither title, section nor period, nearest last: one may be its subheading. */
  headings: TableCell[];
  maneder: Maned[];
  linje: number;
  rader: TableRow[];
}

/** All tables of a report, its title, and the months it covers, in order. */
export interface RapportTables {
  tittel: string;
  /** Which of the agency's reports a title says that it is. */
  family: Family | undefined;
  maneder: Maned[];
  tabeller: ReportTable[];
  /** Sections whose title is printed, but no row under it. */
  empty: Section[];
  /** Lines of text among the rows of tables that are neither title, section, period nor foot. */
  loose: TableCell[];
}

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

function toPrinted(row: MdastRow): PrintedRow | undefined {
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
    end: last?.end.column ?? 1,
  };
}

/** The first (0) or last (-1) piece of text under a node: past the bar of a table cell and the asterisks of bold. */
function outermost(node: Nodes, end: 0 | -1): Nodes | undefined {
  if (!('children' in node)) return node;
  const child = node.children.at(end);
  return child && outermost(child, end);
}
