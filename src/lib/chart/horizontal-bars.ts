/** Charts of bars that lie under one another, one for each name: what a whole consists of, and what moved. */
import { rectX, ruleX, text, type Markish, type PlotOptions } from '@observablehq/plot';
import { isVisible } from '../domain/value.ts';
import { compose, numberText } from './compose.ts';
import type { DrawnPoint, DrawnText, Drawing, Trace } from './drawing.ts';
import { NARROW, WIDE, type ChartSize } from './sizes.ts';
import { formatChange, formatCount, formatShare, shareInTenths } from '../text/number-format.ts';
import { seriesOf } from './points.ts';
import { textWidth, wrapText } from './text-metrics.ts';

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
 * What a group or hovedgruppe consists of in one month: for each part, the largest first, a bar as long as its share of
 * a track that stands for the whole, its count, and the share. Throws RangeError when a figure is hidden or the parts do not add up to the whole: then
 * the list is not complete, and its order and its gaps would tell what the source hides. Undefined for no parts or a whole of 0.
 */
export function drawComposition(
  model: CompositionModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const whole = countOf(model.total, REFUSED.composition);
  const sum = model.deler.reduce(
    (total, { point }) => total + countOf(point, REFUSED.composition),
    0,
  );
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
      options: (format) => compositionOptions(parts, format),
    },
    document,
  );
}

function partOf(navn: string, point: DrawnPoint, total: DrawnPoint, whole: number): Part {
  const antall = countOf(point, REFUSED.composition);
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

function compositionOptions(parts: readonly Part[], format: ChartSize): PlotOptions {
  const { font, room } = format;
  const layout = layOutBars(parts, format);
  const numbers = Math.max(...parts.map(({ tall }) => textWidth(tall, room, true)));
  const shares = Math.max(...parts.map(({ andel }) => textWidth(andel, room)));
  const marginLeft = layout.left + 1;
  const rows = parts.map((part, i) => ({ ...part, y: middleOf(layout.places[i]) + 0.35 * font }));
  const whole = parts.reduce((sum, { antall }) => sum + antall, 0);
  const beside = numbers + shares + 1.6 * room;
  return {
    width: format.width,
    height: layout.height,
    margin: 0,
    marginLeft,
    marginRight: Math.ceil(beside),
    x: { type: 'linear', domain: [0, whole], axis: null },
    y: { type: 'linear', domain: [layout.height, 0], axis: null },
    marks: [
      rectX(layout.places, {
        className: 'fig-hele',
        x1: 0,
        x2: whole,
        y1: 'top',
        y2: 'bottom',
      }),
      ...barMarks(layout, format, marginLeft),
      numberText(rows, ({ trace }) => trace, {
        className: 'fig-slutt fig-tall',
        text: 'tall',
        y: 'y',
        frameAnchor: 'right',
        lineAnchor: 'bottom',
        dx: 0.6 * room + numbers,
      }),
      numberText(rows, ({ shareTrace }) => shareTrace, {
        className: 'fig-ytall',
        text: 'andel',
        y: 'y',
        frameAnchor: 'right',
        lineAnchor: 'bottom',
        dx: beside,
      }),
    ],
  };
}

/** The height of a bar's middle. */
export function middleOf(place: { top: number; bottom: number } | undefined): number {
  return place === undefined ? 0 : (place.top + place.bottom) / 2;
}

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
      options: (format) => movementOptions(bars, format),
    },
    document,
  );
}

function movement({ navn, na, forrige }: MovementsModel['rader'][number]): Bar {
  const verdi = countOf(na, REFUSED.movement) - countOf(forrige, REFUSED.movement);
  return {
    navn,
    verdi,
    tall: formatChange(verdi),
    trace: { verdi: String(verdi), regel: 'endring', av: [na.nokkel, forrige.nokkel] },
    cssClass: verdi < 0 ? 'fig-ned' : 'fig-opp',
  };
}

