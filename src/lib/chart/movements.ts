import type { PlotOptions } from '@observablehq/plot';
import { isVisible } from '../domain/value.ts';
import { WIDE, NARROW, type ChartSize } from './sizes.ts';
import { compose } from './compose.ts';
import { barMarks, layOutBars, type Bar } from './horizontal-bars.ts';
import { seriesOf } from './points.ts';
import { formatChange } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { DrawnPoint, Drawing, DrawnText } from './drawing.ts';

/** The month's largest movements: who, how many now, how many the month before. */
export interface MovementsModel {
  rader: readonly { navn: string; na: DrawnPoint; forrige: DrawnPoint }[];
}

/**
 * Changes as bars to both sides of zero, from the largest growth to the largest fall; equal ones in the order given.
 * Throws RangeError when a figure is hidden: a movement to or from it has no size. Undefined when nothing has moved.
 */
export function drawMovements(
  model: MovementsModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const bars = model.rader.map(movement).sort((a, b) => b.verdi - a.verdi);
  if (bars.every(({ verdi }) => verdi === 0)) return undefined;
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(model.rader.map(({ na }) => na)),
      axisStart: 0,
      formats: [WIDE, NARROW],
      options: (format) => optionsFor(bars, format),
    },
    document,
  );
}

function movement({ navn, na, forrige }: MovementsModel['rader'][number]): Bar {
  const verdi = countOf(na) - countOf(forrige);
  return {
    navn,
    verdi,
    tall: formatChange(verdi),
    trace: { verdi: String(verdi), regel: 'endring', av: [na.nokkel, forrige.nokkel] },
    cssClass: verdi < 0 ? 'fig-ned' : 'fig-opp',
  };
}

function countOf({ verdi, nokkel }: DrawnPoint): number {
  if (!isVisible(verdi))
    throw new RangeError(`En bevegelse kan ikke gå til eller fra et skjermet tall: ${nokkel}`);
  return verdi.antall;
}

function optionsFor(bars: readonly Bar[], format: ChartSize): PlotOptions {
  const layout = layOutBars(bars, format);
  const room = (page: readonly Bar[]) =>
    Math.ceil(
      Math.max(
        0,
        ...page.map(({ tall }) => textWidth(tall, format.font, true) + 0.6 * format.font),
      ),
    );
  const values = bars.map(({ verdi }) => verdi);
  const marginLeft = layout.left + 1 + room(bars.filter(({ verdi }) => verdi < 0));
  return {
    width: format.width,
    height: layout.height,
    margin: 0,
    marginLeft,
    marginRight: 1 + room(bars.filter(({ verdi }) => verdi >= 0)),
    x: { type: 'linear', domain: [Math.min(0, ...values), Math.max(0, ...values)], axis: null },
    y: { type: 'linear', domain: [layout.height, 0], axis: null },
    marks: barMarks(layout, format, marginLeft),
  };
}
