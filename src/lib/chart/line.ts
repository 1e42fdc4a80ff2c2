import { areaY, dot, lineY, ruleX, text, type Markish } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { SynligPunkt } from './points.ts';
import { formatSpor } from './trace.ts';
import { formatAntall } from './number-labels.ts';
import type { Flate } from './time-frame.ts';

/** A month's place and count; no count where the line is to have a hole. */
export interface Linjeledd {
  x: number;
  y: number;
}

/** From this many months on a line is drawn thinner, so that its turns stay apart. */
const DENSE_FROM = 61;

/** A line's role in the style sheet, and the shape of its dots. */
export interface Linjestil {
  klasse: string;
  symbol: 'circle' | 'square';
}

/** The one line of a chart that has only one. */
export const ENKEL: Linjestil = { klasse: '', symbol: 'circle' };

/** Up to this many months each one gets its dot; in longer series the line alone carries the shape. */
const DOTS_UP_TO = 24;

/**
 * The points of a line with a hole wherever a month is hidden or missing, and between a break's month and the one
 * before it: a hole is never bridged.
 */
export function withGaps(
  rekke: readonly (SynligPunkt | undefined)[],
  maneder: readonly Maned[],
  brudd: readonly Maned[] = [],
): Linjeledd[] {
  return rekke.flatMap((point, x) => {
    const here = { x, y: point?.antall ?? Number.NaN };
    const broken = brudd.includes(maneder[x] ?? '0-0');
    return broken ? [{ x: x - 0.5, y: Number.NaN }, here] : [here];
  });
}

/** A line with a dot for each month while they are few; a month between two holes always gets one. */
export function lineMarks(
  ledd: readonly Linjeledd[],
  stil: Linjestil,
  antall = DOTS_UP_TO,
): Markish[] {
  const dots =
    ledd.length <= antall ? ledd.filter(({ y }) => !Number.isNaN(y)) : ledd.filter(isAlone);
  return [
    lineY(ledd, {
      className: classes('fig-linje', ledd.length >= DENSE_FROM ? 'fig-tett' : '', stil.klasse),
      x: 'x',
      y: 'y',
    }),
    dots.length === 0 ? null : dotMark(dots, stil, 'fig-punkt'),
  ];
}

/** A rule before each month from which a series counts something else than before. */
export function breakMark(brudd: readonly Maned[] | undefined, maneder: readonly Maned[]): Markish {
  const places = maneder.flatMap((maned, i) => (i > 0 && brudd?.includes(maned) ? [i - 0.5] : []));
  return places.length === 0 ? null : ruleX(places, { className: 'fig-seriebrudd' });
}

/** The ground under a line whose height may be read, from zero up. */
export function areaMark(ledd: readonly Linjeledd[]): Markish {
  return areaY(ledd, { className: 'fig-flate', x: 'x', y1: 0, y2: 'y' });
}

/** The latest visible point, larger than the others. */
export function latestDot(siste: SynligPunkt, stil: Linjestil): Markish {
  return dotMark([{ x: siste.indeks, y: siste.antall }], stil, 'fig-siste');
}

/** Where a label stands: in which drawing, in which size, and at which height if not its point's own. */
export interface Etikettplass {
  flate: Flate;
  skrift: number;
  y?: number | undefined;
}

/** The latest visible count beside its point; with the series' name above it, if given. */
export function latestLabel(
  siste: SynligPunkt,
  plass: Etikettplass,
  navn?: string,
  klasse = '',
): Markish[] {
  const { flate, skrift, y = flate.y(siste.antall) } = plass;
  const x = siste.indeks + 0.7 * skrift * flate.manederPerEnhet;
  const at = (dy: number) => ({
    x: [x],
    y: [flate.verdiVed(y)],
    lineAnchor: 'bottom' as const,
    dy,
  });
  const number = text([siste], {
    ...at((navn === undefined ? 0.35 : 0.95) * skrift),
    className: classes('fig-etikett', 'fig-tall', klasse),
    text: ({ antall }: SynligPunkt) => formatAntall(antall),
    ariaLabel: ({ antall, punkt }: SynligPunkt) =>
      formatSpor({ verdi: String(antall), regel: 'verdi', av: [punkt.nokkel] }),
  });
  if (navn === undefined) return [number];
  const name = text([navn], {
    ...at(-0.2 * skrift),
    className: classes('fig-etikett', 'fig-navn', klasse),
  });
  return [name, number];
}

function dotMark(
  dots: readonly Linjeledd[],
  { klasse, symbol }: Linjestil,
  rolle: 'fig-punkt' | 'fig-siste',
): Markish {
  const shape = symbol === 'circle' ? 'fig-rund' : '';
  const r = rolle === 'fig-siste' ? 6 : 3;
  return dot(dots, { className: classes(rolle, shape, klasse), symbol, r, x: 'x', y: 'y' });
}

function classes(...names: readonly string[]): string {
  return names.filter((name) => name !== '').join(' ');
}

function isAlone({ y }: Linjeledd, i: number, ledd: readonly Linjeledd[]): boolean {
  const has = (other: Linjeledd | undefined) => other !== undefined && !Number.isNaN(other.y);
  return !Number.isNaN(y) && !has(ledd[i - 1]) && !has(ledd[i + 1]);
}
