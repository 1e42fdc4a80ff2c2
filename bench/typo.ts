import type { Sample } from './sample.ts';

/** Damages the digits of a number as extraction does; undefined when the draw gives no other number. */
export type Typo = (digits: string, draw: Sample) => string | undefined;

/** One digit becomes another. */
export const substituteDigit: Typo = (digits, draw) => {
  const at = draw(digits.length);
  return proper(digits, digits.slice(0, at) + String(draw(10)) + digits.slice(at + 1));
};

/** One digit falls out. */
export const dropDigit: Typo = (digits, draw) => {
  const at = draw(digits.length);
  return proper(digits, digits.slice(0, at) + digits.slice(at + 1));
};

/** One digit too many. */
export const insertDigit: Typo = (digits, draw) => {
  const at = draw(digits.length + 1);
  return proper(digits, digits.slice(0, at) + String(draw(10)) + digits.slice(at));
};

/** Two neighbours change places. */
export const swapDigits: Typo = (digits, draw) => {
  const at = draw(digits.length);
  const swapped = digits
    .slice(at, at + 2)
    .split('')
    .reverse()
    .join('');
  return proper(digits, digits.slice(0, at) + swapped + digits.slice(at + 2));
};

/** No report prints a leading zero, so no reader would take one for a number unseen. */
function proper(before: string, after: string): string | undefined {
  return after !== before && /^(0|[1-9]\d*)$/.test(after) ? after : undefined;
}
