import type { Maned } from '../domain/maned.ts';

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

/** One printed row: its label and one cell per month. */
export interface Rad {
  etikett: Celle;
  celler: Celle[];
}

/** One printed table under its headings. `undergruppe` is the heading just above it, where there is one. */
export interface Tabell {
  seksjon: Seksjon;
  undergruppe: Celle | undefined;
  maneder: Maned[];
  linje: number;
  rader: Rad[];
}

/** All tables of a report, its title, and the months it covers, in order. */
export interface Rapporttabeller {
  tittel: string;
  maneder: Maned[];
  tabeller: Tabell[];
}
