import { MANEDSNAVN, manedRekke, toManed, type Maned } from '../../domain/maned.ts';
import { parseManedNavn } from '../parse/month-names.ts';
import { toLatin } from '../parse/normal-form.ts';
import { avstand } from './edit-distance.ts';

const AR = '((?:19|20)\\d{2})';
const NAVN = '(\\p{L}{3,})\\.?';
const ENKEL = new RegExp(`^${NAVN}\\s*${AR}$`, 'u');
const FRA_TIL = new RegExp(
  `^${NAVN}(?:\\s*${AR})?\\s*(?:[-–—−]|til(?: og med)?|t\\.?o\\.?m\\.?)\\s*${NAVN}\\s*${AR}$`,
  'u',
);

/**
 * The months a period heading covers: «Januar 2021 - Mai 2021», «jan.–mai 2021», «Mai 2021»; empty when it ends before
 * it begins. Undefined for other text. A name one letter off is read when it can be one month only.
 */
export function parsePeriode(tekst: string): Maned[] | undefined {
  const plain = toLatin(tekst)
    .trim()
    .replace(/^periode\s*:?\s*/, '');
  const [, enkel, ar] = ENKEL.exec(plain) ?? [];
  if (enkel !== undefined) return toRekke(enkel, ar, enkel, ar);
  const [, fra, fraAr, til, tilAr] = FRA_TIL.exec(plain) ?? [];
  return fra === undefined ? undefined : toRekke(fra, fraAr ?? tilAr, til, tilAr);
}

function toRekke(
  fraNavn: string,
  fraAr: string | undefined,
  tilNavn: string | undefined,
  tilAr: string | undefined,
): Maned[] | undefined {
  const fra = readManedNavn(fraNavn);
  const til = readManedNavn(tilNavn ?? '');
  if (fra === undefined || til === undefined) return undefined;
  return manedRekke(toManed(Number(fraAr), fra), toManed(Number(tilAr), til));
}

function readManedNavn(navn: string): number | undefined {
  return parseManedNavn(navn) ?? nearestManed(navn);
}

/** The one month (1–12) whose name is one edit from the text, or undefined. */
function nearestManed(navn: string): number | undefined {
  const near = MANEDSNAVN.filter((maned) => avstand(navn, maned, 1) <= 1);
  const [only] = near;
  return near.length === 1 && only ? MANEDSNAVN.indexOf(only) + 1 : undefined;
}

/** True when a damaged heading can be this month's name: no other month's, and at most two edits away. */
export function canBeManed(tekst: string, nummer: number): boolean {
  const navn = MANEDSNAVN[nummer - 1] ?? '';
  return parseManedNavn(tekst) === undefined && avstand(toLatin(tekst).trim(), navn, 2) <= 2;
}
