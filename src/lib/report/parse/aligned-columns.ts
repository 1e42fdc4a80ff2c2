import { divideNumber, listDivisions, type SplitWord } from './split-numbers.ts';
import { isMonthHeader, parseManedsnavn } from './month-names.ts';
import { isCellValue } from './number-token.ts';
import type { TextSpan } from './mdast.ts';

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
  const months = texts.filter((part) => parseManedsnavn(part) !== undefined);
  return months.length === 1 && parseManedsnavn(texts.at(-1) ?? '')?.ar !== undefined;
}

function isBareMonth(word: string): boolean {
  const maned = parseManedsnavn(word);
  return maned !== undefined && maned.ar === undefined;
}

function withLabel(text: string, parts: TextSpan[]): TextSpan[] {
  const [first] = parts;
  const labelled = first !== undefined && !parseManedsnavn(slice(text, first));
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
