/** The frame of a chart over months: scales, grid, ticks, months on the time axis, and the strip of hidden months. */
import { lineY, ruleX, ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import { monthName, monthNumber, yearOf, type Maned } from '../domain/maned.ts';
import type { ChartSize } from './sizes.ts';
import { formatAxis } from '../text/number-format.ts';
import type { Scale } from './value-axis.ts';
import { hiddenMarks } from './hidden-marks.ts';
import { textWidth } from './text-metrics.ts';

/** A row of marks under the axis: the months in which one series is hidden. It has no height to be read. */
export interface Stripe {
  places: readonly number[];
  /** Whose months these are, where the chart draws several series. */
  navn?: string;
}

/** What a chart over months needs to know before there are any lines in it. */
export interface TimeFrame {
  format: ChartSize;
  maneder: readonly Maned[];
  scale: Scale;
  stripes: readonly Stripe[];
  /** Room that direct labels need to the right of the last month's point. */
  after: number;
  /** Room over the chart, for what else the drawing shows. */
  header?: number;
  /** How a tick reads, where it is not a plain count. */
  formatMark?: (value: number) => string;
}

/** Edges of the drawing area, its axis at the bottom, and a unit's size in data: what turns distances on paper into data and back. */
export interface PlotArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
  height: number;
  /** Months per unit of width. */
  manederPerUnit: number;
  x: (index: number) => number;
  y: (value: number) => number;
  valueAt: (y: number) => number;
  axis: TimeAxis;
}

const ROW = 18;
/** Between the axis and the first strip. */
const STRIP_GAP = 6;
/** Room for a number over the highest point, in letters. */
const HEAD = 1.35;
/** Half a year's or a month's name, in letters: a tick may stand at the very edge. */
const TICK_HALF = 1.4;
const LEGEND = 'skjermet';
/** Letters of the strip's legend beside the chart's: it is a note, not a value. */
const SMALL = 0.87;

/** Plot options for a chart over months: scales, grid, Norwegian ticks, the strip of hidden months, and the chart's own marks. */
export function timePlot(frame: TimeFrame, marks: (area: PlotArea) => Markish[]): PlotOptions {
  const area = layOut(frame);
  const { format, maneder, scale } = frame;
  return {
    width: format.width,
    height: area.height,
    marginLeft: area.left,
    marginRight: format.width - area.right,
    marginTop: area.top,
    marginBottom: area.height - area.bottom,
    x: { type: 'linear', domain: [-0.5, maneder.length - 0.5], axis: null },
    y: { type: 'linear', domain: [area.valueAt(area.bottom), scale.til], axis: null },
    marks: [
      ...valueAxis(frame, area),
      ...monthAxis(frame, area),
      ...strips(frame, area),
      ...marks(area),
    ],
  };
}

/** Widths and heights: the axis's own text decides the margins, and the strips make the drawing higher, never the line lower. */
export function layOut(frame: TimeFrame): PlotArea {
  const { format, maneder, scale, stripes, after, header = 0 } = frame;
  const { room: font } = format;
  const labels = scale.marks.map((value) => textWidth(tickText(frame, value), font));
  const legend = stripes.length > 0 ? textWidth(LEGEND, SMALL * font) : 0;
  const left = Math.ceil(Math.max(...labels, legend) + 0.6 * font);
  const room = Math.max(after, TICK_HALF * font);
  const right = Math.floor(rightEdge(format.width - left, maneder.length, room)) + left;
  const top = header + Math.ceil(HEAD * font);
  const perMonth = (right - left) / maneder.length;
  const axis = timeAxis(maneder, perMonth, font);
  const bottom = header + format.height - Math.ceil((axis.ar.length > 0 ? 3 : 1.8) * font);
  const span = scale.til - scale.fra;
  const foot = scale.broken ? bottom - BREAK : bottom;
  return {
    left,
    right,
    top,
    bottom,
    height: header + format.height + stripHeight(stripes),
    manederPerUnit: 1 / perMonth,
    x: (index) => left + (index + 0.5) * perMonth,
    y: (value) => foot - ((value - scale.fra) / span) * (foot - top),
    valueAt: (y) => scale.fra + ((foot - y) / (foot - top)) * span,
    axis,
  };
}

