import { text, type PlotOptions } from '@observablehq/plot';
import { isVisible } from '../domain/value.ts';
import { compose } from './compose.ts';
import type { Drawing, DrawnPoint, DrawnText } from './drawing.ts';
import { barMarks, endNumbers, layOutBars, middleOf, type Bar } from './horizontal-bars.ts';
import { formatCount } from '../text/number-format.ts';
import { seriesOf } from './points.ts';
import { NARROW, WIDE, type ChartSize } from './sizes.ts';
import { textWidth } from './text-metrics.ts';

/** A subject's siblings in one month, in the report's order; `chosen` is the one whose page this is. */
export interface SiblingsModel {
  rader: readonly { navn: string; point: DrawnPoint; chosen: boolean }[];
}

/**
 * The siblings of one group in a month, each as a bar from zero with its count, the chosen one marked. The largest stands
 * first. The hidden have no place among them: they stand below, in the order given, without a bar, only with the word for
 * it. Undefined where none is visible.
 */
export function drawSiblings(
  model: SiblingsModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const bars = model.rader.map(sibling);
  if (bars.every(({ isHidden }) => isHidden)) return undefined;
  const inOrder = [
    ...bars.filter(({ isHidden }) => !isHidden).toSorted((a, b) => b.verdi - a.verdi),
    ...bars.filter(({ isHidden }) => isHidden),
  ];
  return compose(
    {
      id,
      tekst,
      serier: seriesOf(model.rader.map(({ point }) => point)),
      axisStart: 0,
      formats: [WIDE, NARROW],
      options: (format) => siblingOptions(inOrder, format),
    },
    document,
  );
}

interface SiblingBar extends Bar {
  isHidden: boolean;
}

function sibling({ navn, point, chosen }: SiblingsModel['rader'][number]): SiblingBar {
  const isHidden = !isVisible(point.verdi);
  const verdi = isVisible(point.verdi) ? point.verdi.antall : 0;
  return {
    navn,
    verdi,
    isHidden,
    tall: isHidden ? HIDDEN : formatCount(verdi),
    trace: { verdi: String(verdi), regel: 'verdi', av: [point.nokkel] },
    cssClass: chosen ? 'fig-valgt' : 'fig-sosken',
  };
}

/** What stands in place of a hidden sibling's bar. */
const HIDDEN = 'skjermet';

function siblingOptions(bars: readonly SiblingBar[], format: ChartSize): PlotOptions {
  const { font, room } = format;
  const layout = layOutBars(bars, format);
  const marginLeft = layout.left + 1;
  const at = (hidden: boolean) => layout.places.filter((_, i) => bars[i]?.isHidden === hidden);
  const hidden = at(true).map((place) => ({ ...place, y: middleOf(place) + 0.35 * font }));
  const visible = { ...layout, places: at(false) };
  return {
    width: format.width,
    height: layout.height,
    margin: 0,
    marginLeft,
    marginRight: Math.ceil(
      0.6 * room + Math.max(...bars.map(({ tall }) => textWidth(tall, room, true))),
    ),
    x: { type: 'linear', domain: [0, Math.max(...bars.map(({ verdi }) => verdi), 1)], axis: null },
    y: { type: 'linear', domain: [layout.height, 0], axis: null },
    marks: [
      ...barMarks(layout, format, marginLeft, visible.places),
      ...endNumbers(visible, format),
      text(hidden, {
        className: 'fig-note',
        text: 'tall',
        x: 0,
        y: 'y',
        lineAnchor: 'bottom',
        dx: 0.45 * font,
      }),
    ],
  };
}
