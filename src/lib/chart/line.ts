/** The marks of a line over months, with its dots, holes, breaks and latest label. */
import { areaY, dot, lineY, ruleX, text, type Markish } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { VisiblePoint } from './points.ts';
import { numberText } from './compose.ts';
import type { Trace } from './drawing.ts';
import { formatCount } from '../text/number-format.ts';
import type { ChartSize } from './sizes.ts';
import type { PlotArea } from './time-frame.ts';

/** A month's place and count; no count where the line is to have a hole. */
export interface LineSegment {
  x: number;
  y: number;
}

/** From this many months on a line is drawn thinner, so that its turns stay apart. */
const DENSE_FROM = 61;

/** A line's role in the style sheet, and the shape of its dots. */
export interface LineStyle {
  cssClass: string;
  symbol: 'circle' | 'square';
}

/** The one line of a chart that has only one. */
export const SINGLE_LINE: LineStyle = { cssClass: '', symbol: 'circle' };

/** Up to this many months each one gets its dot; in longer series the line alone carries the shape. */
const DOTS_UP_TO = 24;

/**
 * The points of a line with a hole wherever a month is hidden or missing, and between a break's month and the one
 * before it: a hole is never bridged.
 */
export function withGaps(
  run: readonly (VisiblePoint | undefined)[],
  maneder: readonly Maned[],
  breach: readonly Maned[] = [],
): LineSegment[] {
  return run.flatMap((point, x) => {
    const here = { x, y: point?.antall ?? Number.NaN };
    const broken = breach.includes(maneder[x] ?? '0-0');
    return broken ? [{ x: x - 0.5, y: Number.NaN }, here] : [here];
  });
}

/** A line with a dot for each month while they are few; a month between two holes always gets one. */
export function lineMarks(
  segment: readonly LineSegment[],
  style: LineStyle,
  count = DOTS_UP_TO,
): Markish[] {
  const dots =
    segment.length <= count ? segment.filter(({ y }) => !Number.isNaN(y)) : segment.filter(isAlone);
  return [
    lineY(segment, {
      className: classes(
        'fig-linje',
        segment.length >= DENSE_FROM ? 'fig-tett' : '',
        style.cssClass,
      ),
      x: 'x',
      y: 'y',
    }),
    dots.length === 0 ? null : dotMark(dots, style, 'fig-punkt'),
  ];
}

/** A rule before each month from which a series counts something else than before. */
export function breakMark(
  breach: readonly Maned[] | undefined,
  maneder: readonly Maned[],
): Markish {
  const places = maneder.flatMap((maned, i) => (i > 0 && breach?.includes(maned) ? [i - 0.5] : []));
  return places.length === 0 ? null : ruleX(places, { className: 'fig-seriebrudd' });
}

/** The ground under a line whose height may be read, from zero up. */
export function areaMark(segment: readonly LineSegment[]): Markish {
  return areaY(segment, { className: 'fig-flate', x: 'x', y1: 0, y2: 'y' });
}

/** The latest visible point, larger than the others. */
export function latestDot(last: VisiblePoint, style: LineStyle): Markish {
  return dotMark([{ x: last.indeks, y: last.antall }], style, 'fig-siste');
}

/** Where a label stands: in which drawing, in which size, and at which height if not its point's own. */
export interface LabelPlace {
  area: PlotArea;
  format: ChartSize;
  y?: number | undefined;
}

/** The latest visible count beside its point; with the series' name above it, if given. */
export function latestLabel(
  last: VisiblePoint,
  place: LabelPlace,
  title?: string,
  cssClass = '',
): Markish[] {
  const { area, format, y = area.y(last.antall) } = place;
  const { font, room } = format;
  const x = last.indeks + 0.7 * font * area.manederPerUnit;
  const at = (dy: number) => ({
    x: [x],
    y: [area.valueAt(y)],
    lineAnchor: 'bottom' as const,
    dy,
  });
  const number = numberText([last], traceOf, {
    ...at(title === undefined ? 0.35 * font : 0.95 * room),
    className: classes('fig-etikett', 'fig-tall', cssClass),
    text: ({ antall }: VisiblePoint) => formatCount(antall),
  });
  if (title === undefined) return [number];
  const name = text([title], {
    ...at(-0.2 * room),
    className: classes('fig-etikett', 'fig-navn', cssClass),
  });
  return [name, number];
}

/** What a count stands on: its own observation. */
export function traceOf({ antall, point }: VisiblePoint): Trace {
  return { verdi: String(antall), regel: 'verdi', av: [point.nokkel] };
}

function dotMark(
  dots: readonly LineSegment[],
  { cssClass, symbol }: LineStyle,
  role: 'fig-punkt' | 'fig-siste',
): Markish {
  const shape = symbol === 'circle' ? 'fig-rund' : '';
  const r = role === 'fig-siste' ? 6 : 3;
  return dot(dots, { className: classes(role, shape, cssClass), symbol, r, x: 'x', y: 'y' });
}

function classes(...names: readonly string[]): string {
  return names.filter((name) => name !== '').join(' ');
}

function isAlone({ y }: LineSegment, i: number, segment: readonly LineSegment[]): boolean {
  const has = (other: LineSegment | undefined) => other !== undefined && !Number.isNaN(other.y);
  return !Number.isNaN(y) && !has(segment[i - 1]) && !has(segment[i + 1]);
}
