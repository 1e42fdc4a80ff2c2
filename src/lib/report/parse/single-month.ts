import type { Line } from './lines.ts';
import { parseManedsnavn } from './month-names.ts';
import { isCellValue } from './number-token.ts';

/** How a report of one month prints its tables when no row over the columns names the month: with pipes or without. */
export interface SingleMonth {
  touches: boolean;
  /** Where the one column ends, one past its last character, in text without pipes. */
  kolonne: number;
}

/** A label, two spaces or a tab, and one number at the end of the line. */
const ROW = /\S(?:\s{2,}|\t\s*)((?:\d|\\?\*)\S*(?:[ \u00a0\u2000-\u200a\u202f\u205f]\d{3})*)\s*$/u;

/**
 * Tells a report of one month that only its period names («Mai 2021»): with one column there is nothing else for a
 * month header to say, so it may be left out. Undefined when no line is such a period or none is a row.
 */
export function recognizeSingleMonth(lines: Line[]): SingleMonth | undefined {
  if (!lines.some(isPeriod)) return undefined;
  const touches = lines.some(({ tekst }) => isPipedRow(tekst));
  const ends = lines.flatMap(({ tekst }) => endOfRow(tekst) ?? []);
  return touches || ends.length > 0 ? { touches, kolonne: commonest(ends) } : undefined;
}

/** «Mai 2021» alone on a line, also as a heading, in bold, or after the word «Periode». */
function isPeriod({ tekst }: Line): boolean {
  if (tekst.length > LONGEST_PERIOD) return false;
  const plain = tekst.replace(/[#*_|]/g, ' ').replace(/^\s*periode\s*:?/i, '');
  return parseManedsnavn(plain)?.ar !== undefined;
}

/** A period alone on its line is no longer than this, however far it is indented. */
const LONGEST_PERIOD = 300;

function isPipedRow(text: string): boolean {
  if (!text.includes('|')) return false;
  const [label, value, ...more] = text.split('|').filter((cell) => cell.trim() !== '');
  return label !== undefined && value !== undefined && more.length === 0 && isCellValue(value);
}

function endOfRow(text: string): number | undefined {
  const [, value] = text.includes('|') ? [] : (ROW.exec(text) ?? []);
  return value !== undefined && isCellValue(value) ? text.trimEnd().length : undefined;
}

function commonest(numbers: number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
}
