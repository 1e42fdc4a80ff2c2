import { rectX, ruleX, text, type Markish } from '@observablehq/plot';
import type { ChartSize } from './sizes.ts';
import { numberText } from './compose.ts';
import type { Trace } from './drawing.ts';
import { textWidth, wrapText } from './text-width.ts';

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
  topp: number;
  bunn: number;
}

export interface BarLayout {
  places: BarPlace[];
  /** Left edge of the bars' area: right of the names in the wide format, the drawing's own in the narrow. */
  left: number;
  height: number;
}

const BAR = 20;
const LINE = 1.2;
const NAME_LINES = 3;
/** The names' part of the width, at most. */
const NAME_PART = 0.4;

/** Rows from the top down: names left of the bars where there is room, above them where there is not; long names take more lines. */
export function layOutBars(bars: readonly Bar[], format: ChartSize): BarLayout {
  const beside = format.navn === 'bred';
  const widest = Math.max(...bars.map(({ navn }) => textWidth(navn, format.font)));
  const room = beside ? Math.min(widest, NAME_PART * format.width) : format.width;
  const places: BarPlace[] = [];
  let y = 0;
  for (const bar of bars) {
    const linjer = wrapText(bar.navn, room, format.font, NAME_LINES);
    const place = beside ? placeBeside(y, linjer, format) : placeBelow(y, linjer, format);
    places.push({ ...bar, linjer, ...place });
    y = place.next;
  }
  return {
    places,
    left: beside ? Math.ceil(room + 0.7 * format.font) : 0,
    height: Math.ceil(y),
  };
}

/** Bars, names and numbers as marks; heights are the drawing's own units, lengths are data; names begin at its left edge, `marginLeft` from the bars' area. */
export function barMarks(
  { places }: BarLayout,
  { navn, font }: ChartSize,
  marginLeft: number,
): Markish[] {
  const lines = places.flatMap(({ linjer, nameTop }) =>
    linjer.map((linje, i) => ({ linje, y: nameTop + i * LINE * font })),
  );
  const classes = [...new Set(places.map(({ cssClass }) => cssClass))];
  return [
    ...classes.map((cssClass) =>
      rectX(
        places.filter((place) => place.cssClass === cssClass),
        {
          className: `fig-stolpe ${cssClass}`.trim(),
          x1: 0,
          x2: 'verdi',
          y1: 'topp',
          y2: 'bunn',
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

/** The axis beside each bar alone: it must not run through the names between them. */
function barFeet(places: readonly BarPlace[]): Markish {
  return ruleX(places, {
    className: 'fig-akse',
    x: 0,
    y1: ({ topp }: BarPlace) => topp - 2,
    y2: ({ bunn }: BarPlace) => bunn + 2,
  });
}

function numbers(places: readonly BarPlace[], font: number, page: 1 | -1): Markish {
  if (places.length === 0) return null;
  return numberText(places, ({ trace }) => trace, {
    className: page === 1 ? 'fig-etikett fig-tall' : 'fig-ytall fig-tall',
    text: 'tall',
    x: 'verdi',
    y: ({ topp, bunn }: BarPlace) => (topp + bunn) / 2 + 0.35 * font,
    lineAnchor: 'bottom',
    dx: page * 0.45 * font,
  });
}

function placeBeside(y: number, lines: readonly string[], { font }: ChartSize) {
  const text = lines.length * LINE * font;
  const height = Math.max(text, BAR) + 0.7 * font;
  const middle = y + height / 2;
  return {
    nameTop: middle - text / 2 + 0.95 * font,
    topp: middle - BAR / 2,
    bunn: middle + BAR / 2,
    next: y + height,
  };
}

function placeBelow(y: number, lines: readonly string[], { font }: ChartSize) {
  const text = lines.length * LINE * font;
  const topp = y + text + 0.3 * font;
  return { nameTop: y + font, topp, bunn: topp + BAR, next: topp + BAR + 0.8 * font };
}
