import type { Linje } from './lines.ts';

/** One field of a record and the 1-based column of its first character, after the quote where there is one. */
export interface Felt {
  tekst: string;
  kolonne: number;
}

/** One record of a CSV file. */
export interface Post {
  linje: number;
  felter: Felt[];
}

/** A field: quoted with doubled quotes inside (RFC 4180), or anything up to the delimiter. */
const FELT = { ',': /"((?:[^"]|"")*)"|([^",]*)/y, ';': /"((?:[^"]|"")*)"|([^";]*)/y };

/**
 * The records of a CSV file after its header, one to a line; the delimiter is a comma, or a semicolon where the header
 * has one. A record with stray text after a quote ends there, one field short, and is told by who reads it.
 */
export function parseCsv(linjer: Linje[]): Post[] {
  const [header, ...rest] = linjer.filter(({ tekst }) => tekst.trim() !== '');
  const delimiter = header?.tekst.includes(';') ? ';' : ',';
  return rest.map(({ nummer, tekst }) => ({
    linje: nummer,
    felter: splitFields(tekst, delimiter),
  }));
}

function splitFields(tekst: string, delimiter: ',' | ';'): Felt[] {
  const felter: Felt[] = [];
  const felt = FELT[delimiter];
  for (let at = 0; at <= tekst.length;) {
    felt.lastIndex = at;
    const [printed = '', quoted, bare = ''] = felt.exec(tekst) ?? [];
    felter.push({
      tekst: quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"'),
      kolonne: at + (quoted === undefined ? 1 : 2),
    });
    at += printed.length;
    if (tekst[at] !== delimiter) break;
    at += 1;
  }
  return felter;
}
