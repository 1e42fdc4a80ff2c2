import type { PlotOptions } from '@observablehq/plot';
import type { DrawnSeries, Drawing, DrawnText } from './drawing.ts';
import { SPARK } from './sizes.ts';
import { compose } from './compose.ts';
import { hiddenMarks } from './hidden-marks.ts';
import { SINGLE_LINE, latestDot, lineMarks, withGaps, type LineSegment } from './line.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type VisiblePoint,
} from './points.ts';
import { ownSpan } from './value-axis.ts';

const MARGIN = 5;
/** Room under the line for the marks of hidden months. */
const STRIP = 8;

/**
 * The shape of a series in the height of a line of text: no axis, no numbers, from its lowest figure to its highest.
 * Hidden months are holes with the same mark as in the large charts. Undefined when no month is visible.
 */
export function drawSparkline(
  model: DrawnSeries,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const maneder = monthsOf(model.points);
  const visible = visiblePoints(model.points, maneder);
  const latest = visible.at(-1);
  if (latest === undefined) return undefined;
  const scale = ownSpan(visible.map(({ antall }) => antall));
  const hidden = hiddenPlaces(model.points, maneder);
  const segment = withGaps(visibleByMonth(model.points, maneder), maneder, model.brudd);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(model.points),
      axisStart: scale.fra,
      formats: [SPARK],
      options: () => sparkOptions(segment, latest, hidden, scale, maneder.length),
    },
    document,
  );
}

function sparkOptions(
  segment: readonly LineSegment[],
  latest: VisiblePoint,
  hidden: readonly number[],
  scale: { fra: number; til: number },
  count: number,
): PlotOptions {
  return {
    width: SPARK.width,
    height: SPARK.height,
    margin: MARGIN,
    marginBottom: hidden.length > 0 ? STRIP : MARGIN,
    x: { type: 'linear', domain: count > 1 ? [0, count - 1] : [-1, 1], axis: null },
    y: { type: 'linear', domain: [scale.fra, scale.til], axis: null },
    marks: [
      lineMarks(segment, SINGLE_LINE, 0),
      latestDot(latest, SINGLE_LINE),
      hiddenMarks(hidden, (SPARK.width - 2 * MARGIN) / Math.max(1, count - 1), {
        dy: 4.5,
        most: 2.2,
      }),
    ],
  };
}
