import { rectX, ruleX, text, type Markish } from '@observablehq/plot';
import type { Format } from './sizes.ts';
import { formatSpor, type Spor } from './trace.ts';
import { textWidth, wrapText } from './text-width.ts';

/** One lying bar: its name, its signed length, and the number at its end with its trace. */
export interface Stolpe {
  navn: string;
  verdi: number;
  tall: string;
  spor: Spor;
  klasse: string;
}

/** A bar with its place: its name's lines, the height each begins at, and the bar's own top and bottom. */
export interface StolpePlass extends Stolpe {
  linjer: string[];
  navnetopp: number;
  topp: number;
  bunn: number;
}

export interface StolpeOppsett {
  plasser: StolpePlass[];
  /** Left edge of the bars' area: right of the names in the wide format, the drawing's own in the narrow. */
  venstre: number;
  hoyde: number;
}

const BAR = 20;
const LINE = 1.2;
const NAME_LINES = 3;
/** The names' part of the width, at most. */
const NAME_PART = 0.4;

/** Rows from the top down: names left of the bars where there is room, above them where there is not; long names take more lines. */
export function layOutBars(stolper: readonly Stolpe[], format: Format): StolpeOppsett {
  const beside = format.navn === 'bred';
  const widest = Math.max(...stolper.map(({ navn }) => textWidth(navn, format.skrift)));
  const room = beside ? Math.min(widest, NAME_PART * format.bredde) : format.bredde;
  const plasser: StolpePlass[] = [];
  let y = 0;
  for (const stolpe of stolper) {
    const linjer = wrapText(stolpe.navn, room, format.skrift, NAME_LINES);
    const plass = beside ? placeBeside(y, linjer, format) : placeBelow(y, linjer, format);
    plasser.push({ ...stolpe, linjer, ...plass });
    y = plass.neste;
  }
  return {
    plasser,
    venstre: beside ? Math.ceil(room + 0.7 * format.skrift) : 0,
    hoyde: Math.ceil(y),
  };
}

/** Bars, names and numbers as marks; heights are the drawing's own units, lengths are data; names begin at its left edge, `marginLeft` from the bars' area. */
export function barMarks(
  { plasser }: StolpeOppsett,
  { navn, skrift }: Format,
  marginLeft: number,
): Markish[] {
  const lines = plasser.flatMap(({ linjer, navnetopp }) =>
    linjer.map((linje, i) => ({ linje, y: navnetopp + i * LINE * skrift })),
  );
  const classes = [...new Set(plasser.map(({ klasse }) => klasse))];
  return [
    ...classes.map((klasse) =>
      rectX(
        plasser.filter((plass) => plass.klasse === klasse),
        {
          className: `fig-stolpe ${klasse}`.trim(),
          x1: 0,
          x2: 'verdi',
          y1: 'topp',
          y2: 'bunn',
        },
      ),
    ),
    navn === 'bred' ? ruleX([0], { className: 'fig-akse' }) : barFeet(plasser),
    text(lines, {
      className: 'fig-etikett',
      text: 'linje',
      y: 'y',
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -marginLeft,
    }),
    numbers(
      plasser.filter(({ verdi }) => verdi >= 0),
      skrift,
      1,
    ),
    numbers(
      plasser.filter(({ verdi }) => verdi < 0),
      skrift,
      -1,
    ),
  ];
}

/** The axis beside each bar alone: it must not run through the names between them. */
function barFeet(plasser: readonly StolpePlass[]): Markish {
  return ruleX(plasser, {
    className: 'fig-akse',
    x: 0,
    y1: ({ topp }: StolpePlass) => topp - 2,
    y2: ({ bunn }: StolpePlass) => bunn + 2,
  });
}

function numbers(plasser: readonly StolpePlass[], skrift: number, side: 1 | -1): Markish {
  if (plasser.length === 0) return null;
  return text(plasser, {
    className: side === 1 ? 'fig-etikett fig-tall' : 'fig-ytall fig-tall',
    text: 'tall',
    ariaLabel: ({ spor }: StolpePlass) => formatSpor(spor),
    x: 'verdi',
    y: ({ topp, bunn }: StolpePlass) => (topp + bunn) / 2 + 0.35 * skrift,
    lineAnchor: 'bottom',
    dx: side * 0.45 * skrift,
  });
}

function placeBeside(y: number, linjer: readonly string[], { skrift }: Format) {
  const text = linjer.length * LINE * skrift;
  const height = Math.max(text, BAR) + 0.7 * skrift;
  const middle = y + height / 2;
  return {
    navnetopp: middle - text / 2 + 0.95 * skrift,
    topp: middle - BAR / 2,
    bunn: middle + BAR / 2,
    neste: y + height,
  };
}

function placeBelow(y: number, linjer: readonly string[], { skrift }: Format) {
  const text = linjer.length * LINE * skrift;
  const topp = y + text + 0.3 * skrift;
  return { navnetopp: y + skrift, topp, bunn: topp + BAR, neste: topp + BAR + 0.8 * skrift };
}
