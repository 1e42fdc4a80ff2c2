import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { observationKey, type SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import type { DrawnPoint, DrawnText, Drawing } from '../../../src/lib/chart/drawing.ts';
import { renderSvg } from '../../../src/lib/chart/svg.ts';

/** A month's figure in a test: a count, `*` for hidden, or `-` for a month the reports do not have. */
export type ExampleCell = number | '*' | '-';

export const SERIE: SeriesKey = 'tiltak/mentor/alle/alle';

/** The points of a series that begins in `start`. */
export function points(
  cells: readonly ExampleCell[],
  series: SeriesKey = SERIE,
  start: Maned = '2021-01',
): DrawnPoint[] {
  return cells.flatMap((cell, i) => {
    if (cell === '-') return [];
    const maned = addManeder(start, i);
    const verdi = cell === '*' ? SKJERMET : publisert(cell);
    return [{ maned, verdi, nokkel: observationKey(series, maned) }];
  });
}

/** The only point of a series with one month. */
export function point(
  cell: ExampleCell,
  series: SeriesKey = SERIE,
  maned: Maned = '2021-05',
): DrawnPoint {
  const [only] = points([cell], series, maned);
  if (only === undefined) throw new RangeError('En måned uten tall har ikke noe punkt');
  return only;
}

/** A long series that waves around `niva` without chance. */
export function wave(count: number, niva: number, effect: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Math.round(
      niva * (1 + 0.3 * (i / count)) + effect * Math.sin(i / 7) + 0.4 * effect * Math.sin(1.3 * i),
    ),
  );
}

export const TEXT: DrawnText = { tittel: 'En tittel', description: 'En beskrivelse.' };

/** 80 characters. */
export const LONG_NAME =
  'Funksjonsassistanse i arbeidslivet og arbeids- og utdanningsreiser for deltakere';

/** The markup of a drawing that must be there. */
export function svgOf(drawing: Drawing | undefined): string {
  if (drawing === undefined) throw new Error('Ventet en tegning');
  return renderSvg(drawing);
}
