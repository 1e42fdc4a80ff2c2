import type { Subject } from '../facts/context.ts';

/** What each level's pages are filed under; the grand total's page is the front page. */
export const FOLDER: Record<Subject['niva'], string> = {
  'i-alt': '',
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
};

/** The path where a release keeps what the page at `sti` said: `/rapporter/2021-05/tiltak/mentor/`. It never changes. */
export function archivedPath(rapport: string, path: string): string {
  return `/rapporter/${rapport}${path}`;
}

/** The path of a figure's own page. */
export function figurePath(figure: string): string {
  return `/figur/${figure}/`;
}

/** The path of a report's own page: `/rapporter/2021-05/`. What a superseded edition keeps is below `/rapporter/2021-05/utgave-1/`. */
export function reportPath(id: string): string {
  return `/rapporter/${id.replace('.', '/')}/`;
}
