import type { Line } from './lines.ts';

/** One field of a record and the 1-based column of its first character, after the quote where there is one. */
export interface CsvField {
  tekst: string;
  kolonne: number;
}

/** One record of a CSV file. */
export interface CsvRecord {
  linje: number;
  fields: CsvField[];
}

/** A field: quoted with doubled quotes inside (RFC 4180), or anything up to the delimiter. */
const FIELD = { ',': /"((?:[^"]|"")*)"|([^",]*)/y, ';': /"((?:[^"]|"")*)"|([^";]*)/y };

/**
 * The records of a CSV file after its header, one to a line; the delimiter is a comma, or a semicolon where the header
 * has one. A record with stray text after a quote ends there, one field short, and is told by who reads it.
 */
export function parseCsv(lines: Line[]): CsvRecord[] {
  const [header, ...rest] = lines.filter(({ tekst }) => tekst.trim() !== '');
  const delimiter = header?.tekst.includes(';') ? ';' : ',';
  return rest.map(({ nummer, tekst }) => ({
    linje: nummer,
    fields: splitFields(tekst, delimiter),
  }));
}

function splitFields(text: string, delimiter: ',' | ';'): CsvField[] {
  const fields: CsvField[] = [];
  const field = FIELD[delimiter];
  for (let at = 0; at <= text.length;) {
    field.lastIndex = at;
    const [printed = '', quoted, bare = ''] = field.exec(text) ?? [];
    fields.push({
      tekst: quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'),
      kolonne: at + (quoted === undefined ? 1 : 2),
    });
    at += printed.length;
    if (text[at] !== delimiter) break;
    at += 1;
  }
  return fields;
}
