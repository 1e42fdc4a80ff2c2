import {
  splitAlignedHeader,
  splitAlignedRow,
  type Columns,
} from '../report/parse/aligned-columns.ts';
import { isLayout, splitLines } from '../report/parse/lines.ts';
import { isMonthHeader, parseMonthHeading, isCellValue } from '../report/parse/month-names.ts';
import { readDelimited } from './delimited.ts';
import { joinYears } from './month-rows.ts';
import { readMultilineTables } from './multiline-table.ts';
import { plainNumbers } from './number-forms.ts';
import type { PrintedLine, PrintedPage } from './printed-line.ts';
import { withoutRunningLines } from './running-lines.ts';
import { hasInvisible } from './to-text.ts';
import { readVertical } from './vertical.ts';

/** A text as its pages, and in what it was written otherwise than a report's text, in words for the editor. */
export interface LooseText {
  pages: readonly PrintedPage[];
  found: string[];
}

/** Why a text cannot be read, and the way out. */
export interface Refusal {
  reason: string;
  /** The line that shows it, from 1. */
  line: number;
  note: string;
}

const EXTRACT =
  'Les inn selve filen fra kilden med «npm run import -- FIL», eller ta ut teksten med «pdftotext -layout FIL».';

/**
 * Reads the text of a report in whatever shape a tool left it: parted by semicolons or commas, one cell a line, months over
 * years, headings in every cell, numbers in another form. What stays as it is stays for the report's own reader to judge.
 */
export function readLooseText(text: string): LooseText | Refusal {
  const delimited = readDelimited(text);
  if (delimited) return settle([delimited], ['CSV']);
  const refusal = findRefusal(text);
  if (refusal) return refusal;
  const lines = splitLines(text).map(({ tekst }) => tekst);
  const multiline = readMultilineTables(lines);
  if (multiline) return settle([multiline], ['tabeller med rader over flere linjer']);
  const vertical = hasMonthsBelow(lines)
    ? readVertical(lines.filter((line) => line.trim() !== ''))
    : undefined;
  if (vertical && 'disordered' in vertical)
    return {
      reason:
        'Cellene står under hverandre, og ikke rad for rad, så det er ikke mulig å se hvilke tall som hører til hvilken rad.',
      line: lineOf(lines, vertical.disordered),
      note: EXTRACT,
    };
  if (vertical) return settle([vertical.lines], ['celler under hverandre']);
  return settle(readPages(text), []);
}

/** The line of the text that is the nth which is not blank. */
function lineOf(lines: readonly string[], nth: number): number {
  let left = nth;
  return lines.findIndex((line) => line.trim() !== '' && (left -= 1) === 0) + 1;
}

function hasMonthsBelow(lines: readonly string[]): boolean {
  const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const isMonth = (line = '') => /^\p{L}+$/u.test(line) && parseMonthHeading(line) !== undefined;
  return printed.some((line, i) => isMonth(line) && isMonth(printed[i + 1]));
}

function settle(pages: readonly PrintedPage[], found: string[]): LooseText {
  const told = new Set(found);
  if (pages.flat(2).some(hasInvisible)) told.add('usynlige tegn');
  let columns = 0;
  const even = pages.map((page) =>
    page.map((line) => {
      const evened = evenLine(line, columns, told);
      if (isMonthHeader([...evened])) columns = evened.length - 1;
      return evened;
    }),
  );
  const dated = even.map(joinYears);
  if (dated.some((page, i) => page.length !== even[i]?.length))
    told.add('måneder og år på hver sin linje');
  const { pages: footless, feet } = withoutFeet(withoutRunningLines(dated));
  if (feet) told.add('bunnlinjer med sidetall blant radene');
  const { pages: plain, form } = plainNumbers(footless);
  if (form !== undefined) told.add(form);
  return { pages: plain, found: [...told] };
}

/** A text's pages. Lines with tabs or bars are rows; so are those whose numbers stand under the months above them. */
function readPages(text: string): PrintedPage[] {
  let columns: Columns = [];
  return text.split('\f').map((page) =>
    splitLines(page).flatMap((line): PrintedLine[] => {
      if (isLayout(line) || /^[\s|:-]+$/.test(line.tekst)) return [];
      const marked = splitMarked(line.tekst);
      if (marked) return [marked];
      // The marks of headings and bold go, and columns stay where they are.
      const text = line.tekst
        .replace(/^\s*#+\s+/, '')
        .replace(/\*\*|__/g, (mark) => ' '.repeat(mark.length));
      const header = splitAlignedHeader(text);
      if (header) columns = header.slice(1).map(({ til }) => til);
      const row = header ?? (parseMonthHeading(text) ? undefined : splitAlignedRow(text, columns));
      const whole = row?.length === columns.length + 1 && columns.length > 0;
      return [row && whole ? row.map(({ fra, til }) => text.slice(fra, til)) : [text.trim()]];
    }),
  );
}

/** Cells between tabs, or between bars, of which some tools escape the first. */
function splitMarked(text: string): PrintedLine | undefined {
  if (text.includes('\t')) return text.split('\t');
  const barred = text.replace(/^\s*\\?\||\\?\|\s*$/g, '|');
  return barred.split('|').length > 2 ? barred.replace(/^\||\|$/g, '').split('|') : undefined;
}

/** A line without the marks of bold; a heading that stands in every cell, once; a row that tabs cut through, whole. */
function evenLine(line: PrintedLine, columns: number, told: Set<string>): PrintedLine {
  const cells = line.map((cell) => cell.trim().replace(/^(\*\*|__)(.+)\1$/, '$2'));
  if (line.length > 1 && cells.some((cell, i) => cell !== line[i]?.trim()))
    told.add('uthevede celler');
  const filled = cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.length < 2) return cells;
  if (filled.every((cell) => cell === first) && /\p{L}/u.test(first)) {
    told.add('overskrifter i alle celler');
    return [first];
  }
  const words = filled.join(' ').split(/\s+/);
  if (words.every(isBareMonth)) return ['', ...words];
  if (isMonthHeader(filled)) return parseMonthHeading(first) ? ['', ...filled] : cells;
  return evenRow(cells, columns, told);
}

