import type { DrawnSeries, Drawing, DrawnText } from './drawing.ts';
import { FULL, NARROW, WIDE } from './sizes.ts';
import { compose } from './compose.ts';
import { extremeLabels } from './extremes.ts';
import {
  SINGLE_LINE,
  areaMark,
  breakMark,
  latestDot,
  latestLabel,
  lineMarks,
  withGaps,
} from './line.ts';
import { hiddenPlaces, monthsOf, seriesOf, visibleByMonth, visiblePoints } from './points.ts';
import { lineScale } from './value-axis.ts';
import { formatCount } from '../text/number-format.ts';
import { textWidth } from './text-metrics.ts';
import { timePlot } from './time-frame.ts';

const Y_TICKS = 5;

/**
 * The development month by month: one line, its latest, highest, lowest and first count beside their points, hidden months as holes with one mark
 * each on a strip below the axis. The value axis follows `lineScale`; where it starts at zero the ground under a line
 * without holes is filled (beside a hole the ground would end in a wall, and a wall reads as a fall to nothing); where it
 * does not, the axis is broken and `axisStart` says where it begins.
 * Undefined when no month is visible: there is nothing to draw, and the page says why.
 */
export function drawDevelopment(
  model: DrawnSeries,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const maneder = monthsOf(model.points);
  const visible = visiblePoints(model.points, maneder);
  const latest = visible.at(-1);
  if (latest === undefined) return undefined;
  const scale = lineScale(
    visible.map(({ antall }) => antall),
    Y_TICKS,
  );
  const hidden = hiddenPlaces(model.points, maneder);
  const stripes = hidden.length > 0 ? [{ places: hidden }] : [];
  const segment = withGaps(visibleByMonth(model.points, maneder), maneder, model.brudd);
  const hasGround = !scale.broken && visible.length === maneder.length && maneder.length > 1;
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(model.points),
      axisStart: scale.fra,
      maneder,
      formats: [WIDE, FULL, NARROW],
      options: (format) => {
        const after = textWidth(formatCount(latest.antall), format.room, true) + format.room;
        return timePlot({ format, maneder, scale, stripes, after }, (area) => [
          hasGround ? areaMark(segment) : null,
          breakMark(model.brudd, maneder),
          ...lineMarks(segment, SINGLE_LINE),
          latestDot(latest, SINGLE_LINE),
          ...latestLabel(latest, { area, format }),
          ...extremeLabels(
            visible,
            { segment, hasHidden: hidden.length > 0, style: SINGLE_LINE },
            area,
            format,
          ),
        ]);
      },
    },
    document,
  );
}
