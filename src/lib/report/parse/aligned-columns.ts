import { isMonthHeader, parseMonthHeading, isCellValue } from './month-names.ts';
import type { TextSpan } from './lines.ts';

/** The columns a month header opened: one past the last character of each. */
export type Columns = number[];

/** Two or more spaces, or a tab, stand between columns; one space stands inside a label or a number. */
const SPACE = /\s{2,}|\t/g;

/** The cells of a month header in aligned text, after an empty or printed first cell; undefined for any other line. */
export function splitAlignedHeader(text: string): TextSpan[] | undefined {
  // A month header squeezed together has single spaces, between all months or between some.
  const word = [...text.matchAll(/\S+/g)].map(toSpan);
  if (word.length > 1 && word.every((span) => isBareMonth(slice(text, span))))
    return withLabel(text, word);
  const parts = splitSegments(text);
  return isMonthHeader(textsOf(text, parts)) && !isPeriod(text, parts)
    ? withLabel(text, parts)
    : undefined;
}

/** «Mai 2021» at the end of a line is a one-month report's period, or the foot of a page («NAV    Mai 2021»). */
function isPeriod(text: string, parts: TextSpan[]): boolean {
  const texts = textsOf(text, parts);
  const months = texts.filter((part) => parseMonthHeading(part) !== undefined);
  return months.length === 1 && parseMonthHeading(texts.at(-1) ?? '')?.year !== undefined;
}

function isBareMonth(word: string): boolean {
  const maned = parseMonthHeading(word);
  return maned !== undefined && maned.year === undefined;
}

function withLabel(text: string, parts: TextSpan[]): TextSpan[] {
  const [first] = parts;
  const labelled = first !== undefined && !parseMonthHeading(slice(text, first));
  return labelled ? parts : [{ fra: 0, til: 0 }, ...parts];
}

/**
 * The cells of a data row in aligned text: the label (empty where the numbers stand alone) and the numbers.
 * Undefined when the line ends in no number that stands apart. A row whose numbers do not fill the columns,
 * or could fill them in more ways than one, comes back as it is printed, so that it can be told, not guessed.
 */
export function splitAlignedRow(text: string, columns: Columns): TextSpan[] | undefined {
  const parts = splitSegments(text);
  const values = parts.map((part) => isCellValue(slice(text, part)));
  if (parts.length === 0 || !values.includes(true)) return divideWords(text, columns);
  const tail = values.length - values.lastIndexOf(false) - 1;
  if (tail === columns.length) return joinLabel(parts, tail);
  const fits = parts.length === columns.length + 1 && values[0] === false;
  return (
    divideWords(text, columns) ??
    (fits || tail > 0 ? joinLabel(parts, fits ? columns.length : tail) : undefined)
  );
}

/**
 * A data row whose single spaces leave several ways to part its numbers («884 942 1 045» is two numbers or three): each
 * way with the label first. Empty for any other line. The text cannot tell which is right.
 */
export function listAlignedRows(text: string, columns: Columns): TextSpan[][] {
  const tail = numberTail(text);
  return listDivisions(tail, columns.length).flatMap((cells) => {
    const [start] = cells;
    const label = start && labelSpan(text, start.fra);
    return label && label.til > label.fra ? [[label, ...cells]] : [];
  });
}

/** Where the gaps alone do not tell the cells apart, the number of columns and their right edges may. */
function divideWords(text: string, columns: Columns): TextSpan[] | undefined {
  const cells = divideNumber(numberTail(text), columns);
  const [start] = cells ?? [];
  if (!cells || !start) return undefined;
  return [labelSpan(text, start.fra), ...cells];
}

/** The words at the end of a line that are numbers or pieces of them. */
function numberTail(text: string): SplitWord[] {
  const word = findWords(text);
  return word.slice(word.findLastIndex(({ tekst }) => !isNumberPart(tekst)) + 1);
}

/** A number, or three digits that can be the rest of one. */
function isNumberPart(word: string): boolean {
  return isCellValue(word) || /^\d{3}$/.test(word);
}

function joinLabel(parts: TextSpan[], count: number): TextSpan[] {
  const label = parts.slice(0, parts.length - count);
  const first = label[0] ?? { fra: 0, til: 0 };
  return [
    { fra: first.fra, til: (label.at(-1) ?? first).til },
    ...parts.slice(parts.length - count),
  ];
}

function labelSpan(text: string, end: number): TextSpan {
  const label = text.slice(0, end);
  const from = label.length - label.trimStart().length;
  return { fra: Math.min(from, label.trimEnd().length), til: label.trimEnd().length };
}

function splitSegments(text: string): TextSpan[] {
  const parts: TextSpan[] = [];
  let from = 0;
  for (const { index, 0: gap } of [...text.matchAll(SPACE), { index: text.length, 0: '' }]) {
    if (text.slice(from, index).trim() !== '') parts.push(trimmed(text, from, index));
    from = index + gap.length;
  }
  return parts;
}

function trimmed(text: string, from: number, to: number): TextSpan {
  const cell = text.slice(from, to);
  return { fra: to - cell.trimStart().length, til: from + cell.trimEnd().length };
}

