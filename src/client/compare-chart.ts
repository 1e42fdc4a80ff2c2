/** A line chart of two to four series, drawn in the browser in the width that it has there. */
import { dodge } from '../lib/chart/labels.ts';
import type { Told } from '../lib/site/index-numbers.ts';
import { formatDecimal, formatInteger } from '../lib/text/number-format.ts';

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

export const MONTHS =
  'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 320;
const FONT = 15;
/** Months, and under them the years. */
const FOOT = 3.3 * FONT;
/** Beside the lines, so that a dot is whole; and from a line's end to its number. */
const RIGHT = 8;
const GAP = 10;
/** From the axis to the first month, whose name stands around it. */
const INSET = 18;
/** How wide a digit is at most, and how high a line of words, in letters. */
const DIGIT = 0.62;
const ROW = 1.15;
/** Names stand at the ends of their lines where they take no more than this part of the width, else in a key over the chart. */
const NAMED = 0.22;
const LETTER = 0.52;

/** The chart, with a key over it. */
export function drawLines(lines: readonly ComparedLine[], frame: Frame): HTMLElement {
  const { maneder, asIndex, title } = frame;
  const width = Math.max(280, frame.width);
  const values = lines.flatMap(({ tall }) => tall.filter((one) => typeof one === 'number'));
  const { from, to, step } = scaleFor(values, asIndex);
  const unit = asIndex ? 10 : 1;
  const text = (value: number) => formatInteger(value / unit);
  const told = asIndex ? formatDecimal : formatInteger;
  const longest = Math.max(...values.map((value) => told(value).length));
  const named = Math.max(...lines.map(({ navn }) => navn.length)) * LETTER * FONT;
  const isNamed = named < NAMED * width;
  const right = RIGHT + GAP + Math.max(longest * DIGIT * FONT, isNamed ? named : 0);
  const left = (text(to).length + 1) * 0.58 * FONT;
  const room = width - left - right;
  // As wide as the room from the first month to the last, which the lines and their grid end at.
  const x = (month: number) =>
    left + INSET + (month / Math.max(1, maneder.length - 1)) * (room - INSET);
  const y = (value: number) =>
    HEIGHT - FOOT - ((value - from) / (to - from)) * (HEIGHT - FOOT - FONT);
  const svg = shape('svg', {
    class: 'fig',
    viewBox: `0 0 ${width} ${HEIGHT}`,
    role: 'img',
    'font-size': String(FONT),
    'aria-label': title,
  });
  for (let value = from; value <= to; value += step) {
    svg.append(
      shape('path', {
        class: value === 0 ? 'fig-akse' : 'fig-rutenett',
        d: `M${left} ${y(value)}H${width - right}`,
      }),
      label(text(value), left - 0.5 * FONT, y(value) + 0.35 * FONT, 'fig-ytall'),
    );
  }
  for (const { at, tekst, year } of ticks(maneder, room / (3 * FONT)))
    svg.append(
      label(tekst, x(at), HEIGHT - 1.6 * FONT, 'fig-xtall'),
      label(year, x(at), HEIGHT - 0.4 * FONT, 'fig-xtall'),
    );
  lines.forEach((line, i) => {
    svg.append(
      shape('path', { class: `sml sml-${i + 1}`, d: pathOf(line, x, y) }),
      ...line.tall.flatMap((one, month) =>
        one === '*' ? [label('*', x(month), HEIGHT - FOOT + FONT * 0.75, 'sml-skjermet')] : [],
      ),
    );
  });
  for (const { i, month, value, middle, navn } of ends(lines, y, isNamed ? 2.4 : ROW)) {
    svg.append(shape('path', { class: `sml-ende sml-${i + 1}`, d: `M${x(month)} ${y(value)}h0` }));
    const write = (tekst: string, down: number, cssClass: string) =>
      svg.append(label(tekst, x(month) + GAP, middle + down * FONT, `fig-etikett ${cssClass}`));
    write(told(value), isNamed ? 0.95 : 0.35, 'fig-tall');
    if (isNamed) write(navn, -0.2, 'fig-navn');
  }
  const figure = document.createElement('figure');
  figure.className = 'sml-figur';
  figure.append(...(isNamed ? [] : [keyOf(lines)]), svg);
  return figure;
}

/** The last number of each line, and the middle of where it is written: those that end in the same month make way for one another. */
function ends(lines: readonly ComparedLine[], y: (value: number) => number, rows: number) {
  const last = lines.flatMap(({ tall, navn }, i) => {
    const month = tall.findLastIndex((one) => typeof one === 'number');
    const value = tall[month];
    return typeof value === 'number' ? [{ i, month, value, navn }] : [];
  });
  return [...new Set(last.map(({ month }) => month))].flatMap((month) => {
    const same = last.filter((one) => one.month === month);
    const wishes = same.map(({ value }) => ({ middle: y(value), height: rows * FONT }));
    const middles = dodge(wishes, FONT / 2, HEIGHT - FOOT);
    return same.map((one, place) => ({ ...one, middle: middles[place] ?? 0 }));
  });
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

/** Every month, or every second, third or sixth, or the Januaries: as many as there is room for, each year under its first. */
function ticks(maneder: readonly string[], room: number) {
  const every = [1, 2, 3, 6].find((one) => maneder.length / one <= room) ?? 12;
  let last = '';
  return maneder.flatMap((maned, at) => {
    const [year = '', number = ''] = maned.split('-');
    if ((Number(number) - 1) % every > 0) return [];
    const told = year === last ? '' : year;
    last = year;
    return [{ at, tekst: shortName(number), year: told }];
  });
}

/** As in the other charts: «jan», «mars», «juli». */
function shortName(number: string): string {
  const name = MONTHS[Number(number) - 1] ?? '';
  return name.length < 5 ? name : name.slice(0, 3);
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
