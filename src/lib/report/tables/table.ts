import type { Maned } from '../../domain/maned.ts';

/** The logical sections of a report, as their titles name them. */
export const SEKSJONER = {
  'hovedgrupper-kjonn': 'Hovedgrupper og kjønn',
  'tiltaksgrupper-kjonn': 'Tiltaksgrupper og kjønn',
  tiltak: 'Tiltak',
  'tiltak-hovedgrupper': 'Tiltak og hovedgrupper',
  'tiltak-hovedgrupper-kjonn': 'Tiltak, hovedgrupper og kjønn',
} as const;
export type Seksjon = keyof typeof SEKSJONER;

/** A piece of printed text and where it stands; columns are 1-based, `slutt` is one past the last. */
export interface Celle {
  tekst: string;
  linje: number;
  kolonne: number;
  slutt: number;
}

/** One printed row: its label, one cell per month, and the loose lines around it that may be parts of a wrapped label. */
export interface Rad {
  etikett: Celle;
  celler: Celle[];
  /** Lines between the row above and this one, from the top. */
  over: Celle[];
  /** Lines between this row and the next, from the top. */
  under: Celle[];
}

/** One printed table and what stands above it. */
export interface Tabell {
  /** The section whose title was seen last; undefined before the first. */
  seksjon: Seksjon | undefined;
  /** True when that title stands above this very table, not only above one before it. */
  egenSeksjon: boolean;
  /** Lines above the table that are neither title, section nor period, nearest last: one may be its subheading. */
  overskrifter: Celle[];
  maneder: Maned[];
  linje: number;
  rader: Rad[];
}

/** All tables of a report, its title, and the months it covers, in order. */
export interface Rapporttabeller {
  tittel: string;
  maneder: Maned[];
  tabeller: Tabell[];
  /** Sections whose title is printed, but no row under it. */
  tomme: Seksjon[];
  /** Lines of text among the rows of tables that are neither title, section, period nor foot. */
  lose: Celle[];
}