/** How wide the months may be, so that half a month and what is left of `width` together hold `after`; all in the drawing's own units. */
function rightEdge(width: number, count: number, after: number): number {
  const halves = 2 * count;
  return Math.min(width, ((width - after) * halves) / (halves - 1));
}

function tickText({ scale, formatMark }: TimeFrame, value: number): string {
  return formatMark === undefined ? formatAxis(value, scale.til) : formatMark(value);
}

function stripHeight(stripes: readonly Stripe[]): number {
  return stripes.length === 0 ? 0 : ROW * stripes.length + STRIP_GAP;
}

function valueAxis(frame: TimeFrame, area: PlotArea): Markish[] {
  const { format, scale } = frame;
  return [
    ruleY(
      scale.marks.filter((value) => value !== 0),
      { className: 'fig-rutenett' },
    ),
    text(scale.marks, {
      className: 'fig-ytall',
      text: (value: number) => tickText(frame, value),
      y: (value: number) => value,
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -0.5 * format.font,
      dy: 0.35 * format.font,
    }),
    ruleY([scale.broken ? area.valueAt(area.bottom) : 0], { className: 'fig-akse' }),
    scale.broken ? axisBreak(area) : null,
  ];
}

/** Room under the lowest tick of an axis that does not start at zero, and half the width of the break in it. */
const BREAK = 22;
const BREAK_HALF = 4;

/** The value axis from its lowest tick down to the time axis, with a break: the way to zero is left out. */
function axisBreak({ bottom, valueAt, manederPerUnit }: PlotArea): Markish {
  const corners = [
    [0, 0],
    [0, 5],
    [-BREAK_HALF, 8],
    [BREAK_HALF, 14],
    [0, 17],
    [0, BREAK],
  ] as const;
  const edge = corners.map(([x, y]) => ({
    x: -0.5 + x * manederPerUnit,
    y: valueAt(bottom - y),
  }));
  return lineY(edge, { className: 'fig-brudd', x: 'x', y: 'y' });
}

function monthAxis(
  { format: { room: font }, stripes, scale }: TimeFrame,
  area: PlotArea,
): Markish[] {
  const { marks, ar, steg } = area.axis;
  const below = stripHeight(stripes);
  const row = (dy: number) => ({
    className: 'fig-xtall',
    x: 'indeks',
    text: 'tekst',
    frameAnchor: 'bottom' as const,
    lineAnchor: 'bottom' as const,
    dy,
  });
  return [
    steg > 1 && scale.fra >= 0
      ? ruleX(marks, {
          className: 'fig-akse',
          x: 'indeks',
          y1: area.valueAt(area.bottom),
          y2: area.valueAt(area.bottom + 5),
        })
      : null,
    text(marks, row(below + 1.4 * font)),
    text(ar, row(below + 2.6 * font)),
  ];
}

function strips({ format, maneder, stripes }: TimeFrame, area: PlotArea): Markish[] {
  const middle = (row: number) => ROW * (row + 0.5) + STRIP_GAP;
  const marks = stripes.map(({ places }, row) =>
    hiddenMarks(places, 1 / area.manederPerUnit, { dy: middle(row) }),
  );
  const line = (row: number, dx: number, cssClass: string) => ({
    className: `${cssClass} fig-liten`,
    lineAnchor: 'bottom' as const,
    dx,
    dy: middle(row) + 0.3 * format.font,
  });
  const names = stripes.map(({ navn }, row) =>
    navn === undefined
      ? null
      : text([navn], {
          ...line(row, 0.7 * format.font, 'fig-etikett'),
          frameAnchor: 'bottom',
          x: [maneder.length - 1],
        }),
  );
  const legend = {
    ...line(0, -0.5 * format.font, 'fig-ytall'),
    frameAnchor: 'bottom-left' as const,
  };
  return [...marks, stripes.length > 0 ? text([LEGEND], legend) : null, ...names];
}

