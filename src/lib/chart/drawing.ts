/** What a chart is before it is written: plain data, made here, and turned into markup by `svg.ts` alone. */
import type { ChartSize } from './sizes.ts';
import type { Maned } from '../domain/maned.ts';
import type { ObservationKey, SeriesKey } from '../domain/key.ts';
import type { Value } from '../domain/value.ts';

/** One month of one series: what a chart draws, and the key by which it can be traced. */
export interface DrawnPoint {
  maned: Maned;
  verdi: Value;
  nokkel: ObservationKey;
}

/** What a chart says to those who do not see it: plain text, escaped when written. */
export interface DrawnText {
  tittel: string;
  description: string;
}

/** Where a number drawn as text comes from: its machine value, the rule, and the observations it was computed from. */
export interface Trace {
  verdi: string;
  regel: 'verdi' | 'endring' | 'andel';
  av: readonly ObservationKey[];
}

/** A text in a drawing, by the place of its anchor on its baseline, in the drawing's own units. */
export interface DrawnLabel {
  x: number;
  y: number;
  tekst: string;
  trace?: Trace;
}

/** What one mark of a chart becomes: one outline (path data), or texts. The style sheet knows it by its classes. */
export type DrawnMark =
  { cssClass: string; d: string } | { cssClass: string; labels: readonly DrawnLabel[] };

/** A chart in one size: `width` and `height` are its viewBox, in its own units, and letters are some `font` units high. */
export interface SizedDrawing extends ChartSize {
  marks: readonly DrawnMark[];
  /** Where its months stand; undefined for a chart that is not over time. */
  months?: MonthPlaces;
}

/** The first and the last month of a chart over time, and where they stand in its own units; the others are at equal steps between. */
export interface MonthPlaces {
  first: Maned;
  last: Maned;
  from: number;
  to: number;
}

/** A drawn chart. */
export interface Drawing {
  /** What the ids of its title and description begin with; unique on a page. */
  id: string;
  tekst: DrawnText;
  serier: SeriesKey[];
  /** Where the value axis begins: 0, or the level a broken axis starts from. */
  axisStart: number;
  /** The same chart in one or more sizes, first the one for files; the style sheet shows the one that fits. */
  sizes: readonly [SizedDrawing, ...SizedDrawing[]];
}

/** One series to draw, and the months from which it counts something else than before. */
export interface DrawnSeries {
  points: readonly DrawnPoint[];
  brudd?: readonly Maned[] | undefined;
}

/** One of several charts on the same scale; the page sets the name above it. */
export interface Panel extends DrawnSeries {
  navn: string;
  tekst: DrawnText;
}

export interface PanelDrawing {
  navn: string;
  drawing: Drawing;
}
