import { isDownloadHeader } from '../report/parse/detect-format.ts';
import { isMonthHeader, parseSavedManed } from '../report/parse/month-names.ts';
import type { PrintedLine } from './printed-line.ts';

const DELIMITERS = [';', ','] as const;

/** The rows of a text whose columns are parted by semicolons or commas (RFC 4180, also with «sep=;» first); undefined for any other text. */
export function readDelimited(text: string): PrintedLine[] | undefined {
  const [, named] = /^\s*"?sep=([;,])"?\s*$/im.exec(text.slice(0, 20)) ?? [];
  const body = named === undefined ? text : text.replace(/^.*(\r\n|\r|\n)/, '');
  const delimiters = named === undefined ? DELIMITERS : [named];
  for (const delimiter of delimiters) {
    const rows = splitRecords(body, delimiter);
    const header = rows.find((cells) => isMonthHeader(cells) && cells.length > 1);
    if (header) return rows.map(asLine);
  }
  return undefined;
}

/**
 * One of the site's own downloads as a spreadsheet has saved it again, with semicolons and its months made dates, as the
 * site wrote it; undefined for any other text.
 */
export function readSavedDownload(text: string): string | undefined {
  const body = text.replace(/^\uFEFF/, '');
  const [header = ''] = body.split(/[\r\n]/, 1);
  if (!isDownloadHeader(header)) return undefined;
  const records = splitRecords(body, header.includes(';') ? ';' : ',');
  const plain = records.map(([month = '', ...fields], i) => [
    i === 0 ? month : (parseSavedManed(month) ?? month),
    ...fields,
  ]);
  return `${plain.map((fields) => fields.map(quoteField).join(',')).join('\n')}\n`;
}

function quoteField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Records of fields; a quoted field may hold delimiters, doubled quotes and line ends. */
function splitRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\r|\\n|$)`,
    'y',
  );
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) {
      // A quote that does not end where its field does is a character like others.
      const end = /[\r\n]/g;
      end.lastIndex = at;
      const stop = end.exec(text)?.index ?? text.length;
      records.push([...record, ...text.slice(at, stop).split(delimiter)]);
      record = [];
      field.lastIndex = stop + 1;
      continue;
    }
    const [, quoted, bare = '', ended] = match;
    record.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (ended !== delimiter) {
      records.push(record);
      record = [];
    }
  }
  return record.length > 0 ? [...records, record] : records;
}

/** A record with one text in it is a line of text; what the delimiter cut in a sentence is told by its missing fields. */
function asLine(cells: string[]): PrintedLine {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && !/^[\d*]/.test(filled[0] ?? '') ? filled : cells;
}