/** Months that are cut in an axis; the others are short enough as they are. */
const SHORT: Readonly<Record<string, string>> = {
  januar: 'jan',
  februar: 'feb',
  april: 'apr',
  august: 'aug',
  september: 'sep',
  oktober: 'okt',
  november: 'nov',
  desember: 'des',
};

/** Months between ticks, smallest first. From 12 on every tick is a January and says the year. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;

/** A tick: position (months since the first one drawn) and text. */
export interface TimeTick {
  indeks: number;
  tekst: string;
}

export interface TimeAxis {
  /** Months, or years where the series is long. */
  marks: TimeTick[];
  /** The years under the months; empty where the ticks are years. */
  ar: TimeTick[];
  /** Months from one tick to the next. */
  steg: number;
}

/** `jan`, `feb`, `mars`, `apr`, `mai` … */
export function shortMonth(maned: Maned): string {
  const name = monthName(maned);
  return SHORT[name] ?? name;
}

/**
 * Ticks for consecutive months, `gap` units apart, so that no two labels in the font size `font` come closer than
 * half a letter: as many as fit of every month, every second, third, sixth, then of the years.
 */
export function timeAxis(maneder: readonly Maned[], gap: number, font: number): TimeAxis {
  const year = textWidth('2000', font) + 0.6 * font;
  const month = textWidth('mars', font) + 0.4 * font;
  const steg = STEPS.find((step) => step * gap >= (step < 12 ? month : year)) ?? 240;
  if (steg >= 12) return { marks: yearTicks(maneder, steg / 12), ar: [], steg };
  const indices = maneder
    .map((_, i) => i)
    .filter((i) => (calendarMonth(maneder, i) - 1) % steg === 0);
  const years = indices.map((i) => tick(maneder, i, 'ar'));
  return {
    marks: indices.map((i) => tick(maneder, i, 'maned')),
    // A year is narrower than a month's name: where the months have room, so have the years.
    ar: years.filter((one, i) => one.tekst !== years[i - 1]?.tekst),
    steg,
  };
}

/** The first month with its year, and the last, with its year where that is another: all a small drawing has room for. */
export function endAxis(maneder: readonly Maned[]): TimeTick[] {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = { indeks: 0, tekst: `${shortMonth(first)} ${yearOf(first)}` };
  if (first === last) return [start];
  const year = yearOf(first) === yearOf(last) ? '' : ` ${yearOf(last)}`;
  return [start, { indeks: maneder.length - 1, tekst: shortMonth(last) + year }];
}

/** Januaries of round years (every second even, every fifth by five …); from the first one on where that leaves under two. */
function yearTicks(maneder: readonly Maned[], every: number): TimeTick[] {
  const years = maneder
    .map((_, i) => i)
    .filter((i) => calendarMonth(maneder, i) === 1)
    .map((i) => tick(maneder, i, 'ar'));
  const round = years.filter(({ tekst }) => Number(tekst) % every === 0);
  return round.length >= 2 ? round : years.filter((_, i) => i % every === 0);
}

function calendarMonth(maneder: readonly Maned[], index: number): number {
  return monthNumber(monthAt(maneder, index));
}

function tick(maneder: readonly Maned[], indeks: number, what: 'maned' | 'ar'): TimeTick {
  const maned = monthAt(maneder, indeks);
  return { indeks, tekst: what === 'ar' ? String(yearOf(maned)) : shortMonth(maned) };
}

function monthAt(maneder: readonly Maned[], index: number): Maned {
  const maned = maneder[index];
  if (maned === undefined) throw new RangeError(`Ingen måned nummer ${index}`);
  return maned;
}
