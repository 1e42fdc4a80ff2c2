import type { Subject } from '../facts/context.ts';
import { parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import { ENTITY_LEVELS, entriesAt, type Register } from '../domain/register.ts';

/** Where everything stands on the site: paths before the base is put on. They are promises, and never change. */

/** What each level's pages are filed under; the grand total's page is the front page. */
export const FOLDER: Record<Subject['niva'], string> = {
  'i-alt': '',
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
};

/** The page that lists every tiltak. */
export const LIST_PATH = '/tiltak/';

/** The page where subjects are compared. */
export const COMPARISON_PATH = '/sammenlign/';

/** The word that the page of comparisons knows a subject by: `tiltak/mentor`. */
export function comparedWord({ niva, id }: Subject): string {
  return niva === 'i-alt' ? niva : `${niva}/${id}`;
}

/** The page of comparisons with these subjects chosen. */
export function comparisonPath(subjects: readonly Subject[]): string {
  return `${COMPARISON_PATH}?${subjects.map((one) => `emne=${comparedWord(one)}`).join('&')}`;
}

/** The path of the latest page about a subject: `/tiltak/mentor/`; the front page for the grand total. */
export function latestPath({ niva, id }: Subject): string {
  const folder = FOLDER[niva];
  return folder === '' ? '/' : `/${folder}/${id}/`;
}

/** The path where a release keeps what the page at `path` said: `/rapporter/2021-05/tiltak/mentor/`. */
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

/** The path of the page that tells what a release changed of earlier ones: of all subjects, or where it is large of one. */
export function revisionsPath(rapport: string, subject?: Subject): string {
  const all = `/rapporter/${rapport}/endringer/`;
  if (!subject) return all;
  return `${all}${subject.niva === 'i-alt' ? subject.id : `${FOLDER[subject.niva]}/${subject.id}`}/`;
}

/** The place of a subject on the page of all: its rows, or the line that leads to them. */
export function revisionAnchor({ niva, id }: Subject): string {
  return niva === 'i-alt' ? id : `${niva}-${id}`;
}

/** The link from a changed figure to what the release `rapport` changed of its subject. Holds however large that release is. */
export function revisionLink(rapport: string, series: SeriesKey): string {
  return `${revisionsPath(rapport)}#${revisionAnchor(parseSeriesKey(series))}`;
}

/** Every subject with a page, in the report's order: hovedgrupper, tiltaksgrupper, tiltak. */
export function subjectsIn(register: Register): Subject[] {
  return ENTITY_LEVELS.flatMap((niva) =>
    entriesAt(niva, register).map(({ slug }): Subject => ({ niva, id: slug })),
  );
}

/** True when a release keeps a page about the subject. `told` is the release that first told of each, by level and slug. */
export function keepsPage(
  rapport: string,
  { niva, id }: Subject,
  told: ReadonlyMap<string, string>,
): boolean {
  return niva === 'hovedgruppe' || (told.get(`${niva}/${id}`) ?? '~') <= rapport;
}
