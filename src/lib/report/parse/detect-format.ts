import { recognizeSingleMonth } from './single-month.ts';
import { splitAlignedHeader } from './aligned-columns.ts';
import { isLayout, type Line } from './lines.ts';
import { isMonthHeader } from './month-names.ts';

/** The shapes a report comes in. `tekst` has columns apart by tabs or by runs of spaces. */
export type ReportFormat = 'tekst' | 'markdown' | 'csv';

/** The columns of the download contract, in order. */
export const DOWNLOAD_COLUMNS = [
  'maned',
  'niva',
  'id',
  'navn',
  'hovedgruppe',
  'kjonn',
  'antall',
  'status',
  'rapport',
  'linje',
  'kolonne',
] as const;
export type DownloadColumn = (typeof DOWNLOAD_COLUMNS)[number];

/**
 * The shape of a report, told from its content: a download by its header, Markdown by a month header between pipes,
 * text by a month header of another kind. A report of one month may have no month header, but its period only.
 * Undefined when there is none of these, so that no reader could find a table.
 */
export function recognizeFormat(lines: Line[]): ReportFormat | undefined {
  const first = lines.find((line) => !isLayout(line));
  if (first && isDownloadHeader(first.tekst)) return 'csv';
  const head = lines.find(({ tekst }) => isPipedHeader(tekst) || isTextHeader(tekst));
  if (!head) {
    const singleMonth = recognizeSingleMonth(lines);
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
