/** What of a series can be drawn: its months, the visible counts and the places of hidden ones. */
import { manedRun, manederBetween, type Maned } from '../domain/maned.ts';
import { parseObservationKey, type SeriesKey } from '../domain/key.ts';
import { isVisible } from '../domain/value.ts';
import type { DrawnPoint } from './drawing.ts';

/** A month one can see: its place on the time axis and its count. */
export interface VisiblePoint {
  indeks: number;
  antall: number;
  point: DrawnPoint;
}

/** All months from the first to the last of the series given, without holes. Empty for no points. */
export function monthsOf(...runs: readonly (readonly DrawnPoint[])[]): Maned[] {
  const all = runs.flat().map(({ maned }) => maned);
  const [first] = all;
  if (first === undefined) return [];
  const early = all.reduce((a, b) => (b < a ? b : a), first);
  const late = all.reduce((a, b) => (b > a ? b : a), first);
  return manedRun(early, late);
}

/** One entry per month drawn: the visible point, or undefined where the figure is hidden or missing. */
export function visibleByMonth(
  points: readonly DrawnPoint[],
  maneder: readonly Maned[],
): (VisiblePoint | undefined)[] {
  const byMonth = new Map(points.map((point) => [point.maned, point]));
  return maneder.map((maned, indeks) => {
    const point = byMonth.get(maned);
    if (point === undefined || !isVisible(point.verdi)) return undefined;
    return { indeks, antall: point.verdi.antall, point };
  });
}

/** The visible points alone, oldest first. */
export function visiblePoints(
  points: readonly DrawnPoint[],
  maneder: readonly Maned[],
): VisiblePoint[] {
  return visibleByMonth(points, maneder).filter((point) => point !== undefined);
}

/** Places on the time axis whose figure is hidden. A month without any figure is not among them. */
export function hiddenPlaces(points: readonly DrawnPoint[], maneder: readonly Maned[]): number[] {
  const [first] = maneder;
  if (first === undefined) return [];
  return points
    .filter(({ verdi }) => !isVisible(verdi))
    .map(({ maned }) => manederBetween(first, maned))
    .filter((place) => place >= 0 && place < maneder.length);
}

/** The series the points belong to, each once, in the order first met. */
export function seriesOf(points: readonly DrawnPoint[]): SeriesKey[] {
  const found: SeriesKey[] = [];
  for (const { nokkel } of points) {
    if (!found.some((series) => nokkel.startsWith(`${series}@`)))
      found.push(parseObservationKey(nokkel).serie);
  }
  return found;
}
