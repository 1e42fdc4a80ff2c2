import type { Calculation } from '../facts/calculation.ts';

/** Between groups of three digits, and before the percent sign. */
export const NBSP = '\u00a0';

/** How a hidden number reads in a key figure, table or list of sources. */
export const SKJERMET_WORD = 'skjermet (færre enn fire)';

/** A whole number of at least 0 in Norwegian: groups of three by U+00A0. */
export function formatInteger(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** Tenths, at least 0, as a Norwegian decimal number with one decimal: 482 is `48,2`. */
export function formatDecimal(tenths: number): string {
  return `${formatInteger(Math.floor(tenths / 10))},${tenths % 10}`;
}

/** The number for machines: its sign, plain digits, a decimal point; `-7.8`. Whole numbers have no decimals. */
export function toMachineNumber({ unit, verdi }: Calculation): string {
  if (unit === 'antall') return String(verdi);
  const magnitude = Math.abs(verdi);
  return `${verdi < 0 ? '-' : ''}${Math.floor(magnitude / 10)}.${magnitude % 10}`;
}
