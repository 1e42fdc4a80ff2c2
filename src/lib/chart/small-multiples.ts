/** Small multiples: a panel for each series, all on the same months, each from zero on its own scale and on one for all. */
import { ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import { compose, numberText } from './compose.ts';
import type { DrawnMark, Drawing, Panel, PanelDrawing, SizedDrawing } from './drawing.ts';
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
  /** Every panel keeps a strip when one needs it, so that their axes stay level. */
  strip: number;
}

/** A panel on one scale: its axis goes from zero to this round number, which its one grid line carries; none without a count. */
interface Scaled extends Common {
  ceiling: number | undefined;
}

/** Half the room the largest dot takes, so that it is not cut at the edge. */
const EDGE = 6;
/** Room for the zero beside the axis, and where the first month stands. */
const ZERO = 15;
const LEFT = ZERO + EDGE;
const STRIP = 14;
/** Room for the number over the grid line, and for the months under the axis, their tails included, in letters. */
const HEAD = 1.3;
const FOOT = 1.75;

/**
 * One series divided by hovedgruppe: a panel for each, in the order given, on its own scale from zero, which shows how it
 * moves, and on one for all, which shows how large it is. A panel that is hidden throughout stays, empty but for the marks
 * and without a scale of its own. Undefined when none has anything to show.
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
  const common = { maneder, strip: hasStrip ? STRIP : 0 };
  const shared = ceiling(counts);
  return panels.map((panel, i) => ({
    navn: panel.navn,
    drawing: drawPanel(panel, common, shared, `${id}-${i + 1}`, document),
  }));
}

/** True for small multiples of which one at least looks different on its own scale: then there is a choice to make. */
export function hasOwnScales(panels: readonly Pick<PanelDrawing, 'drawing'>[]): boolean {
  return panels.some(({ drawing }) => drawing.sizes[0].scaled !== undefined);
}

/** The first tick at or above the largest count; undefined for no count. */
function ceiling(counts: readonly number[]): number | undefined {
  if (counts.length === 0) return undefined;
  const { marks, til } = zeroScale(counts, 4);
  const top = marks.at(-1) ?? til;
  return top > 0 ? top : til;
}

function drawPanel(
  panel: Panel,
  common: Common,
  shared: number | undefined,
  id: string,
  document: Document,
): Drawing {
  const on = (ceiling: number | undefined) =>
    compose(
      {
        id,
        tekst: panel.tekst,
        serier: seriesOf(panel.points),
        axisStart: 0,
        maneder: common.maneder,
        formats: [PANEL],
        options: () => panelOptions(panel, { ...common, ceiling }),
      },
      document,
    );
  const counts = visiblePoints(panel.points, common.maneder).map(({ antall }) => antall);
  const own = ceiling(counts);
  const drawing = on(own);
  if (own === shared) return drawing;
  return { ...drawing, sizes: [onBothScales(drawing.sizes[0], on(shared).sizes[0])] };
}

/** One drawing of two: what is the same on both scales stands once. */
function onBothScales(own: SizedDrawing, common: SizedDrawing): SizedDrawing {
  const without = ({ marks }: SizedDrawing, other: SizedDrawing, same: boolean): DrawnMark[] => {
    const others = new Set(other.marks.map((mark) => JSON.stringify(mark)));
    return marks.filter((mark) => others.has(JSON.stringify(mark)) === same);
  };
  return {
    ...own,
    marks: without(own, common, true),
    scaled: { own: without(own, common, false), common: without(common, own, false) },
  };
}

function panelOptions({ points, brudd }: Panel, scaled: Scaled): PlotOptions {
  const { maneder, ceiling, strip } = scaled;
  const { room, width, height } = PANEL;
  const latest = visiblePoints(points, maneder).at(-1);
  const segment = withGaps(visibleByMonth(points, maneder), maneder, brudd);
  const style = { cssClass: 'fig-gruppe', symbol: 'circle' } as const;
  const line =
    latest === undefined || ceiling === undefined
      ? []
      : [
          ...lineMarks(segment, style),
          latestDot(latest, style),
          label(latest, segment, maneder, ceiling),
        ];
  return {
    width: width,
    height: height + strip,
    marginLeft: LEFT,
    marginRight: EDGE,
    marginTop: Math.ceil(HEAD * room),
    marginBottom: Math.ceil(FOOT * room) + strip,
    x: {
      type: 'linear',
      domain: maneder.length > 1 ? [0, maneder.length - 1] : [-1, 1],
      axis: null,
    },
    y: { type: 'linear', domain: [0, ceiling ?? 1], axis: null },
    marks: [
      ...frame(scaled),
      breakMark(brudd, maneder),
      ...line,
      hiddenMarks(
        hiddenPlaces(points, maneder),
        (width - LEFT - EDGE) / Math.max(1, maneder.length - 1),
        { dy: 9, most: 3.5 },
      ),
    ],
  };
}

/**
 * The foot and the ends of the time axis, the same in every panel; then the ceiling with its number over it, and zero. A panel
 * of nothing but hidden months names neither: a number beside them could be taken for theirs.
 */
function frame({ maneder, ceiling, strip }: Scaled): Markish[] {
  const [top, foot] = ceiling === undefined ? [[], []] : [[ceiling], [0]];
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
    ruleY([0], { className: 'fig-akse', insetLeft: -EDGE, insetRight: -EDGE }),
    text(foot, {
      className: 'fig-ytall',
      text: formatCount,
      y: 0,
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -EDGE - 0.3 * PANEL.font,
      dy: 0.35 * PANEL.font,
    }),
    ...(ends.length === 1
      ? [months('', ends, 0)]
      : [months('fig-start', ends.slice(0, 1), -EDGE), months('fig-slutt', ends.slice(1), EDGE)]),
    ruleY(top, { className: 'fig-rutenett', insetLeft: -EDGE, insetRight: -EDGE }),
    text(top, {
      className: 'fig-xtall fig-start',
      text: (value: number) => formatAxis(value, value),
      frameAnchor: 'top-left',
      lineAnchor: 'bottom',
      dx: -EDGE,
      dy: -0.35 * PANEL.font,
    }),
  ];
}

/** The latest count over or under its point, where neither the line nor the grid line is. */
function label(
  latest: VisiblePoint,
  segment: readonly LineSegment[],
  maneder: readonly Maned[],
  ceiling: number,
): Markish {
  const { font, room, width: breadth, height } = PANEL;
  const [top, bottom] = [Math.ceil(HEAD * room), height - Math.ceil(FOOT * room)];
  const step = maneder.length > 1 ? (breadth - LEFT - EDGE) / (maneder.length - 1) : 0;
  const place = ({ x, y }: LineSegment) => ({
    x: step === 0 ? (breadth + LEFT - EDGE) / 2 : LEFT + x * step,
    y: bottom - (y / ceiling) * (bottom - top),
  });
  const at = place({ x: latest.indeks, y: latest.antall });
  const width = textWidth(formatCount(latest.antall), room, true);
  const right = Math.min(breadth, Math.max(at.x + width / 2, width));
  const around = lineObstacle(segment.map(place), right - width, right);
  const obstacle = { top: (around?.top ?? at.y) - 6, bottom: (around?.bottom ?? at.y) + 6 };
  const middle = avoidObstacle({ middle: at.y, height: room }, obstacle, top, bottom);
  return numberText([latest], traceOf, {
    className: 'fig-tall fig-slutt',
    text: ({ antall }: VisiblePoint) => formatCount(antall),
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    dx: right - LEFT,
    dy: middle + 0.36 * font - top,
  });
}
