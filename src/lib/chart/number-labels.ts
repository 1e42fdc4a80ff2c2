/** How drawings write numbers: plain text in bokmål, for there is no markup in them. */
import { NBSP, formatDecimal, formatInteger } from '../text/number-format.ts';

const MINUS = '\u2212';
const MILLION = 1_000_000;

/** A whole number in bokmål: `78670` → `78 670` with U+00A0 between thousands, U+2212 as minus. */
export function formatCount(count: number): string {
  return count < 0 ? MINUS + formatInteger(-count) : formatInteger(count);
}

/** A signed change: `+420`, `−859`, `0`. */
export function formatChange(change: number): string {
  return change > 0 ? `+${formatCount(change)}` : formatCount(change);
}

/**
 * `100 · del / hel` in tenths of a per cent, rounded half away from zero: 227 is 22,7 %. Counted in whole
 * numbers, so that no binary fraction comes between. Throws RangeError unless 0 ≤ del ≤ hel and hel > 0.
 */
export function shareInTenths(part: number, hel: number): number {
  if (!(hel > 0 && part >= 0 && part <= hel))
    throw new RangeError(`Ikke en andel: ${part} av ${hel}`);
  return Math.floor((2000 * part + hel) / (2 * hel));
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
