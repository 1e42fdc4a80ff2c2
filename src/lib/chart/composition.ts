import type { PlotOptions } from '@observablehq/plot';
import { isVisible } from '../domain/value.ts';
import { WIDE, NARROW, type ChartSize } from './sizes.ts';
import { compose, numberText } from './compose.ts';
import { barMarks, layOutBars, type Bar } from './horizontal-bars.ts';
import { seriesOf } from './points.ts';
import { formatShare, formatCount, shareInTenths } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { DrawnPoint, Drawing, DrawnText, Trace } from './drawing.ts';

/** One month of a whole and of every part it is printed with. */
export interface CompositionModel {
  total: DrawnPoint;
  deler: readonly { navn: string; point: DrawnPoint }[];
}

interface Part extends Bar {
  antall: number;
  andel: string;
  shareTrace: Trace;
}

/**
 * What a group or hovedgruppe consists of in one month: a bar for each part, the largest first, with its count and its
 * share of the whole. Throws RangeError when a figure is hidden or the parts do not add up to the whole: then
 * the list is not complete, and its order and its gaps would tell what the source hides. Undefined for no parts or a whole of 0.
 */
export function drawComposition(
  model: CompositionModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const whole = countOf(model.total);
  const sum = model.deler.reduce((total, { point }) => total + countOf(point), 0);
  if (model.deler.length === 0 || whole === 0) return undefined;
  if (sum !== whole)
    throw new RangeError(`Delene av ${model.total.nokkel} er ${sum} til sammen, ikke ${whole}`);
  const parts = model.deler
    .map(({ navn, point }) => partOf(navn, point, model.total, whole))
    .sort((a, b) => b.antall - a.antall);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf([model.total, ...model.deler.map(({ point }) => point)]),
      axisStart: 0,
      formats: [WIDE, NARROW],
      options: (format) => optionsFor(parts, format),
    },
    document,
  );
}

function partOf(navn: string, point: DrawnPoint, total: DrawnPoint, whole: number): Part {
  const antall = countOf(point);
  const share = shareInTenths(antall, whole);
  return {
    navn,
    antall,
    verdi: antall,
    cssClass: '',
    tall: formatCount(antall),
    trace: { verdi: String(antall), regel: 'verdi', av: [point.nokkel] },
    andel: formatShare(share),
    shareTrace: {
      verdi: (share / 10).toFixed(1),
      regel: 'andel',
      av: [point.nokkel, total.nokkel],
    },
  };
}

function countOf({ verdi, nokkel }: DrawnPoint): number {
  if (!isVisible(verdi))
    throw new RangeError(`En sammensetning kan ikke vise et skjermet tall: ${nokkel}`);
  return verdi.antall;
}

function optionsFor(parts: readonly Part[], format: ChartSize): PlotOptions {
  const { font } = format;
  const layout = layOutBars(parts, format);
  const numbers = Math.max(...parts.map(({ tall }) => textWidth(tall, font, true)));
  const shares = Math.max(...parts.map(({ andel }) => textWidth(andel, font)));
  const marginLeft = layout.left + 1;
  const rows = parts.map((part, i) => ({ ...part, y: middleOf(layout.places[i]) + 0.35 * font }));
  return {
    width: format.width,
    height: layout.height,
    margin: 0,
    marginLeft,
    marginRight: Math.ceil(numbers + shares + 1.6 * font),
    x: { type: 'linear', domain: [0, Math.max(...parts.map(({ antall }) => antall))], axis: null },
    y: { type: 'linear', domain: [layout.height, 0], axis: null },
    marks: [
      ...barMarks(layout, format, marginLeft),
      numberText(rows, ({ shareTrace }) => shareTrace, {
        className: 'fig-ytall',
        text: 'andel',
        y: 'y',
        frameAnchor: 'right',
        lineAnchor: 'bottom',
        dx: numbers + shares + 1.6 * font,
      }),
    ],
  };
}

function middleOf(place: { topp: number; bunn: number } | undefined): number {
  return place === undefined ? 0 : (place.topp + place.bunn) / 2;
}
