import type { Subject } from '../facts/context.ts';
import { parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import { FOLDER } from './archive-paths.ts';

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
