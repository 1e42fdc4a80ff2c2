import { dot, lineY, ruleX, ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { Format } from './format.ts';
import type { Skala } from './skala.ts';
import { formatAkse } from './tallformat.ts';
import { textWidth } from './tekstbredde.ts';
import { timeAxis } from './tidsakse.ts';

/** A row of marks under the axis: the months in which one series is hidden. It has no height to be read. */
export interface Stripe {
  plasser: readonly number[];
  /** Whose months these are, where the chart draws several series. */
  navn?: string;
}

/** What a chart over months needs to know before there are any lines in it. */
export interface Tidsramme {
  format: Format;
  maneder: readonly Maned[];
  skala: Skala;
  striper: readonly Stripe[];
  /** Room to the right of the last month, for direct labels. */
  hoyremarg: number;
}

/** Edges of the drawing area, and a unit's size in data: what turns distances on paper into data and back. */
export interface Flate {
  venstre: number;
  hoyre: number;
  topp: number;
  bunn: number;
  hoyde: number;
  /** Months per unit of width. */
  manederPerEnhet: number;
  y: (verdi: number) => number;
  verdiVed: (y: number) => number;
}

const ROW = 18;
const LEGEND = 'skjermet';
/** Letters of the strip's legend beside the chart's: it is a note, not a value. */
const SMALL = 0.87;

/** Plot options for a chart over months: scales, grid, Norwegian ticks, the strip of hidden months, and the chart's own marks. */
export function timePlot(ramme: Tidsramme, marks: (flate: Flate) => Markish[]): PlotOptions {
  const flate = layOut(ramme);
  const { format, maneder, skala } = ramme;
  return {
    width: format.bredde,
    height: flate.hoyde,
    marginLeft: flate.venstre,
    marginRight: format.bredde - flate.hoyre,
    marginTop: flate.topp,
    marginBottom: flate.hoyde - flate.bunn,
    x: { type: 'linear', domain: [-0.5, maneder.length - 0.5], axis: null },
    y: { type: 'linear', domain: [skala.fra, skala.til], axis: null },
    marks: [...valueAxis(ramme, flate), ...monthAxis(ramme, flate), ...strips(ramme, flate), ...marks(flate)],
  };
}

/** Widths and heights: the axis's own text decides the margins, and the strips make the drawing higher, never the line lower. */
export function layOut({ format, maneder, skala, striper, hoyremarg }: Tidsramme): Flate {
  const { skrift } = format;
  const labels = skala.merker.map((verdi) => textWidth(formatAkse(verdi, skala.til), skrift));
  const legend = hasLegend(format, striper) ? textWidth(LEGEND, SMALL * skrift) : 0;
  const venstre = Math.ceil(Math.max(...labels, legend) + 0.6 * skrift);
  const hoyre = format.bredde - Math.ceil(hoyremarg);
  const topp = Math.ceil(0.9 * skrift);
  const years = timeAxis(maneder, (hoyre - venstre) / maneder.length, skrift).ar.length > 0 && format.navn !== 'panel';
  const bunn = format.hoyde - Math.ceil((years ? 3 : 1.8) * skrift);
  return {
    venstre,
    hoyre,
    topp,
    bunn,
    hoyde: format.hoyde + ROW * striper.length,
    manederPerEnhet: maneder.length / (hoyre - venstre),
    y: (verdi) => bunn - ((verdi - skala.fra) / (skala.til - skala.fra)) * (bunn - topp),
    verdiVed: (y) => skala.fra + ((bunn - y) / (bunn - topp)) * (skala.til - skala.fra),
  };
}

function valueAxis({ format, skala, maneder }: Tidsramme, flate: Flate): Markish[] {
  const foot = skala.brutt
    ? tornEdge(flate, maneder.length)
    : ruleY([0], { className: 'fig-akse' });
  return [
    ruleY(skala.merker.filter((verdi) => verdi !== 0 && !(skala.brutt && verdi === skala.fra)), {
      className: 'fig-rutenett',
    }),
    text(skala.merker, {
      className: 'fig-ytall',
      text: (verdi: number) => formatAkse(verdi, skala.til),
      y: (verdi: number) => verdi,
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -0.5 * format.skrift,
      dy: 0.35 * format.skrift,
    }),
    foot,
  ];
}

/** The foot of an axis that does not start at zero: a torn edge from side to side, so that nobody takes it for a floor. */
function tornEdge({ venstre, hoyre, bunn, verdiVed, manederPerEnhet }: Flate, antall: number): Markish {
  const teeth = Math.round((hoyre - venstre) / 5);
  const edge = Array.from({ length: teeth + 1 }, (_, i) => ({
    x: -0.5 + (i / teeth) * antall,
    y: verdiVed(bunn + (i % 2 === 0 ? 1.5 : -1.5)),
  }));
  return manederPerEnhet > 0 ? lineY(edge, { className: 'fig-brudd', x: 'x', y: 'y' }) : null;
}

function monthAxis({ format, maneder, striper }: Tidsramme, flate: Flate): Markish[] {
  const { skrift } = format;
  const { merker, ar, steg } = timeAxis(maneder, 1 / flate.manederPerEnhet, skrift);
  const below = ROW * striper.length;
  const row = (dy: number) => ({
    className: 'fig-xtall',
    x: 'indeks',
    text: 'tekst',
    frameAnchor: 'bottom' as const,
    lineAnchor: 'bottom' as const,
    dy,
  });
  return [
    steg > 1
      ? ruleX(merker, {
          className: 'fig-akse',
          x: 'indeks',
          y1: flate.verdiVed(flate.bunn),
          y2: flate.verdiVed(flate.bunn + 5),
        })
      : null,
    text(merker, row(below + 1.4 * skrift)),
    format.navn === 'panel' ? null : text(ar, row(below + 2.6 * skrift)),
  ];
}

function strips({ format, striper }: Tidsramme, flate: Flate): Markish[] {
  const r = Math.min(4, Math.max(1, 0.42 / flate.manederPerEnhet));
  const middle = (row: number) => ROW * (row + 0.5) + 2;
  const marks = striper.map(({ plasser }, row) =>
    dot(plasser, {
      className: 'fig-skjermet',
      symbol: 'asterisk',
      r,
      x: (plass: number) => plass,
      frameAnchor: 'bottom',
      dy: middle(row),
    }),
  );
  const note = (line: string, side: 'left' | 'right', row: number) =>
    text([line], {
      className: side === 'left' ? 'fig-ytall fig-liten' : 'fig-etikett fig-liten',
      frameAnchor: `bottom-${side}`,
      lineAnchor: 'bottom',
      dx: (side === 'left' ? -0.5 : 0.5) * format.skrift,
      dy: middle(row) + 0.3 * format.skrift,
    });
  const names = striper.map(({ navn }, row) => (navn === undefined ? null : note(navn, 'right', row)));
  return [...marks, hasLegend(format, striper) ? note(LEGEND, 'left', 0) : null, ...names];
}

/** Small multiples share one explanation of the mark, which the page gives. */
function hasLegend(format: Format, striper: readonly Stripe[]): boolean {
  return striper.length > 0 && format.navn !== 'panel';
}
