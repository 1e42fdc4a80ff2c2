/** How numbers are written: digits and words for texts and drawings, and the form machines read. */

import type { Calculation } from '../facts/calculation.ts';

/** Between groups of three digits, and before the percent sign. */
export const NBSP = '\u00a0';

const MINUS = '\u2212';
const MILLION = 1_000_000;

/** How a hidden number reads in a key figure, table or list of sources. */
export const HIDDEN_TEXT = 'skjermet (færre enn fire)';

/** A whole number of at least 0 in Norwegian: groups of three by U+00A0. */
export function formatInteger(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** Tenths, at least 0, as a Norwegian decimal number with one decimal: 482 is `48,2`. */
export function formatDecimal(tenths: number): string {
  return `${formatInteger(Math.floor(tenths / 10))},${tenths % 10}`;
}

/** A whole number in bokmål: `78670` → `78 670` with U+00A0 between thousands, U+2212 as minus. */
export function formatCount(count: number): string {
  return count < 0 ? MINUS + formatInteger(-count) : formatInteger(count);
}

/** A signed change: `+420`, `−859`, `0`. */
export function formatChange(change: number): string {
  return change > 0 ? `+${formatCount(change)}` : formatCount(change);
}

/**
 * `100 · part / whole` in tenths of a per cent, rounded half away from zero: 227 is 22,7 %. Counted in whole
 * numbers, so that no binary fraction comes between. Throws RangeError unless 0 ≤ part ≤ whole and whole > 0.
 */
export function shareInTenths(part: number, whole: number): number {
  if (!(whole > 0 && part >= 0 && part <= whole))
    throw new RangeError(`Ikke en andel: ${part} av ${whole}`);
  return Math.floor((2000 * part + whole) / (2 * whole));
}

/** Tenths of a per cent as figures write them: 227 is `22,7 %`. */
export function formatShare(tenths: number): string {
  return `${formatDecimal(tenths)}${NBSP}%`;
}

/** A value on an axis; from ten million on in millions, so that the axis does not crowd out the chart. */
export function formatAxis(value: number, largest: number): string {
  if (largest < 10 * MILLION || value === 0) return formatCount(value);
  const millions = Math.round(value / (MILLION / 10)) / 10;
  return `${String(millions).replace('.', ',').replace('-', MINUS)}${NBSP}mill.`;
}

/** The number for machines: its sign, plain digits, a decimal point; `-7.8`. Whole numbers have no decimals. */
export function toMachineNumber({ unit, verdi }: Calculation): string {
  if (unit === 'antall') return String(verdi);
  const magnitude = Math.abs(verdi);
  return `${verdi < 0 ? '-' : ''}${Math.floor(magnitude / 10)}.${magnitude % 10}`;
}

const CARDINAL = [
  'null',
  'én',
  'to',
  'tre',
  'fire',
  'fem',
  'seks',
  'sju',
  'åtte',
  'ni',
  'ti',
  'elleve',
  'tolv',
];

const ORDINAL = [
  'nullte',
  'første',
  'andre',
  'tredje',
  'fjerde',
  'femte',
  'sjette',
  'sjuende',
  'åttende',
  'niende',
  'tiende',
  'ellevte',
  'tolvte',
  'trettende',
  'fjortende',
  'femtende',
  'sekstende',
  'syttende',
  'attende',
  'nittende',
];

const TENS = ['', '', 'tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'];

/** A number from 0 as a word up to twelve, as digits from thirteen. */
export function cardinal(number: number): string {
  return CARDINAL[number] ?? String(number);
}

/** A place in a row as a word: «fjerde», «tjueførste»; from a hundred on digits with a full stop. */
export function ordinal(number: number): string {
  const simple = ORDINAL[number];
  if (simple !== undefined) return simple;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const tier = TENS[tens];
  if (tier === undefined || tier === '') return `${number}.`;
  return ones === 0 ? `${tier.replace(/e$/, '')}ende` : `${tier}${ORDINAL[ones]}`;
}

/** What a number in digits says, as machines write it: `−1 234,5 %` is `-1234.5`. */
export function machineNumberIn(text: string): string {
  return text
    .replace(/\u00a0%$/, '')
    .replace(/[\u00a0+]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
}
