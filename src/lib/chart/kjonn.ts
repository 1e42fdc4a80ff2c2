import type { Markish } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { DrawnPoint, Drawing, DrawnText } from './drawing.ts';
import { WIDE, NARROW, type ChartSize } from './sizes.ts';
import { compose } from './compose.ts';
import { breakMark, latestDot, latestLabel, lineMarks, withGaps, type LineStyle } from './line.ts';
import { lineObstacle, dodge, avoidObstacle } from './labels.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type VisiblePoint,
} from './points.ts';
import { zeroScale } from './value-axis.ts';
import { formatCount } from '../text/number-format.ts';
import { textWidth } from './text-metrics.ts';
import { timePlot, type PlotArea, type Stripe } from './time-frame.ts';

/** What a drawing of women and men shows: the points of each, oldest first. */
export interface KjonnModel {
  kvinner: readonly DrawnPoint[];
  menn: readonly DrawnPoint[];
  /** Months from which the series count something else than before. */
  brudd?: readonly Maned[] | undefined;
}

interface KjonnLine extends LineStyle {
  navn: string;
  points: readonly DrawnPoint[];
  siste: VisiblePoint | undefined;
}

const Y_TICKS = 5;
const LABEL_HEIGHT = 2.7;

/**
 * Women and men as two lines named where they end; told apart by dash and marker as well as by colour. The axis
 * starts at zero, always: here the two levels are compared, and their ratio is read as a ratio of heights.
 * Hidden months are holes, marked on one strip for each sex that has any. Undefined when both are hidden throughout.
 */
export function drawKjonn(
  model: KjonnModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const maneder = monthsOf(model.kvinner, model.menn);
  const lines = linesOf(model, maneder);
  const counts = lines
    .flatMap(({ points }) => visiblePoints(points, maneder))
    .map(({ antall }) => antall);
  if (counts.length === 0) return undefined;
  const scale = zeroScale(counts, Y_TICKS);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf([...model.kvinner, ...model.menn]),
      axisStart: 0,
      maneder,
      formats: [WIDE, NARROW],
      options: (format) =>
        timePlot(
          {
            format,
            maneder,
            scale,
            stripes: stripsOf(lines, maneder),
            after: labelRoom(lines, format),
          },
          (area) => [
            breakMark(model.brudd, maneder),
            ...lines.flatMap((line) => marksOf(line, maneder, model.brudd)),
            ...labels(lines, maneder, area, format),
          ],
        ),
    },
    document,
  );
}

function linesOf({ kvinner, menn }: KjonnModel, maneder: readonly Maned[]): KjonnLine[] {
  const last = (points: readonly DrawnPoint[]) => visiblePoints(points, maneder).at(-1);
  return [
    {
      navn: 'Kvinner',
      cssClass: 'fig-kvinner',
      symbol: 'circle',
      points: kvinner,
      siste: last(kvinner),
    },
    { navn: 'Menn', cssClass: 'fig-menn', symbol: 'square', points: menn, siste: last(menn) },
  ];
}

function stripsOf(lines: readonly KjonnLine[], maneder: readonly Maned[]): Stripe[] {
  return lines
    .map(({ navn, points }) => ({ navn, places: hiddenPlaces(points, maneder) }))
    .filter(({ places }) => places.length > 0);
}

function labelRoom(lines: readonly KjonnLine[], { font }: ChartSize): number {
  const texts = lines.flatMap(({ navn, siste }) => [navn, siste ? formatCount(siste.antall) : '']);
  return Math.max(...texts.map((line) => textWidth(line, font, true))) + font;
}

function marksOf(
  { points, cssClass, symbol, siste }: KjonnLine,
  maneder: readonly Maned[],
  breach?: readonly Maned[],
): Markish[] {
  const segment = withGaps(visibleByMonth(points, maneder), maneder, breach);
  return [
    ...lineMarks(segment, { cssClass, symbol }),
    siste ? latestDot(siste, { cssClass, symbol }) : null,
  ];
}

/** Names and latest counts: off the other line where one ends before the other, and off each other. */
function labels(
  lines: readonly KjonnLine[],
  maneder: readonly Maned[],
  area: PlotArea,
  { font }: ChartSize,
): Markish[] {
  const height = LABEL_HEIGHT * font;
  const named = lines.flatMap(({ siste, navn, cssClass }) =>
    siste ? [{ siste, navn, cssClass }] : [],
  );
  const wishes = named.map(({ siste, navn }) => {
    const from = area.x(siste.indeks) + 0.5 * font;
    const others = lines
      .filter((line) => line.navn !== navn)
      .map(({ points }) => placesOf(points, maneder, area));
    const obstacle = others.map((line) =>
      lineObstacle(line, from, from + textWidth('Kvinner', font, true)),
    );
    const wish = { middle: area.y(siste.antall), height };
    return { middle: avoidObstacle(wish, obstacle[0], 0, area.bottom), height };
  });
  const middles = dodge(wishes, 0, area.bottom + 0.5 * font);
  return named.flatMap(({ siste, navn, cssClass }, i) =>
    latestLabel(siste, { area, font, y: middles[i] }, navn, cssClass),
  );
}

function placesOf(points: readonly DrawnPoint[], maneder: readonly Maned[], area: PlotArea) {
  const segment = withGaps(visibleByMonth(points, maneder), maneder);
  return segment.map(({ x, y }) => ({ x: area.x(x), y: area.y(y) }));
}
