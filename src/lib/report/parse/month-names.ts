import { MANEDSNAVN } from '../../domain/maned.ts';
import { toLatin } from './normal-form.ts';

/** A month as a column heading names it; the year where it is printed. */
export interface Manedsnavn {
  /** 1–12. */
  nummer: number;
  ar: number | undefined;
}

const NAVN = /^(\p{L}{3,})\.?(?:\s*['’]?(\d{4}|\d{2}))?$/u;
const AR_FORST = /^(\d{4})[-./m](\d{2})$/;
const MANED_FORST = /^(\d{2})[-./](\d{4})$/;

/** The month number (1–12) a Norwegian month name or its abbreviation (at least three letters) stands for, or undefined. */
export function parseManedNavn(navn: string): number | undefined {
  const sought = toLatin(navn).trim().replace(/\.$/, '');
  if (sought.length < 3) return undefined;
  const index = MANEDSNAVN.findIndex((maned) => maned.startsWith(sought));
  return index === -1 ? undefined : index + 1;
}

/** What a column heading such as «Januar», «jan.», «Des 2020» or «2021-05» says, or undefined for other text. */
export function parseManedsnavn(tekst: string): Manedsnavn | undefined {
  const plain = toLatin(tekst).trim();
  const [, navn, ar] = NAVN.exec(plain) ?? [];
  if (navn !== undefined) {
    const nummer = parseManedNavn(navn);
    return nummer === undefined ? undefined : { nummer, ar: toAr(ar) };
  }
  const [, forst, sist] = AR_FORST.exec(plain) ?? reverse(MANED_FORST.exec(plain)) ?? [];
  const nummer = Number(sist);
  if (forst === undefined || nummer < 1 || nummer > 12) return undefined;
  return { nummer, ar: Number(forst) };
}

function reverse(match: RegExpExecArray | null): string[] | undefined {
  return match ? [match[0], match[2] ?? '', match[1] ?? ''] : undefined;
}

/** Two digits are of this century: the reports began in it. */
function toAr(ar: string | undefined): number | undefined {
  if (ar === undefined) return undefined;
  return ar.length === 2 ? 2000 + Number(ar) : Number(ar);
}

/**
 * True when these cells are a table's month header: after at most one cell of other text only months follow.
 * Up to half of them may be too damaged to read, as long as none is a number or the dash of a period.
 */
export function isManedshode(celler: string[]): boolean {
  const printed = celler.map((celle) => celle.trim()).filter((celle) => celle !== '');
  const labelled = printed[0] !== undefined && !parseManedsnavn(printed[0]);
  const heads = labelled ? printed.slice(1) : printed;
  const months = heads.map(parseManedsnavn);
  const read = months.filter((maned) => maned !== undefined).length;
  return (
    read > 0 &&
    read * 2 >= heads.length &&
    !heads.some((celle) => /^[\d\s*–—-]+$/.test(celle) && !parseManedsnavn(celle))
  );
}
