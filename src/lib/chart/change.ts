import { rect, type Markish } from '@observablehq/plot';
import { addManeder, manederBetween, type Maned } from '../domain/maned.ts';
import { isVisible } from '../domain/value.ts';
import type { DrawnPoint, DrawnSeries, Drawing, DrawnText, Trace } from './drawing.ts';
import { WIDE, NARROW, type ChartSize } from './sizes.ts';
import { compose, numberText } from './compose.ts';
import { hiddenPlaces, monthsOf, seriesOf } from './points.ts';
import { zeroScale } from './value-axis.ts';
import { formatChange } from '../text/number-format.ts';
import { textWidth } from './text-metrics.ts';
import { layOut, timePlot, type PlotArea } from './time-frame.ts';

/** The change from the month before, where both are visible. */
interface Change {
  indeks: number;
  verdi: number;
  point: DrawnPoint;
  forrige: DrawnPoint;
}

const Y_TICKS = 4;
/** Air for the numbers at the bars' ends, as a part of the axis. */
const LABEL_AIR = 0.09;
/** Half a bar's width: this part of a month, but never more than so many units. */
const HALF = 0.36;
const MOST_HALF = 32;
/** So many units high at least, or a change by one among thousands would look like no change. */
const LEAST = 1;
/** Bars need less height than lines. */
const HEIGHT = { wide: 260, smal: 230 };

/**
 * The change from month to month as bars up and down from zero. No bar to or from a hidden month, across a missing one
 * or across a break. All bars say their number where there is room, else the latest month's alone.
 * Undefined when no two months in a row are visible, and where nothing ever changed: there is no bar to draw.
 */
export function drawChange(
  model: DrawnSeries,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const maneder = changeMonths(model.points);
  const endringer = changes(model, maneder);
  if (endringer.every(({ verdi }) => verdi === 0)) return undefined;
  const scale = zeroScale(
    endringer.map(({ verdi }) => verdi),
    Y_TICKS,
    LABEL_AIR,
  );
  const hidden = hiddenPlaces(model.points, maneder);
  const stripes = hidden.length > 0 ? [{ places: hidden }] : [];
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(model.points),
      axisStart: 0,
      maneder,
      formats: [
        { ...WIDE, height: HEIGHT.wide },
        { ...NARROW, height: HEIGHT.smal },
      ],
      options: (format) => {
        const last = widest(endringer.slice(-1), format);
        const base = {
          format,
          maneder,
          scale,
          stripes,
          after: last / 2,
          formatMark: formatChange,
        };
        const perMonth = 1 / layOut(base).manederPerUnit;
        const allFit = widest(endringer, format) <= 0.9 * perMonth;
        const after = allFit ? base.after : last + HALF * perMonth + 0.5 * format.room;
        return timePlot({ ...base, after }, (area) => [
          ...bars(endringer, area),
          ...labels(endringer, allFit, maneder, area, format),
        ]);
      },
    },
    document,
  );
}

/** From the second month: the first has nothing to be compared with, and is shown only to say that it is hidden. */
function changeMonths(points: readonly DrawnPoint[]): Maned[] {
  const [first, ...rest] = monthsOf(points);
  if (first === undefined) return [];
  const opening = points.find(({ maned }) => maned === first);
  return opening !== undefined && isVisible(opening.verdi) ? rest : [first, ...rest];
}

function changes({ points, brudd = [] }: DrawnSeries, maneder: readonly Maned[]): Change[] {
  const [first] = maneder;
  const byMonth = new Map(points.map((point) => [point.maned, point]));
  if (first === undefined) return [];
  return points.flatMap((point) => {
    const forrige = byMonth.get(addManeder(point.maned, -1));
    if (forrige === undefined || brudd.includes(point.maned)) return [];
    if (!isVisible(point.verdi) || !isVisible(forrige.verdi)) return [];
    const verdi = point.verdi.antall - forrige.verdi.antall;
    return [{ indeks: manederBetween(first, point.maned), verdi, point, forrige }];
  });
}

function bars(changes: readonly Change[], area: PlotArea): Markish[] {
  const half = Math.min(HALF, MOST_HALF * area.manederPerUnit);
  const least = area.valueAt(0) - area.valueAt(LEAST);
  const bar = (cssClass: string, some: readonly Change[]) =>
    some.length === 0
      ? null
      : rect(some, {
          className: `fig-stolpe ${cssClass}`,
          x1: ({ indeks }: Change) => indeks - half,
          x2: ({ indeks }: Change) => indeks + half,
          y1: 0,
          y2: ({ verdi }: Change) => Math.sign(verdi) * Math.max(Math.abs(verdi), least),
        });
  return [
    bar(
      'fig-opp',
      changes.filter(({ verdi }) => verdi > 0),
    ),
    bar(
      'fig-ned',
      changes.filter(({ verdi }) => verdi < 0),
    ),
  ];
}

/** Numbers over rising bars and under falling ones, zero over the line; where bars stand close, only the last, beside its own. */
function labels(
  changes: readonly Change[],
  all: boolean,
  maneder: readonly Maned[],
  area: PlotArea,
  format: ChartSize,
): Markish[] {
  const { font, room } = format;
  const latest = changes.filter(({ indeks }) => indeks === maneder.length - 1);
  if (!all) {
    return [
      numbers(latest, 'fig-etikett fig-tall', 0.35 * font, HALF + 0.3 * font * area.manederPerUnit),
    ];
  }
  const isUp = ({ verdi }: Change) => verdi >= 0;
  const isDown = ({ verdi }: Change) => verdi < 0;
  const others = changes.filter((change) => !latest.includes(change));
  return [
    numbers(others.filter(isUp), 'fig-verdi', -0.35 * font),
    numbers(others.filter(isDown), 'fig-verdi', 0.35 * font + 0.7 * room),
    numbers(latest.filter(isUp), 'fig-tall', -0.35 * font),
    numbers(latest.filter(isDown), 'fig-tall', 0.35 * font + 0.7 * room),
  ];
}

function numbers(changes: readonly Change[], cssClass: string, dy: number, beside = 0): Markish {
  if (changes.length === 0) return null;
  return numberText(changes, traceOf, {
    className: cssClass,
    text: ({ verdi }: Change) => formatChange(verdi),
    x: ({ indeks }: Change) => indeks + beside,
    y: 'verdi',
    lineAnchor: 'bottom',
    dy,
  });
}

function traceOf({ verdi, point, forrige }: Change): Trace {
  return { verdi: String(verdi), regel: 'endring', av: [point.nokkel, forrige.nokkel] };
}

function widest(changes: readonly Change[], { room }: ChartSize): number {
  return Math.max(...changes.map(({ verdi }) => textWidth(formatChange(verdi), room, true)));
}
