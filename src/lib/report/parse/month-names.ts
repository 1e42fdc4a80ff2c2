/** Month names and numbers as the cells of reports print them. */

import { MONTH_NAMES, toManed, type Maned } from '../../domain/maned.ts';
import { toLatin } from './normal-form.ts';

/** A month as a column heading names it; the year where it is printed. */
export interface ManedName {
  /** 1–12. */
  number: number;
  year: number | undefined;
}

const NAME = /^(\p{L}{3,})\.?(?:[\s-]*['’]?(\d{4}|\d{2}))?$/u;
const YEAR_FIRST = /^(\d{4})[-./m](\d{2})$/;
const MANED_FIRST = /^(\d{2})[-./](\d{4})$/;

/** The first day of a month, as a spreadsheet writes a date: «01.01.2021», «2021-01-01». */
const FIRST_DAY = /^(?:0?1[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-01)$/;

/** The month that a spreadsheet has made a date of («jan.21», «01.01.2021») or left as it was («2021-01»); undefined for other text. */
export function parseSavedManed(text: string): Maned | undefined {
  const [, month, year, yearFirst, monthLast] = FIRST_DAY.exec(text.trim()) ?? [];
  const number = Number(month ?? monthLast);
  if (number >= 1 && number <= 12) return toManed(Number(year ?? yearFirst), number);
  const named = parseMonthHeading(text);
  return named?.year === undefined ? undefined : toManed(named.year, named.number);
}

/** The month number (1–12) a Norwegian month name or its abbreviation (at least three letters) stands for, or undefined. */
export function parseMonthName(name: string): number | undefined {
  const sought = toLatin(name).trim().replace(/\.$/, '');
  if (sought.length < 3) return undefined;
  const index = MONTH_NAMES.findIndex((maned) => maned.startsWith(sought));
  return index === -1 ? undefined : index + 1;
}

/** What a column heading such as «Januar», «jan.», «Des 2020» or «2021-05» says, or undefined for other text. */
export function parseMonthHeading(text: string): ManedName | undefined {
  const plain = toLatin(text).trim();
  const [, name, year] = NAME.exec(plain) ?? [];
  if (name !== undefined) {
    const number = parseMonthName(name);
    return number === undefined ? undefined : { number, year: toYear(year) };
  }
  const [, first, last] = YEAR_FIRST.exec(plain) ?? reverse(MANED_FIRST.exec(plain)) ?? [];
  const number = Number(last);
  if (first === undefined || number < 1 || number > 12) return undefined;
  return { number, year: Number(first) };
}

function reverse(match: RegExpExecArray | null): string[] | undefined {
  return match ? [match[0], match[2] ?? '', match[1] ?? ''] : undefined;
}

/** Two digits are of this century: the reports began in it. */
function toYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/**
 * True when these cells are a table's month header: after at most one cell of other text only months follow.
 * Up to half of them may be too damaged to read, as long as none is a number or the dash of a period.
 */
export function isMonthHeader(cells: string[]): boolean {
  const printed = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const labelled = printed[0] !== undefined && !parseMonthHeading(printed[0]);
  const heads = labelled ? printed.slice(1) : printed;
  const months = heads.map(parseMonthHeading);
  const read = months.filter((maned) => maned !== undefined).length;
  return (
    read > 0 &&
    read * 2 >= heads.length &&
    !heads.some((cell) => /^[\d\s*–—-]+$/.test(cell) && !parseMonthHeading(cell))
  );
}

/** The spaces that may stand between thousands: plain, no-break, and the thin ones of typesetting. */
const THOUSANDS_SPACES = '\\u0020\\u00a0\\u2000-\\u200a\\u202f\\u205f';

/** Digits in groups of three, or not grouped; never a leading zero, which only a lost digit leaves behind. */
const NUMBER = new RegExp(`^(0|[1-9]\\d{0,2}(?:[${THOUSANDS_SPACES}]\\d{3})+|[1-9]\\d{0,11})$`);

/** The agency's sign for a hidden count, also where Markdown escapes it or the PDF had another of its forms. */
const STAR_SIGN = /^\\?[*\u2217\u204e\uff0a\ufe61]$/;

/** True for text that is a count as the report prints it, in any grouping by spaces. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** True for the sign of a hidden count. */
export function isStar(text: string): boolean {
  return STAR_SIGN.test(text);
}

/** True for what a cell may say: a count or the sign of a hidden one, with any space around it. */
export function isCellValue(text: string): boolean {
  const trimmed = text.trim();
  return isNumber(trimmed) || isStar(trimmed);
}
