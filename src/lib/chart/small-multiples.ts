/** Small multiples: a panel for each series, all on the same months and the same axis from zero. */
import { ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import { compose, numberText } from './compose.ts';
import type { Drawing, Panel, PanelDrawing } from './drawing.ts';
import { hiddenMarks } from './hidden-marks.ts';
import { PANEL } from './sizes.ts';
import { avoidObstacle, lineObstacle } from './labels.ts';
import { breakMark, latestDot, lineMarks, traceOf, withGaps, type LineSegment } from './line.ts';
import { formatAxis, formatCount } from '../text/number-format.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type VisiblePoint,
} from './points.ts';
import { zeroScale } from './value-axis.ts';
import { textWidth } from './text-metrics.ts';
import { endAxis } from './time-frame.ts';

/** What all panels of a set share. */
interface Common {
  maneder: readonly Maned[];
  /** The axis goes from zero to this round number, which its one grid line carries. */
  ceiling: number;
  /** Every panel keeps a strip when one needs it, so that their axes stay level. */
  strip: number;
}

/** Half the room the largest dot takes, so that it is not cut at the edge. */
const EDGE = 6;
const STRIP = 14;
/** Room for the number over the grid line, and for the months under the axis, their tails included, in letters. */
const HEAD = 1.3;
const FOOT = 1.75;

/**
 * One series divided by hovedgruppe: a panel for each, in the order given, on one scale from zero, so that their sizes can
 * be compared. A panel that is hidden throughout stays, empty but for the marks. Undefined when none has anything to show.
 */
export function drawHovedgrupper(
  panels: readonly Panel[],
  id: string,
  document: Document,
): PanelDrawing[] | undefined {
  const maneder = monthsOf(...panels.map(({ points }) => points));
  const counts = panels.flatMap(({ points }) =>
    visiblePoints(points, maneder).map(({ antall }) => antall),
  );
  if (counts.length === 0) return undefined;
  const hasStrip = panels.some(({ points }) => hiddenPlaces(points, maneder).length > 0);
  const common = { maneder, ceiling: ceiling(counts), strip: hasStrip ? STRIP : 0 };
  return panels.map((panel, i) => ({
    navn: panel.navn,
    drawing: drawPanel(panel, common, `${id}-${i + 1}`, document),
  }));
}

/** The first tick at or above the largest count. */
function ceiling(counts: readonly number[]): number {
  const { marks } = zeroScale(counts, 4);
  const [zero = 0, step = 1] = marks;
  return Math.ceil(Math.max(...counts) / (step - zero)) * (step - zero) || 1;
}

function drawPanel(panel: Panel, common: Common, id: string, document: Document): Drawing {
  return compose(
    {
      id,
      tekst: panel.tekst,
      serier: seriesOf(panel.points),
      axisStart: 0,
      maneder: common.maneder,
      formats: [PANEL],
      options: () => panelOptions(panel, common),
    },
    document,
  );
}

function panelOptions({ points, brudd }: Panel, common: Common): PlotOptions {
  const { maneder, ceiling, strip } = common;
  const { room, width, height } = PANEL;
  const latest = visiblePoints(points, maneder).at(-1);
  const segment = withGaps(visibleByMonth(points, maneder), maneder, brudd);
  const style = { cssClass: 'fig-gruppe', symbol: 'circle' } as const;
  const line =
    latest === undefined
      ? []
      : [...lineMarks(segment, style), latestDot(latest, style), label(latest, segment, common)];
  return {
    width: width,
    height: height + strip,
    marginLeft: EDGE,
    marginRight: EDGE,
    marginTop: Math.ceil(HEAD * room),
    marginBottom: Math.ceil(FOOT * room) + strip,
    x: {
      type: 'linear',
      domain: maneder.length > 1 ? [0, maneder.length - 1] : [-1, 1],
      axis: null,
    },
    y: { type: 'linear', domain: [0, ceiling], axis: null },
    marks: [
      ...frame(common),
      breakMark(brudd, maneder),
      ...line,
      hiddenMarks(
        hiddenPlaces(points, maneder),
        (width - 2 * EDGE) / Math.max(1, maneder.length - 1),
        { dy: 9, most: 3.5 },
      ),
    ],
  };
}

/** Zero, the ceiling with its number over it, and the ends of the time axis. */
function frame({ maneder, ceiling, strip }: Common): Markish[] {
  const ends = endAxis(maneder);
  const months = (cssClass: string, some: typeof ends, dx: number) =>
    text(some, {
      className: `fig-xtall ${cssClass}`.trim(),
      x: 'indeks',
      text: 'tekst',
      frameAnchor: 'bottom',
      lineAnchor: 'bottom',
      dx,
      dy: strip + 1.4 * PANEL.room,
    });
  return [
    ruleY([ceiling], { className: 'fig-rutenett', insetLeft: -EDGE, insetRight: -EDGE }),
    ruleY([0], { className: 'fig-akse', insetLeft: -EDGE, insetRight: -EDGE }),
    text([ceiling], {
      className: 'fig-xtall fig-start',
      text: (value: number) => formatAxis(value, ceiling),
      frameAnchor: 'top-left',
      lineAnchor: 'bottom',
      dx: -EDGE,
      dy: -0.35 * PANEL.font,
    }),
    ...(ends.length === 1
      ? [months('', ends, 0)]
      : [months('fig-start', ends.slice(0, 1), -EDGE), months('fig-slutt', ends.slice(1), EDGE)]),
  ];
}

/** The latest count over or under its point, where the line is not. */
function label(
  latest: VisiblePoint,
  segment: readonly LineSegment[],
  { maneder, ceiling }: Common,
): Markish {
  const { font, room, width: breadth, height } = PANEL;
  const [top, bottom] = [Math.ceil(HEAD * room), height - Math.ceil(FOOT * room)];
  const step = maneder.length > 1 ? (breadth - 2 * EDGE) / (maneder.length - 1) : 0;
  const place = ({ x, y }: LineSegment) => ({
    x: step === 0 ? breadth / 2 : EDGE + x * step,
    y: bottom - (y / ceiling) * (bottom - top),
  });
  const at = place({ x: latest.indeks, y: latest.antall });
  const width = textWidth(formatCount(latest.antall), room, true);
  const right = Math.min(breadth, Math.max(at.x + width / 2, width));
  const around = lineObstacle(segment.map(place), right - width, right);
  const obstacle = { top: (around?.top ?? at.y) - 6, bottom: (around?.bottom ?? at.y) + 6 };
  const besideTick = right - width > textWidth(formatAxis(ceiling, ceiling), room);
  const middle = avoidObstacle(
    { middle: at.y, height: room },
    obstacle,
    besideTick ? 0 : top,
    bottom,
  );
  return numberText([latest], traceOf, {
    className: 'fig-tall fig-slutt',
    text: ({ antall }: VisiblePoint) => formatCount(antall),
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    dx: right - EDGE,
    dy: middle + 0.36 * font - top,
  });
}
