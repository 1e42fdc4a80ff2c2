import type { Maned } from '../../domain/maned.ts';
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
  slutt: number;
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
