import { isSynlig, LEAST_VISIBLE, type Verdi } from '../../domain/value.ts';

/**
 * The least and the greatest number a cell can stand for, both included. Used inside the diagnostics only:
 * an interval is never printed, and neither is anything it implies about a hidden cell.
 */
export interface Intervall {
  fra: number;
  til: number;
}

/** What a row that is not printed stands for: nobody. */
export const NULL: Intervall = { fra: 0, til: 0 };

/** Greater than any count, and small enough that sums of it are exact. */
const UNBOUNDED = 2 ** 40;

/** Any count at all. */
export const UKJENT: Intervall = { fra: 0, til: UNBOUNDED };

/** Any count that the report would print. */
export const SYNLIG: Intervall = { fra: LEAST_VISIBLE, til: UNBOUNDED };

/** What the cell says, taken at its word. */
export function intervallOf(verdi: Verdi): Intervall {
  return isSynlig(verdi)
    ? { fra: verdi.antall, til: verdi.antall }
    : { fra: 0, til: LEAST_VISIBLE - 1 };
}

/** The interval of a sum of independent terms; 0 for none. */
export function addIntervaller(intervaller: Intervall[]): Intervall {
  return intervaller.reduce((sum, { fra, til }) => ({ fra: sum.fra + fra, til: sum.til + til }), {
    fra: 0,
    til: 0,
  });
}

/** True when no number is in both. */
export function isDisjoint(a: Intervall, b: Intervall): boolean {
  return a.fra > b.til || a.til < b.fra;
}

/** True when the number is in the interval. */
export function contains({ fra, til }: Intervall, tall: number): boolean {
  return fra <= tall && tall <= til;
}
