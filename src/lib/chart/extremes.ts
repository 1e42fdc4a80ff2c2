/** The numbers of a line that say its shape: first, highest and lowest, each beside its own point. */
import { dot, type Markish } from '@observablehq/plot';
import { numberText } from './compose.ts';
import { lineObstacle } from './labels.ts';
import { traceOf, type LineSegment, type LineStyle } from './line.ts';
import { formatCount } from '../text/number-format.ts';
import type { VisiblePoint } from './points.ts';
import type { ChartSize } from './sizes.ts';
import { textWidth } from './text-metrics.ts';
import type { PlotArea } from './time-frame.ts';

/** A rectangle in the drawing's own units. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface PlacedLabel extends Box {
  point: VisiblePoint;
}

/** Air between a label and what it must not touch. */
const AIR = 4;
/** The height of digits, in font sizes. */
const DIGITS = 0.8;
/** A label farther from its point than this, in font sizes, seems to be of another. */
const FARTHEST = 1.6;

/**
 * Labels and dots for the highest, the lowest and the first of the visible points but the last, which has its own label
 * with the bounds `taken`. A label that finds no room near its point, off the line and the other labels, is left out. Of
 * several equal ones the last is told. No lowest is told where `hasHidden`: hidden numbers are lower.
 */
export function extremeLabels(
  visible: readonly VisiblePoint[],
  {
    segment,
    hasHidden,
    style,
  }: { segment: readonly LineSegment[]; hasHidden: boolean; style: LineStyle },
  area: PlotArea,
  format: ChartSize,
): Markish[] {
  const latest = visible.at(-1);
  if (latest === undefined) return [];
  const line = segment.map(({ x, y }) => ({ x: area.x(x), y: area.y(y) }));
  const placed: PlacedLabel[] = [];
  const taken = [latestBox(latest, area, format)];
  for (const { point, sides } of wanted(visible, hasHidden)) {
    const box = sides
      .map((side) => boxFor(point, side, line, area, format))
      .find((one) => one !== undefined && ![...taken, ...placed].some((other) => meet(one, other)));
    if (box) placed.push({ ...box, point });
  }
  if (placed.length === 0) return [];
  return [
    dot(placed, {
      className: ['fig-merke', 'fig-rund', style.cssClass].filter((name) => name !== '').join(' '),
      r: 3.5,
      x: ({ point }: PlacedLabel) => point.indeks,
      y: ({ point }: PlacedLabel) => point.antall,
    }),
    numberText(placed, ({ point }) => traceOf(point), {
      className: 'fig-verdi',
      text: ({ point }: PlacedLabel) => formatCount(point.antall),
      x: ({ left, right }: PlacedLabel) =>
        ((left + right) / 2 - area.left) * area.manederPerUnit - 0.5,
      y: ({ top, bottom }: PlacedLabel) => area.valueAt((top + bottom) / 2),
      lineAnchor: 'bottom',
      dy: 0.35 * format.font,
    }),
  ];
}

type Side = 'over' | 'under';

/** The points to tell, the most telling first, each with the sides its label may stand on, the better one first. */
function wanted(
  visible: readonly VisiblePoint[],
  hasHidden: boolean,
): { point: VisiblePoint; sides: Side[] }[] {
  const counts = visible.map(({ antall }) => antall);
  const [most, least] = [Math.max(...counts), Math.min(...counts)];
  const [first, latest] = [visible[0], visible.at(-1)];
  const highest = visible.findLast(({ antall }) => antall === most);
  const lowest = hasHidden ? undefined : visible.findLast(({ antall }) => antall === least);
  const wishes: { point: VisiblePoint | undefined; sides: Side[] }[] = [
    { point: highest, sides: ['over'] },
    { point: lowest, sides: ['under'] },
    { point: first, sides: ['over', 'under'] },
  ];
  return wishes.flatMap(({ point, sides }, i) =>
    point === undefined ||
    point === latest ||
    wishes.findIndex((one) => one.point === point) < i ||
    (point.antall === latest?.antall && i < 2)
      ? []
      : [{ point, sides }],
  );
}

/** Where the latest count stands: beside its point. */
function latestBox(latest: VisiblePoint, area: PlotArea, { room }: ChartSize): Box {
  const [x, y] = [area.x(latest.indeks), area.y(latest.antall)];
  const right = x + 0.7 * room + textWidth(formatCount(latest.antall), room, true);
  return { left: x - AIR, right, top: y - room / 2, bottom: y + room / 2 };
}

/** The label's box over or under its point and off the line; undefined where that is outside the area or too far away. */
function boxFor(
  point: VisiblePoint,
  side: Side,
  line: readonly { x: number; y: number }[],
  area: PlotArea,
  { room }: ChartSize,
): Box | undefined {
  const [x, y] = [area.x(point.indeks), area.y(point.antall)];
  const half = textWidth(formatCount(point.antall), room) / 2;
  const middle = Math.max(area.left + half + 2, x);
  const [left, right] = [middle - half, middle + half];
  const around = lineObstacle(line, left - 2, right + 2) ?? { top: y, bottom: y };
  const height = DIGITS * room;
  const top =
    side === 'over'
      ? Math.min(around.top, y) - AIR - 3 - height
      : Math.max(around.bottom, y) + AIR + 3;
  const bottom = top + height;
  const isFar = side === 'over' ? y - bottom > FARTHEST * room : top - y > FARTHEST * room;
  const isOutside = top < 0 || bottom > area.bottom - 2;
  return isFar || isOutside ? undefined : { left, right, top, bottom };
}

function meet(a: Box, b: Box): boolean {
  return (
    a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom + 1 && b.top < a.bottom + 1
  );
}