function isBareMonth(word: string): boolean {
  const month = parseMonthHeading(word);
  return month !== undefined && month.year === undefined;
}

/** Cells that hold several numbers, or pieces of them, are put side by side for the report's reader to part. */
function evenRow(cells: readonly string[], columns: number, told: Set<string>): PrintedLine {
  const [label = '', ...values] = cells;
  const pieces = values.filter((cell) => cell !== '');
  const isPiece = (cell: string) => /^[\d *]+$/.test(cell);
  const tooMany = columns > 0 && pieces.length > columns && pieces.every(isPiece);
  const cut = tooMany || pieces.some((cell) => !isCellValue(cell) && isPiece(cell));
  if (cut) told.add('tabulatorer gjennom tallene');
  if (isCellValue(label) && !cut) {
    told.add('etiketter på egne linjer');
    return ['', ...cells];
  }
  return cut ? [[label, ...pieces].join(' ')] : cells;
}

/** A foot is told by so many page numbers beside the same text, each larger than the one before. */
const LEAST_FEET = 3;

/** The pages without lines of one text and a number that grows from each to the next: page numbers, wherever pages end. */
function withoutFeet(pages: readonly PrintedPage[]): { pages: PrintedPage[]; feet: boolean } {
  const numbers = new Map<string, number[]>();
  for (const line of pages.flat()) {
    const [, text, number] = FOOT.exec(line.join(' ').trim()) ?? [];
    if (text !== undefined) numbers.set(text, [...(numbers.get(text) ?? []), Number(number)]);
  }
  const grows = (list: readonly number[]) =>
    list.every((one, i) => i === 0 || one > (list[i - 1] ?? 0));
  const feet = new Set(
    [...numbers].flatMap(([text, list]) =>
      list.length >= LEAST_FEET && grows(list) ? [text] : [],
    ),
  );
  const isFoot = (line: PrintedLine) => feet.has(FOOT.exec(line.join(' ').trim())?.[1] ?? '');
  return { pages: pages.map((page) => page.filter((line) => !isFoot(line))), feet: feet.size > 0 };
}

/** A text without digits, and one number after it. */
const FOOT = /^([^\d*]*\p{L})\s+(\d{1,3})$/u;

/** The shapes that say less than the report did: they are told once, with the way out. */
function findRefusal(text: string): Refusal | undefined {
  const lines = splitLines(text).map(({ tekst }) => tekst);
  for (const { reason, find } of REFUSED) {
    const line = find(lines);
    if (line !== -1) return { reason, line: line + 1, note: EXTRACT };
  }
  return undefined;
}

/** Each shape: what is told of it, and the first line that shows it, from 0; -1 where none does. */
const REFUSED: readonly { reason: string; find: (lines: readonly string[]) => number }[] = [
  {
    reason: 'Tabellene er tegnet som rutenett, der tall kan være delt over flere linjer.',
    find: (lines) => lines.findIndex((line) => /^\s*\+[-=:+]{8,}\+\s*$/.test(line)),
  },
  {
    reason: 'Tabellene er skrevet som HTML eller LaTeX inne i teksten.',
    find: (lines) => lines.findIndex((line) => /<t[dhr]\b|\\begin\{|\$\$/i.test(line)),
  },
  {
    reason: 'To tabeller står side om side på de samme linjene.',
    find: (lines) => lines.findIndex(hasMonthsTwice),
  },
  {
    reason: 'Linjene på hver side står i omvendt rekkefølge, med radene over månedsnavnene.',
    find: findUpsideDown,
  },
];

/** True for a month header whose months stand there twice over. */
function hasMonthsTwice(line: string): boolean {
  const months = line.split(/\s+/).filter(isBareMonth);
  const half = months.length / 2;
  return (
    half >= 1 &&
    Number.isInteger(half) &&
    months.every((month, i) => month === months[(i + half) % months.length])
  );
}

/** The first of the month headers, where nearly all have a row over them and none under. */
function findUpsideDown(lines: readonly string[]): number {
  const printed = lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ line, at }]));
  const headers = printed.flatMap(({ line, at }, i) =>
    line.trim().split(/\s+/).every(isBareMonth)
      ? [{ at, over: printed[i - 1], under: printed[i + 1] }]
      : [],
  );
  const isRow = (one?: { line: string }) =>
    /\s(\*|\d[\d\s*]*)$/.test(one?.line ?? '') && !/\d{4}\s*$/.test(one?.line ?? '');
  const turned = headers.filter(({ over, under }) => isRow(over) && !isRow(under));
  const most = turned.length >= LEAST_TURNED && turned.length * 2 > headers.length;
  return most ? (turned[0]?.at ?? -1) : -1;
}

const LEAST_TURNED = 3;
