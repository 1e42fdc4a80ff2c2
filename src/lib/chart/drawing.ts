import type { Maned } from '../domain/maned.ts';
import type { ObservationKey, SeriesKey } from '../domain/key.ts';
import type { Value } from '../domain/value.ts';

/** One month of one series: what a chart draws, and the key by which it can be traced. */
export interface DrawnPoint {
  maned: Maned;
  verdi: Value;
  nokkel: ObservationKey;
}

/** What a chart says to those who do not see it: plain text, escaped when drawn. */
export interface DrawnText {
  tittel: string;
  description: string;
}

/**
 * A drawn chart. `svg` is ready for the page: one `<svg>`, or a wide and a narrow one of which the
 * style sheet shows the one that fits. `bredde` and `hoyde` are the wide one's viewBox, in its own units.
 */
export interface Drawing {
  svg: string;
  width: number;
  height: number;
  serier: SeriesKey[];
  /** Where the value axis begins: 0, or the level a broken axis starts from. */
  axisStart: number;
}

/** One of several charts on the same scale; the page sets the name above it. */
export interface Panel {
  navn: string;
  tekst: DrawnText;
  points: readonly DrawnPoint[];
  /** Months from which the series counts something else than before. */
  brudd?: readonly Maned[] | undefined;
}

export interface PanelDrawing {
  navn: string;
  drawing: Drawing;
}

/** The size of the first `<svg>` of a drawing, in its own units: the wide one's. Throws RangeError where it has none. */
export function sizeOf(svg: string): Pick<Drawing, 'width' | 'height'> {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined)
    throw new RangeError(`Ikke en tegning: ${svg.slice(0, 80)}`);
  return { width: Number(width), height: Number(height) };
}
