import { DOWNLOAD_COLUMNS } from '../../domain/contract.ts';
import { splitAlignedHeader } from './aligned-columns.ts';
import { isLayout, type Line } from './lines.ts';
import { isMonthHeader, parseMonthHeading, isCellValue } from './month-names.ts';

/** The shapes a report comes in. `tekst` has columns apart by tabs or by runs of spaces. */
export type ReportFormat = 'tekst' | 'markdown' | 'csv';

/**
 * The shape of a report, told from its content: a download by its header, Markdown by a month header between pipes,
 * text by a month header of another kind. A report of one month may have no month header, but its period only.
 * Undefined when there is none of these, so that no reader could find a table.
 */
export function detectFormat(lines: Line[]): ReportFormat | undefined {
  const first = lines.find((line) => !isLayout(line));
  if (first && isDownloadHeader(first.tekst)) return 'csv';
  const head = lines.find(({ tekst }) => isPipedHeader(tekst) || isTextHeader(tekst));
  if (!head) {
    const singleMonth = detectSingleMonth(lines);
    return singleMonth && (singleMonth.touches ? 'markdown' : 'tekst');
  }
  return isPipedHeader(head.tekst) ? 'markdown' : 'tekst';
}

/** True for the header line of a download, also as a spreadsheet saves it: quoted, or with semicolons. */
export function isDownloadHeader(text: string): boolean {
  const names = text.replace(/["\s]/g, '').toLowerCase().replaceAll(';', ',');
  return names === DOWNLOAD_COLUMNS.join(',');
}

function isPipedHeader(text: string): boolean {
  return text.includes('|') && isMonthHeader(text.replace(/[*_`]/g, '').split('|'));
}

/** True for a month header in text, its columns apart by tabs or by spaces. */
export function isTextHeader(text: string): boolean {
  return text.includes('\t')
    ? isMonthHeader(text.split('\t'))
    : splitAlignedHeader(text) !== undefined;
}

/** How a report of one month prints its tables when no row over the columns names the month: with pipes or without. */
interface SingleMonth {
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
export function detectSingleMonth(lines: Line[]): SingleMonth | undefined {
  if (!lines.some(isPeriod)) return undefined;
  const touches = lines.some(({ tekst }) => isPipedRow(tekst));
  const ends = lines.flatMap(({ tekst }) => endOfRow(tekst) ?? []);
  return touches || ends.length > 0 ? { touches, kolonne: commonest(ends) } : undefined;
}

/** «Mai 2021» alone on a line, also as a heading, in bold, or after the word «Periode». */
function isPeriod({ tekst }: Line): boolean {
  if (tekst.length > LONGEST_PERIOD) return false;
  const plain = tekst.replace(/[#*_|]/g, ' ').replace(/^\s*periode\s*:?/i, '');
  return parseMonthHeading(plain)?.year !== undefined;
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
