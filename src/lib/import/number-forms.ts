import { isMonthHeader, isCellValue } from '../report/parse/month-names.ts';
import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** How the numbers of a file are written, where it is not as the report writes them. */
interface NumberForm {
  /** What it is called, as the editor is told. */
  name: string;
  /** What every number looks like. */
  written: RegExp;
  /** What some number must look like for the form to be told from plain digits. */
  telling: RegExp;
  plain: (number: string) => string;
}

const group = (mark: string, name: string): NumberForm[] => [
  {
    name: `tall med ${name} mellom tusener`,
    written: new RegExp(`^\\d{1,3}(${mark}\\d{3})*$`),
    telling: new RegExp(mark),
    plain: (number) => number.replace(new RegExp(mark, 'g'), ' '),
  },
  ...[',', '\\.'].map((point) => ({
    name: `tall med ${name} mellom tusener og to desimaler som alle er null`,
    written: new RegExp(`^\\d{1,3}(${mark}\\d{3})*${point}00$`),
    telling: new RegExp(`${mark}.*${point}`),
    plain: (number: string) => number.slice(0, -3).replace(new RegExp(mark, 'g'), ' '),
  })),
];

const FORMS: readonly NumberForm[] = [
  ...['00?', '000'].flatMap((zeros) =>
    [',', '\\.'].map((point) => ({
      name: 'tall med desimaler som alle er null',
      written: new RegExp(`^\\d+([ \\u00a0\\u202f]\\d{3})*${point}${zeros}$`),
      telling: /./,
      plain: (number: string) => number.replace(/[.,]0+$/, ''),
    })),
  ),
  ...group('\\.', 'punktum'),
  ...group(',', 'komma'),
  ...group("['’]", 'apostrof'),
];

/**
 * The pages with their numbers written as the report writes them, where every number of the file is written in one and the
 * same other form; and what that form is called. Where they do not agree nothing is changed: then who reads must judge.
 */
export function plainNumbers(pages: readonly PrintedPage[]): {
  pages: readonly PrintedPage[];
  form: string | undefined;
} {
  const numbers = pages.flat().flatMap((line) => numbersIn(line));
  const odd = numbers.filter((number) => !isCellValue(number));
  if (odd.length === 0) return { pages, form: undefined };
  const form = FORMS.find(
    ({ written, telling }) =>
      numbers.every((number) => written.test(number) || number === '*') &&
      numbers.some((number) => telling.test(number)),
  );
  if (!form) return { pages, form: undefined };
  const plain = (cell: string, i: number) =>
    i > 0 && form.written.test(cell.trim()) ? form.plain(cell.trim()) : cell;
  return {
    pages: pages.map((page) => page.map((line) => (isRow(line) ? line.map(plain) : line))),
    form: form.name,
  };
}

function numbersIn(line: PrintedLine): string[] {
  return isRow(line)
    ? line
        .slice(1)
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
    : [];
}

function isRow(line: PrintedLine): boolean {
  return line.length > 1 && !isMonthHeader([...line]);
}
