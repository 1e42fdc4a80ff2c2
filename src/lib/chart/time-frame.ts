import { dot, lineY, ruleX, ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { Format } from './sizes.ts';
import type { Skala } from './scale.ts';
import { formatAkse } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import { timeAxis, type Tidsakse } from './time-axis.ts';

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
  /** Room that direct labels need to the right of the last month's point. */
  etter: number;
  /** How a tick reads, where it is not a plain count. */
  formatMerke?: (verdi: number) => string;
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
  x: (indeks: number) => number;
  y: (verdi: number) => number;
  verdiVed: (y: number) => number;
  akse: Tidsakse;
}

const ROW = 18;
/** Between the axis and the first strip. */
const STRIP_GAP = 6;
/** Half a year's or a month's name, in letters: a tick may stand at the very edge. */
const TICK_HALF = 1.4;
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
    marks: [
      ...valueAxis(ramme, flate),
      ...monthAxis(ramme, flate),
      ...strips(ramme, flate),
      ...marks(flate),
    ],
  };
}

/** Widths and heights: the axis's own text decides the margins, and the strips make the drawing higher, never the line lower. */
export function layOut(ramme: Tidsramme): Flate {
  const { format, maneder, skala, striper, etter } = ramme;
  const { skrift } = format;
  const labels = skala.merker.map((verdi) => textWidth(tickText(ramme, verdi), skrift));
  const legend = striper.length > 0 ? textWidth(LEGEND, SMALL * skrift) : 0;
  const venstre = Math.ceil(Math.max(...labels, legend) + 0.6 * skrift);
  const room = Math.max(etter, TICK_HALF * skrift);
  const hoyre = Math.floor(rightEdge(format.bredde - venstre, maneder.length, room)) + venstre;
  const topp = Math.ceil(0.9 * skrift);
  const perMonth = (hoyre - venstre) / maneder.length;
  const akse = timeAxis(maneder, perMonth, skrift);
  const bunn = format.hoyde - Math.ceil((akse.ar.length > 0 ? 3 : 1.8) * skrift);
  const span = skala.til - skala.fra;
  return {
    venstre,
    hoyre,
    topp,
    bunn,
    hoyde: format.hoyde + stripHeight(striper),
    manederPerEnhet: 1 / perMonth,
    x: (indeks) => venstre + (indeks + 0.5) * perMonth,
    y: (verdi) => bunn - ((verdi - skala.fra) / span) * (bunn - topp),
    verdiVed: (y) => skala.fra + ((bunn - y) / (bunn - topp)) * span,
    akse,
  };
}

/** How wide the months may be, so that half a month and what is left of `bredde` together hold `etter`. */
function rightEdge(bredde: number, antall: number, etter: number): number {
  const halves = 2 * antall;
  return Math.min(bredde, ((bredde - etter) * halves) / (halves - 1));
}

function tickText({ skala, formatMerke }: Tidsramme, verdi: number): string {
  return formatMerke === undefined ? formatAkse(verdi, skala.til) : formatMerke(verdi);
}

function stripHeight(striper: readonly Stripe[]): number {
  return striper.length === 0 ? 0 : ROW * striper.length + STRIP_GAP;
}

function valueAxis(ramme: Tidsramme, flate: Flate): Markish[] {
  const { format, skala, maneder } = ramme;
  const foot = skala.brutt
    ? tornEdge(flate, maneder.length)
    : ruleY([0], { className: 'fig-akse' });
  return [
    ruleY(
      skala.merker.filter((verdi) => verdi !== 0 && !(skala.brutt && verdi === skala.fra)),
      {
        className: 'fig-rutenett',
      },
    ),
    text(skala.merker, {
      className: 'fig-ytall',
      text: (verdi: number) => tickText(ramme, verdi),
      y: (verdi: number) => verdi,
      frameAnchor: 'left',
      lineAnchor: 'bottom',
      dx: -0.5 * format.skrift,
      dy: 0.35 * format.skrift,
    }),
    foot,
  ];
}

/** A torn edge goes up or down once in so many units, about, and reaches so far to both sides. */
const TEAR = { bredde: 12, hoyde: 3 };

/**
 * The foot of an axis that does not start at zero: a torn edge from side to side, so that nobody takes it for a floor.
 * Its corners are in whole units, which are short to write: the edge is on every page.
 */
function tornEdge(
  { venstre, hoyre, bunn, verdiVed, manederPerEnhet }: Flate,
  antall: number,
): Markish {
  const bredde = hoyre - venstre;
  const tears = Math.round(bredde / TEAR.bredde);
  const edge = Array.from({ length: tears + 1 }, (_, i) => ({
    x: -0.5 + (Math.round((i / tears) * bredde) / bredde) * antall,
    y: verdiVed(bunn + (i % 2 === 0 ? TEAR.hoyde : -TEAR.hoyde)),
  }));
  return manederPerEnhet > 0 ? lineY(edge, { className: 'fig-brudd', x: 'x', y: 'y' }) : null;
}

function monthAxis({ format: { skrift }, striper, skala }: Tidsramme, flate: Flate): Markish[] {
  const { merker, ar, steg } = flate.akse;
  const below = stripHeight(striper);
  const row = (dy: number) => ({
    className: 'fig-xtall',
    x: 'indeks',
    text: 'tekst',
    frameAnchor: 'bottom' as const,
    lineAnchor: 'bottom' as const,
    dy,
  });
  return [
    steg > 1 && skala.fra >= 0
      ? ruleX(merker, {
          className: 'fig-akse',
          x: 'indeks',
          y1: flate.verdiVed(flate.bunn),
          y2: flate.verdiVed(flate.bunn + 5),
        })
      : null,
    text(merker, row(below + 1.4 * skrift)),
    text(ar, row(below + 2.6 * skrift)),
  ];
}

function strips({ format, maneder, striper }: Tidsramme, flate: Flate): Markish[] {
  const r = Math.min(4, Math.max(1, 0.42 / flate.manederPerEnhet));
  const middle = (row: number) => ROW * (row + 0.5) + STRIP_GAP;
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
  const line = (row: number, dx: number, klasse: string) => ({
    className: `${klasse} fig-liten`,
    lineAnchor: 'bottom' as const,
    dx,
    dy: middle(row) + 0.3 * format.skrift,
  });
  const names = striper.map(({ navn }, row) =>
    navn === undefined
      ? null
      : text([navn], {
          ...line(row, 0.7 * format.skrift, 'fig-etikett'),
          frameAnchor: 'bottom',
          x: [maneder.length - 1],
        }),
  );
  const legend = {
    ...line(0, -0.5 * format.skrift, 'fig-ytall'),
    frameAnchor: 'bottom-left' as const,
  };
  return [...marks, striper.length > 0 ? text([LEGEND], legend) : null, ...names];
}
