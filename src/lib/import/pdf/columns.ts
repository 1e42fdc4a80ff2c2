import { parseMonthHeading } from '../../report/parse/month-names.ts';
import type { WordLine } from './word-line.ts';
import type { Word } from './text-item.ts';

/** A stretch across the page, in points. */
export interface Span {
  left: number;
  right: number;
}

/** A month header on a page: what stands left of the months, and each month with its place. */
export interface MonthHeader {
  label: Word[];
  months: (Span & { text: string })[];
}

/** A gap narrower than this share of the letters' size may part a month from its year. */
const BEFORE_YEAR = 0.7;

/** The month header a line is: after at most one label there is nothing but months, two or more of them or one alone. */
export function readMonthHeader({ words }: WordLine): MonthHeader | undefined {
  const first = words.findIndex(({ text }) => parseMonthHeading(text) !== undefined);
  if (first === -1) return undefined;
  const months = readMonths(words.slice(first));
  if (!months) return undefined;
  // «Mai 2021» and «Kvinner, mai» are headings.
  const heading = months.length === 1 && (first > 0 || months[0]?.text.includes(' ') === true);
  return heading ? undefined : { label: words.slice(0, first), months };
}

/** The months that these words are, each with its year where one stands beside it; undefined where a word is another. */
function readMonths(words: readonly Word[]): MonthHeader['months'] | undefined {
  const months: MonthHeader['months'] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word || !parseMonthHeading(word.text)) return undefined;
    const year = words[i + 1];
    const dated = year && isYearOf(year, word);
    const last = dated ? year : word;
    const text = dated ? `${word.text} ${year.text}` : word.text;
    months.push({ text, left: word.left, right: last.right });
    if (dated) i += 1;
  }
  return months;
}

function isYearOf(year: Word, month: Word): boolean {
  if (!/^['’]?(\d{4}|\d{2})$/.test(year.text)) return false;
  return (
    parseMonthHeading(`${month.text} ${year.text}`) !== undefined &&
    year.left - month.right < BEFORE_YEAR * month.size
  );
}

/** Words that may be a cell's, or the digits of one. */
export function isCellWord({ text }: Word): boolean {
  return /^(\d[\d.,'’]*[⁰¹²³⁴-⁹]*\)?|[⁰¹²³⁴-⁹]+|\*|[-–—]|\.\.)$/.test(text);
}

/** Digits stand in one number when the gap between them is narrower than so many digits. */
const INSIDE_NUMBER = 1.25;

/** The words at the end of a line that are cells, each with the words of its number; the widest gaps part them. */
export function splitCells(words: readonly Word[], digit: number): Word[][] {
  const first = words.findLastIndex((word) => !isCellWord(word)) + 1;
  const cells: Word[][] = [];
  for (const word of words.slice(first)) {
    const cell = cells.at(-1);
    const before = cell?.at(-1);
    if (cell && before && goesOn(before, word, digit)) cell.push(word);
    else cells.push([word]);
  }
  return cells;
}

function goesOn(before: Word, word: Word, digit: number): boolean {
  const gap = word.left - before.right;
  // A mark raised beside a number is its own; digits that touch are one number however the PDF has cut them.
  if (/^[⁰¹²³⁴-⁹]+$/.test(word.text)) return gap < digit;
  return /\d$/.test(before.text) && /^\d/.test(word.text) && gap < INSIDE_NUMBER * digit;
}

/** How wide a digit is on these lines: the middle one of all words of digits. Zero where there are none. */
export function digitWidth(lines: readonly WordLine[]): number {
  const widths = lines
    .flatMap(({ words }) => words)
    .filter(({ text }) => /^\d+$/.test(text))
    .map(({ text, left, right }) => (right - left) / text.length)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/**
 * Where each of so many columns stands: as the rows that fill them all say, together with the months above; else the
 * bands between which the widest empty stretches lie. Undefined where neither tells.
 */
export function findColumns(
  months: readonly Span[],
  rows: readonly (readonly Word[])[],
  digit: number,
): Span[] | undefined {
  const cut = rows.map((words) => splitCells(words, digit));
  const full = cut.filter((cells) => cells.length === months.length);
  if (full.length > 0)
    return months.map((month, i) => spanOf([month, ...full.flatMap((cells) => cells[i] ?? [])]));
  return bandsOf(cut.flat(2), months.length);
}

function spanOf(spans: readonly Span[]): Span {
  return {
    left: Math.min(...spans.map(({ left }) => left)),
    right: Math.max(...spans.map(({ right }) => right)),
  };
}

/** The gap that parts two columns is wider than the widest inside them by this much at least. */
const CLEARLY_WIDER = 1.15;

/** The words' places along the line, parted at the widest gaps that no row crosses. */
function bandsOf(words: readonly Word[], count: number): Span[] | undefined {
  const bands: Span[] = [];
  for (const { left, right } of [...words].sort((a, b) => a.left - b.left)) {
    const last = bands.at(-1);
    if (last && left <= last.right) last.right = Math.max(last.right, right);
    else bands.push({ left, right });
  }
  if (bands.length < count) return undefined;
  const gaps = bands.slice(1).map(({ left }, i) => left - (bands[i]?.right ?? left));
  const sorted = [...gaps].sort((a, b) => b - a);
  const [least = Infinity, next = 0] = [sorted[count - 2], sorted[count - 1]];
  if (next * CLEARLY_WIDER > least) return undefined;
  return bands.reduce<Span[]>((columns, band, i) => {
    const last = columns.at(-1);
    if (last && (gaps[i - 1] ?? Infinity) < least) last.right = band.right;
    else columns.push({ ...band });
    return columns;
  }, []);
}

/** The column a word stands in: the one it overlaps most, else none. */
export function columnAt(word: Span, columns: readonly Span[]): number {
  const overlaps = columns.map(
    ({ left, right }) => Math.min(right, word.right) - Math.max(left, word.left),
  );
  const most = Math.max(...overlaps);
  return most > 0 ? overlaps.indexOf(most) : -1;
}