/** Words, where a no-break or thin space between thousands does not end one. */
function findWords(text: string): SplitWord[] {
  const bound = text.replace(/(?<=\d)[\u00a0\u2000-\u200a\u202f\u205f](?=\d{3}(?!\d))/g, '_');
  return [...bound.matchAll(/\S+/g)].map((match) => {
    const span = toSpan(match);
    return { ...span, tekst: slice(text, span) };
  });
}

function toSpan({ index, 0: word }: RegExpExecArray): TextSpan {
  return { fra: index, til: index + word.length };
}

function slice(text: string, { fra, til }: TextSpan): string {
  return text.slice(fra, til);
}

function textsOf(text: string, parts: TextSpan[]): string[] {
  return parts.map((part) => slice(text, part));
}

/** A word of a line and where it stands. */
interface SplitWord extends TextSpan {
  tekst: string;
}

/** A count has at most four groups of three digits. */
const MOST_GROUPS = 4;
/** A number is under its heading when their right edges differ by at most this. */
const EDGE = 1;

/** Whether a cell that ends here may stand in the column counted from the right, from 1. */
type Fits = (to: number, fromRight: number) => boolean;

/**
 * Joins number words into as many cells as there are columns, or returns undefined when that can be done in no way or
 * in several. Only single spaces join thousands. The columns' right edges decide between several ways, and are
 * required where there is one column and so nothing else to judge by.
 */
function divideNumber(word: SplitWord[], columns: number[]): TextSpan[] | undefined {
  if (word.length < columns.length || word.length > columns.length * MOST_GROUPS) return undefined;
  const free = columns.length > 1 ? onlyDivision(word, columns.length, () => true) : undefined;
  const underHeading: Fits = (to, fromRight) =>
    Math.abs(to - (columns[columns.length - fromRight] ?? 0)) <= EDGE;
  return free ?? onlyDivision(word, columns.length, underHeading);
}

/** More ways than this to divide a row are as good as none. */
const MOST_DIVISIONS = 32;

/**
 * Every way to join number words into this many cells, where single spaces leave several; empty where they leave none, one,
 * or more than any row of a report has.
 */
function listDivisions(word: SplitWord[], count: number): TextSpan[][] {
  if (word.length > count * MOST_GROUPS) return [];
  const found: TextSpan[][] = [];
  const goOn = (at: number, cells: TextSpan[]): void => {
    if (found.length > MOST_DIVISIONS) return;
    if (cells.length === count && at === word.length) found.push(cells);
    // Too few words are left to fill the columns, or there is no column left for them.
    if (cells.length >= count || word.length - at < count - cells.length) return;
    for (const size of sizes(word, at)) {
      const cell = { fra: word[at]?.fra ?? 0, til: endOf(word, at, size) };
      goOn(at + size, [...cells, cell]);
    }
  };
  goOn(0, []);
  return found.length > 1 && found.length <= MOST_DIVISIONS ? found : [];
}

/** The division of the words into this many numbers when there is exactly one that fits. */
function onlyDivision(word: SplitWord[], count: number, fits: Fits): TextSpan[] | undefined {
  const ways = countWays(word, count, fits);
  if (ways[0]?.[count] !== 1) return undefined;
  const cells: TextSpan[] = [];
  for (let at = 0, left = count; left > 0; left -= 1) {
    const size = sizes(word, at).find(
      (step) => fits(endOf(word, at, step), left) && ways[at + step]?.[left - 1] === 1,
    );
    cells.push({ fra: word[at]?.fra ?? 0, til: endOf(word, at, size ?? 1) });
    at += size ?? 1;
  }
  return cells;
}

/** `ways[i][n]`: in how many ways the words from `i` on make `n` numbers; 2 stands for «several». */
function countWays(word: SplitWord[], count: number, fits: Fits): number[][] {
  const ways = Array.from({ length: word.length + 1 }, () => new Array<number>(count + 1).fill(0));
  (ways[word.length] as number[])[0] = 1;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let left = 1; left <= count; left += 1) {
      const sum = sizes(word, at)
        .filter((size) => fits(endOf(word, at, size), left))
        .reduce((found, size) => found + (ways[at + size]?.[left - 1] ?? 0), 0);
      (ways[at] as number[])[left] = Math.min(2, sum);
    }
  }
  return ways;
}

function endOf(word: SplitWord[], at: number, size: number): number {
  return word[at + size - 1]?.til ?? 0;
}

/** How many words from `at` on may be one number: the first has one to three digits, each next three, one space between. */
function sizes(word: SplitWord[], at: number): number[] {
  const found = isCellValue(word[at]?.tekst ?? '') ? [1] : [];
  if (!/^[1-9]\d{0,2}$/.test(word[at]?.tekst ?? '')) return found;
  for (let size = 2; size <= MOST_GROUPS; size += 1) {
    const next = word[at + size - 1];
    if (!next || !/^\d{3}$/.test(next.tekst)) break;
    if (next.fra - endOf(word, at, size - 1) !== 1) break;
    found.push(size);
  }
  return found;
}