function movementOptions(bars: readonly Bar[], format: ChartSize): PlotOptions {
  const layout = layOutBars(bars, format);
  const room = (page: readonly Bar[]) =>
    Math.ceil(
      Math.max(
        0,
        ...page.map(({ tall }) => textWidth(tall, format.room, true) + 0.6 * format.room),
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
    marks: [...barMarks(layout, format, marginLeft), ...endNumbers(layout, format)],
  };
}

/** Why a chart of bars does not take a hidden figure. */
const REFUSED = {
  composition: 'En sammensetning kan ikke vise et skjermet tall',
  movement: 'En bevegelse kan ikke gå til eller fra et skjermet tall',
};

function countOf({ verdi, nokkel }: DrawnPoint, refused: string): number {
  if (!isVisible(verdi)) throw new RangeError(`${refused}: ${nokkel}`);
  return verdi.antall;
}

/** One lying bar: its name, its signed length, and the number at its end with its trace. */
export interface Bar {
  navn: string;
  verdi: number;
  tall: string;
  trace: Trace;
  cssClass: string;
}

/** A bar with its place: its name's lines, the height each begins at, and the bar's own top and bottom. */
export interface BarPlace extends Bar {
  linjer: string[];
  nameTop: number;
  top: number;
  bottom: number;
}

export interface BarLayout {
  places: BarPlace[];
  /** Left edge of the bars' area: right of the names in the wide format, the drawing's own in the narrow. */
  left: number;
  height: number;
}

const BAR = 20;
const LINE = 1.2;
const NAME_LINES = 5;
/** The names' part of the width, at most. */
const NAME_PART = 0.4;

/** Rows from the top down: names left of the bars where there is room, above them where there is not; long names take more lines. */
export function layOutBars(bars: readonly Bar[], format: ChartSize): BarLayout {
  const beside = format.navn === 'bred';
  const widest = Math.max(...bars.map(({ navn }) => textWidth(navn, format.room)));
  const room = beside ? Math.min(widest, NAME_PART * format.width) : format.width;
  const places: BarPlace[] = [];
  let y = 0;
  for (const bar of bars) {
    const linjer = wrapText(bar.navn, room, format.room, NAME_LINES);
    const place = beside ? placeBeside(y, linjer, format) : placeBelow(y, linjer, format);
    places.push({ ...bar, linjer, ...place });
    y = place.next;
  }
  return {
    places,
    left: beside ? Math.ceil(room + 0.7 * format.room) : 0,
    height: Math.ceil(y),
  };
}

/** Bars and names as marks; heights are the drawing's own units, lengths are data; names begin at its left edge,
 * `marginLeft` from the bars' area. Only those `drawn` have a bar. */
export function barMarks(
  { places }: BarLayout,
  { navn, room }: ChartSize,
  marginLeft: number,
  drawn: readonly BarPlace[] = places,
): Markish[] {
  const lines = places.flatMap(({ linjer, nameTop }) =>
    linjer.map((linje, i) => ({ linje, y: nameTop + i * LINE * room })),
  );
  const classes = [...new Set(drawn.map(({ cssClass }) => cssClass))];
  return [
    ...classes.map((cssClass) =>
      rectX(
        drawn.filter((place) => place.cssClass === cssClass),
        {
          className: `fig-stolpe ${cssClass}`.trim(),
          x1: 0,
          x2: 'verdi',
          y1: 'top',
          y2: 'bottom',
        },
      ),
    ),
    navn === 'bred' ? ruleX([0], { className: 'fig-akse' }) : barFeet(places),
    text(lines, {
      className: 'fig-etikett',
      text: 'linje',
      y: 'y',
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -marginLeft,
    }),
  ];
}

/** The axis beside each bar alone: it must not run through the names between them. */
function barFeet(places: readonly BarPlace[]): Markish {
  return ruleX(places, {
    className: 'fig-akse',
    x: 0,
    y1: ({ top }: BarPlace) => top - 2,
    y2: ({ bottom }: BarPlace) => bottom + 2,
  });
}

/** The number of each bar at its end: to the right of it, or to the left of a bar that goes left. */
export function endNumbers({ places }: BarLayout, { font }: ChartSize): Markish[] {
  return [
    numbers(
      places.filter(({ verdi }) => verdi >= 0),
      font,
      1,
    ),
    numbers(
      places.filter(({ verdi }) => verdi < 0),
      font,
      -1,
    ),
  ];
}

function numbers(places: readonly BarPlace[], font: number, page: 1 | -1): Markish {
  if (places.length === 0) return null;
  return numberText(places, ({ trace }) => trace, {
    className: page === 1 ? 'fig-etikett fig-tall' : 'fig-ytall fig-tall',
    text: 'tall',
    x: 'verdi',
    y: ({ top, bottom }: BarPlace) => (top + bottom) / 2 + 0.35 * font,
    lineAnchor: 'bottom',
    dx: page * 0.45 * font,
  });
}

function placeBeside(y: number, lines: readonly string[], { font, room }: ChartSize) {
  const text = lines.length * LINE * room;
  const height = Math.max(text, BAR) + 0.6 * room;
  const middle = y + height / 2;
  return {
    nameTop: middle - text / 2 + 0.6 * room + 0.35 * font,
    top: middle - BAR / 2,
    bottom: middle + BAR / 2,
    next: y + height,
  };
}

function placeBelow(y: number, lines: readonly string[], { room }: ChartSize) {
  const text = lines.length * LINE * room;
  const top = y + text + 0.3 * room;
  return { nameTop: y + room, top, bottom: top + BAR, next: top + BAR + 0.8 * room };
}
