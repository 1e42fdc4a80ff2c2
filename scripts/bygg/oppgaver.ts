import type { Utgivelsesnokler } from './nokler.ts';

/** A release whose models are to be made, and the key to keep them under. */
export interface Tegneoppgave {
  slag: 'tegn';
  rapport: string;
  nokkel: string;
}

/** Pages of one release to make, with the program that Astro has made of the templates. */
export interface Sideoppgave {
  slag: 'sider';
  program: Sideprogram;
  sider: Side[];
}

export type Oppgave = Tegneoppgave | Sideoppgave;

/** The pages' program as it lies on disk, and what it must be told before it makes a page. */
export interface Sideprogram {
  /** Absolute path of the module. */
  modul: string;
  /** Absolute path of the folder the pages are written to. */
  ut: string;
  nokler: Utgivelsesnokler;
  /** What Astro knows of each template's style sheets, by the template's key. */
  stiler: ReadonlyMap<string, unknown>;
  /** What Astro puts into every page's head. */
  skript: unknown;
}

/** A page to make: its path on the site (`/rapporter/2021-05/tiltak/mentor/`), and the template. */
export interface Side {
  sti: string;
  mal: string;
}

/** A page that is made: what it was made from, and the digest of its bytes. */
export interface LagetSide {
  sti: string;
  nokkel: string | undefined;
  sha256: string;
}

/** What a worker answers: the pages, if that was the task. */
export interface Svar {
  sider: LagetSide[];
  /** How many entries of the store it found that were not as they were written. */
  skadet: number;
}
