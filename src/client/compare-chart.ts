/** A line chart of two to four series, drawn in the browser in the width that it has there. */
import type { Told } from '../lib/site/index-numbers.ts';
import { formatInteger } from '../lib/text/number-format.ts';

/** One line, and the places of the breaks in it. As an index its numbers are tenths. */
export interface ComparedLine {
  navn: string;
  href: string;
  tall: readonly Told[];
  brudd: readonly number[];
}

interface Frame {
  maneder: readonly string[];
  asIndex: boolean;
  title: string;
  /** Of the drawing, in pixels. */
  width: number;
}

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 320;
const FONT = 15;
const FOOT = 2.2 * FONT;
const RIGHT = 8;

/** The chart, with a key over it. */
export function drawLines(lines: readonly ComparedLine[], frame: Frame): HTMLElement {
  const { maneder, asIndex, title } = frame;
  const width = Math.max(280, Math.min(frame.width, 900));
  const values = lines.flatMap(({ tall }) => tall.filter((one) => typeof one === 'number'));
  const { from, to, step } = scaleFor(values, asIndex);
  const unit = asIndex ? 10 : 1;
  const text = (value: number) => formatInteger(value / unit);
  const left = (text(to).length + 1) * 0.58 * FONT;
  const x = (month: number) => left + ((month + 0.5) / maneder.length) * (width - left - RIGHT);
  const y = (value: number) =>
    HEIGHT - FOOT - ((value - from) / (to - from)) * (HEIGHT - FOOT - FONT);
  const svg = shape('svg', { class: 'fig', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img' });
  svg.setAttribute('font-size', String(FONT));
  svg.setAttribute('aria-label', title);
  for (let value = from; value <= to; value += step) {
    svg.append(
      shape('path', { class: 'fig-rutenett', d: `M${left} ${y(value)}H${width}` }),
      label(text(value), left - 0.5 * FONT, y(value) + 0.35 * FONT, 'fig-ytall'),
    );
  }
  for (const { at, tekst } of ticks(maneder, (width - left) / (4.5 * FONT)))
    svg.append(label(tekst, x(at), HEIGHT - 0.4 * FONT, 'fig-xtall'));
  lines.forEach((line, i) => {
    svg.append(
      shape('path', { class: `sml sml-${i + 1}`, d: pathOf(line, x, y) }),
      ...line.tall.flatMap((one, month) =>
        one === '*' ? [label('*', x(month), HEIGHT - FOOT + FONT * 0.75, 'sml-skjermet')] : [],
      ),
    );
  });
  const figure = document.createElement('figure');
  figure.className = 'sml-figur';
  figure.append(keyOf(lines), svg);
  return figure;
}

/** Whole steps that hold all values; counts from zero. */
function scaleFor(values: readonly number[], asIndex: boolean) {
  const high = Math.max(...values, 1);
  const low = asIndex ? Math.min(...values, 1000) : 0;
  const rough = (high - low || high) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const least = asIndex ? 10 : 1;
  const step = Math.max(least, ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power);
  const from = Math.floor(low / step) * step;
  return { from, to: Math.max(Math.ceil(high / step) * step, from + step), step };
}

/** A line with a hole at every month that has no number, and at a break; a month alone is a dot. */
function pathOf(
  { tall, brudd }: ComparedLine,
  x: (month: number) => number,
  y: (value: number) => number,
): string {
  let isDrawn = false;
  return tall
    .map((one, month) => {
      const goesOn = isDrawn && !brudd.includes(month);
      isDrawn = typeof one === 'number';
      if (typeof one !== 'number') return '';
      const place = `${x(month).toFixed(1)} ${y(one).toFixed(1)}`;
      return goesOn ? `L${place}` : `M${place}h0`;
    })
    .join('');
}

/** The months that there is room to name: ends and Januaries, or every one. */
function ticks(maneder: readonly string[], room: number): { at: number; tekst: string }[] {
  const every = Math.ceil(maneder.length / Math.max(2, room));
  const short = 'jan feb mars apr mai juni juli aug sep okt nov des'.split(' ');
  return maneder.flatMap((maned, at) => {
    const [year = '', number = ''] = maned.split('-');
    const name = short[Number(number) - 1] ?? '';
    return at % every === 0
      ? [{ at, tekst: every === 1 && at > 0 && name !== 'jan' ? name : `${name} ${year.slice(2)}` }]
      : [];
  });
}

function keyOf(lines: readonly ComparedLine[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'sml-nokkel';
  list.append(
    ...lines.map(({ navn }, i) => {
      const item = document.createElement('li');
      const svg = shape('svg', { viewBox: '0 0 28 8', 'aria-hidden': 'true' });
      svg.append(shape('path', { class: `sml sml-${i + 1}`, d: 'M0 4H28' }));
      item.append(svg, navn);
      return item;
    }),
  );
  return list;
}

function label(tekst: string, x: number, y: number, cssClass: string): SVGElement {
  const group = shape('g', { class: cssClass });
  const text = shape('text', { x: x.toFixed(1), y: y.toFixed(1) });
  text.textContent = tekst;
  group.append(text);
  return group;
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
