import { recognizeEnmaned } from './single-month.ts';
import { splitAlignedHeader } from './aligned-columns.ts';
import { isLayout, type Linje } from './lines.ts';
import { isManedshode } from './month-names.ts';

/** The shapes a report comes in. `tekst` has columns apart by tabs or by runs of spaces. */
export type Format = 'tekst' | 'markdown' | 'csv';

/** The columns of the download contract, in order. */
export const NEDLASTINGSKOLONNER = [
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
export type Nedlastingskolonne = (typeof NEDLASTINGSKOLONNER)[number];

/**
 * The shape of a report, told from its content: a download by its header, Markdown by a month header between pipes,
 * text by a month header of another kind. A report of one month may have no month header, but its period only.
 * Undefined when there is none of these, so that no reader could find a table.
 */
export function recognizeFormat(linjer: Linje[]): Format | undefined {
  const first = linjer.find((linje) => !isLayout(linje));
  if (first && isDownloadHeader(first.tekst)) return 'csv';
  const head = linjer.find(({ tekst }) => isPipedHeader(tekst) || isTextHeader(tekst));
  if (!head) {
    const enmaned = recognizeEnmaned(linjer);
    return enmaned && (enmaned.ror ? 'markdown' : 'tekst');
  }
  return isPipedHeader(head.tekst) ? 'markdown' : 'tekst';
}

/** True for the header line of a download, also as a spreadsheet saves it: quoted, or with semicolons. */
export function isDownloadHeader(tekst: string): boolean {
  const names = tekst.replace(/["\s]/g, '').toLowerCase().replaceAll(';', ',');
  return names === NEDLASTINGSKOLONNER.join(',');
}

function isPipedHeader(tekst: string): boolean {
  return tekst.includes('|') && isManedshode(tekst.replace(/[*_`]/g, '').split('|'));
}

/** True for a month header in text, its columns apart by tabs or by spaces. */
export function isTextHeader(tekst: string): boolean {
  return tekst.includes('\t')
    ? isManedshode(tekst.split('\t'))
    : splitAlignedHeader(tekst) !== undefined;
}
