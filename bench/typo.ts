import type { Trekning } from './sample.ts';

/** Damages the digits of a number as extraction does; undefined when the draw gives no other number. */
export type Endring = (sifre: string, trekk: Trekning) => string | undefined;

/** One digit becomes another. */
export const substituteDigit: Endring = (sifre, trekk) => {
  const at = trekk(sifre.length);
  return proper(sifre, sifre.slice(0, at) + String(trekk(10)) + sifre.slice(at + 1));
};

/** One digit falls out. */
export const dropDigit: Endring = (sifre, trekk) => {
  const at = trekk(sifre.length);
  return proper(sifre, sifre.slice(0, at) + sifre.slice(at + 1));
};

/** One digit too many. */
export const insertDigit: Endring = (sifre, trekk) => {
  const at = trekk(sifre.length + 1);
  return proper(sifre, sifre.slice(0, at) + String(trekk(10)) + sifre.slice(at));
};

/** Two neighbours change places. */
export const swapDigits: Endring = (sifre, trekk) => {
  const at = trekk(sifre.length);
  const swapped = sifre
    .slice(at, at + 2)
    .split('')
    .reverse()
    .join('');
  return proper(sifre, sifre.slice(0, at) + swapped + sifre.slice(at + 2));
};

/** No report prints a leading zero, so no reader would take one for a number unseen. */
function proper(before: string, after: string): string | undefined {
  return after !== before && /^(0|[1-9]\d*)$/.test(after) ? after : undefined;
}
