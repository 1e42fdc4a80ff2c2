import { dot, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import { GNIST } from './sizes.ts';
import { compose } from './compose.ts';
import { ENKEL, latestDot, lineMarks, withGaps, type Linjeledd } from './line.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type SynligPunkt,
} from './points.ts';
import { lineScale, type Skala } from './scale.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';

export interface GnistlinjeModell {
  punkter: readonly Punkt[];
  /** Months from which the series counts something else than before. */
  brudd?: readonly Maned[] | undefined;
}

const MARGIN = 5;
/** Room under the line for the marks of hidden months. */
const STRIP = 8;

/**
 * The shape of a series in the height of a line of text: no axis, no numbers, on the axis rule of `lineScale`.
 * Hidden months are holes with the same mark as in the large charts. Undefined when no month is visible.
 */
export function drawGnistlinje(
  modell: GnistlinjeModell,
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
    2,
  );
  const hidden = hiddenPlaces(modell.punkter, maneder);
  const ledd = withGaps(visibleByMonth(modell.punkter, maneder), maneder, modell.brudd);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(modell.punkter),
      aksestart: skala.fra,
      formater: [GNIST],
      options: () => sparkOptions(ledd, latest, hidden, skala, maneder.length),
    },
    document,
  );
}

function sparkOptions(
  ledd: readonly Linjeledd[],
  latest: SynligPunkt,
  hidden: readonly number[],
  skala: Skala,
  antall: number,
): PlotOptions {
  return {
    width: GNIST.bredde,
    height: GNIST.hoyde,
    margin: MARGIN,
    marginBottom: hidden.length > 0 ? STRIP : MARGIN,
    x: { type: 'linear', domain: antall > 1 ? [0, antall - 1] : [-1, 1], axis: null },
    y: { type: 'linear', domain: [skala.fra, skala.til], axis: null },
    marks: [
      lineMarks(ledd, ENKEL, 0),
      latestDot(latest, ENKEL),
      dot(hidden, {
        className: 'fig-skjermet',
        symbol: 'asterisk',
        r: Math.min(2.2, Math.max(0.6, 40 / antall)),
        x: (plass: number) => plass,
        frameAnchor: 'bottom',
        dy: 4.5,
      }),
    ],
  };
}
