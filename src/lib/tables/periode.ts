import { MANEDSNAVN, manedRekke, toManed, type Maned } from '../domain/maned.ts';

const PERIODE = /^(\p{L}+)\.?\s+(\d{4})(?:\s*[-–—]\s*(\p{L}+)\.?\s+(\d{4}))?$/u;

/** The month number (1–12) a Norwegian month name or its abbreviation (at least three letters) stands for, or undefined. */
export function parseManedNavn(navn: string): number | undefined {
  const sought = navn.trim().replace(/\.$/, '').toLowerCase();
  if (sought.length < 3) return undefined;
  const index = MANEDSNAVN.findIndex((maned) => maned.startsWith(sought));
  return index === -1 ? undefined : index + 1;
}

/** The months a period heading («Januar 2021 - Mai 2021», «Mai 2021») covers, or undefined for other text. */
export function parsePeriode(tekst: string): Maned[] | undefined {
  const match = PERIODE.exec(tekst.trim());
  if (!match) return undefined;
  const [, fraNavn = '', fraAr, tilNavn = fraNavn, tilAr = fraAr] = match;
  const fra = parseManedNavn(fraNavn);
  const til = parseManedNavn(tilNavn);
  if (fra === undefined || til === undefined) return undefined;
  return manedRekke(toManed(Number(fraAr), fra), toManed(Number(tilAr), til));
}
