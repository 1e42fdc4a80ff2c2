import type { Maned } from '../domain/maned.ts';
import { BRED, SMAL } from './sizes.ts';
import { compose } from './compose.ts';
import {
  ENKEL,
  areaMark,
  breakMark,
  latestDot,
  latestLabel,
  lineMarks,
  withGaps,
} from './line.ts';
import { hiddenPlaces, monthsOf, seriesOf, visibleByMonth, visiblePoints } from './points.ts';
import { lineScale } from './scale.ts';
import { formatAntall } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';
import { timePlot } from './time-frame.ts';

/** One series over time. `brudd`: months from which the series counts something else than before. */
export interface UtviklingModell {
  punkter: readonly Punkt[];
  brudd?: readonly Maned[] | undefined;
}

const Y_TICKS = 5;

/**
 * The development month by month: one line, the latest count beside its point, hidden months as holes with one mark
 * each on a strip below the axis. The value axis follows `lineScale`; where it starts at zero the ground under a line
 * without holes is filled (beside a hole the ground would end in a wall, and a wall reads as a fall to nothing); where it
 * does not, the foot is torn and `aksestart` says where it begins.
 * Undefined when no month is visible: there is nothing to draw, and the page says why.
 */
export function drawUtvikling(
  modell: UtviklingModell,
  tekst: Tekst,
  id: string,
  document: Document,
): Tegning | undefined {
  const maneder = monthsOf(modell.punkter);
  const visible = visiblePoints(modell.punkter, maneder);
  const latest = visible.at(-1);
  if (latest === undefined) return undefined;
  const skala = lineScale(
    visible.map(({ antall }) => antall),
    Y_TICKS,
  );
  const hidden = hiddenPlaces(modell.punkter, maneder);
  const striper = hidden.length > 0 ? [{ plasser: hidden }] : [];
  const ledd = withGaps(visibleByMonth(modell.punkter, maneder), maneder, modell.brudd);
  const hasGround = !skala.brutt && visible.length === maneder.length && maneder.length > 1;
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(modell.punkter),
      aksestart: skala.fra,
      formater: [BRED, SMAL],
      options: (format) => {
        const etter = textWidth(formatAntall(latest.antall), format.skrift, true) + format.skrift;
        return timePlot({ format, maneder, skala, striper, etter }, (flate) => [
          hasGround ? areaMark(ledd) : null,
          breakMark(modell.brudd, maneder),
          ...lineMarks(ledd, ENKEL),
          latestDot(latest, ENKEL),
          ...latestLabel(latest, { flate, skrift: format.skrift }),
        ]);
      },
    },
    document,
  );
}
