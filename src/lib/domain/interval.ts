import { isVisible, LEAST_VISIBLE, type Value } from './value.ts';

/**
 * The least and the greatest number a cell can stand for, both included. Used inside the diagnostics only:
 * an interval is never printed, and neither is anything it implies about a hidden cell.
 */
export interface Interval {
  fra: number;
  til: number;
}

/** What a row that is not printed stands for: nobody. */
export const ZERO: Interval = { fra: 0, til: 0 };

/** Greater than any count, and small enough that sums of it are exact. */
const UNBOUNDED = 2 ** 40;

/** Any count at all. */
export const UNKNOWN: Interval = { fra: 0, til: UNBOUNDED };

/** Any count that the report would print. */
export const VISIBLE: Interval = { fra: LEAST_VISIBLE, til: UNBOUNDED };

/** What the cell says, taken at its word. */
export function intervalOf(value: Value): Interval {
  return isVisible(value)
    ? { fra: value.antall, til: value.antall }
    : { fra: 0, til: LEAST_VISIBLE - 1 };
}

/** The interval of a sum of independent terms; 0 for none. */
export function addIntervals(intervals: Interval[]): Interval {
  return intervals.reduce((sum, { fra, til }) => ({ fra: sum.fra + fra, til: sum.til + til }), {
    fra: 0,
    til: 0,
  });
}

/** True when parts cannot add up to a total: what «broken» means of a sum, wherever one is judged. */
export function cannotSum(total: Interval, parts: Interval[]): boolean {
  return isDisjoint(total, addIntervals(parts));
}

/** True when no number is in both. */
export function isDisjoint(a: Interval, b: Interval): boolean {
  return a.fra > b.til || a.til < b.fra;
}

/** True when the number is in the interval. */
export function contains({ fra, til }: Interval, number: number): boolean {
  return fra <= number && number <= til;
}
