import { NBSP, formatDesimal, formatHeltall } from '../text/number-format.ts';

const MINUS = '\u2212';
const MILLION = 1_000_000;

/** A whole number in bokmål: `78670` → `78 670` with U+00A0 between thousands, U+2212 as minus. */
export function formatAntall(antall: number): string {
  return antall < 0 ? MINUS + formatHeltall(-antall) : formatHeltall(antall);
}

/** A signed change: `+420`, `−859`, `0`. */
export function formatEndring(endring: number): string {
  return endring > 0 ? `+${formatAntall(endring)}` : formatAntall(endring);
}

/**
 * `100 · del / hel` in tenths of a per cent, rounded half away from zero: 227 is 22,7 %. Counted in whole
 * numbers, so that no binary fraction comes between. Throws RangeError unless 0 ≤ del ≤ hel and hel > 0.
 */
export function shareInTenths(del: number, hel: number): number {
  if (!(hel > 0 && del >= 0 && del <= hel)) throw new RangeError(`Ikke en andel: ${del} av ${hel}`);
  return Math.floor((2000 * del + hel) / (2 * hel));
}

/** Tenths of a per cent as figures write them: 227 is `22,7 %`. */
export function formatAndel(tideler: number): string {
  return `${formatDesimal(tideler)}${NBSP}%`;
}

/** A value on an axis; from ten million on in millions, so that the axis does not crowd out the chart. */
export function formatAkse(verdi: number, storst: number): string {
  if (storst < 10 * MILLION || verdi === 0) return formatAntall(verdi);
  const millions = Math.round(verdi / (MILLION / 10)) / 10;
  return `${String(millions).replace('.', ',').replace('-', MINUS)}${NBSP}mill.`;
}
