import type { Truth } from './truth/truth.ts';
import { sums, type AuditedSum } from './truth/sums.ts';

/** A suppressed count is one of these. */
const HIDDEN_MAX = 3;

/** What the hidden cells might have said: counts by observation key. */
export type SuppressedTruth = Map<string, number>;

/** An unknown's lowest and highest possible value. */
interface Span {
  low: number;
  high: number;
}

type Spans = Map<string, Span>;

/** A sum of one month: what the visible cells leave for the hidden parts, less the total when it is hidden. */
interface Equation {
  /** Hidden parts count +1, a hidden total −1. */
  segment: { nokkel: string; tegn: 1 | -1 }[];
  rest: number;
}

/**
 * One table of true counts that the report may have been made from: every hidden cell gets 0–3 so that all
 * the report's sums hold, absent rows taken as zero. `high` tries large values first, so that two calls give
 * two different truths wherever the visible cells leave a choice. Undefined when no truth fits.
 */
export function findTruth(
  answers: Truth,
  edition: string,
  high: boolean,
): SuppressedTruth | undefined {
  const seriesList = answers.edition(edition);
  const summene = sums(answers.edition(edition), answers.registerAt(edition));
  const out: SuppressedTruth = new Map();
  for (const maned of new Set([...seriesList.values()].flatMap((cells) => [...cells.keys()]))) {
    const span: Spans = new Map();
    for (const [series, cells] of seriesList)
      if (cells.get(maned)?.antall === '*') span.set(series, { low: 0, high: HIDDEN_MAX });
    const equations = summene.flatMap((sum) => equationFor(sum, maned, answers, edition));
    const solution = solve(span, equations, high);
    if (!solution) return undefined;
    for (const [series, { low }] of solution) out.set(`${series}@${maned}`, low);
  }
  return out;
}

function equationFor(
  { total, deler }: AuditedSum,
  maned: string,
  truth: Truth,
  edition: string,
): Equation[] {
  const seriesList = truth.edition(edition);
  const segment: Equation['segment'] = [];
  let rest = 0;
  const take = (series: string, tegn: 1 | -1): void => {
    const count = seriesList.get(series)?.get(maned)?.antall;
    if (count === '*') segment.push({ nokkel: series, tegn });
    else rest -= tegn * (count ?? 0);
  };
  take(total, -1);
  for (const part of deler) take(part, 1);
  return segment.length === 0 ? [] : [{ segment, rest }];
}

/** Narrows, then guesses one unknown and narrows again, until every unknown has one value. */
function solve(span: Spans, equations: readonly Equation[], high: boolean): Spans | undefined {
  if (!narrowed(span, equations)) return undefined;
  const open = [...span].find(([, { low, high: top }]) => low < top);
  if (!open) return span;
  const [key, { low, high: top }] = open;
  const values = Array.from({ length: top - low + 1 }, (_, i) => low + i);
  for (const value of high ? values.reverse() : values) {
    const verification = new Map([...span].map(([name, s]) => [name, { ...s }]));
    verification.set(key, { low: value, high: value });
    const found = solve(verification, equations, high);
    if (found) return found;
  }
  return undefined;
}

/** Bounds propagation in place; false when some sum cannot hold. */
function narrowed(span: Spans, equations: readonly Equation[]): boolean {
  const segment = equations.flatMap((equation) =>
    equation.segment.map((one) => ({ equation, ...one })),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (const { equation, nokkel, tegn } of segment) {
      const own = span.get(nokkel);
      if (!own) return false;
      const fresh = limits(equation, nokkel, tegn, span);
      if (fresh.low > own.low || fresh.high < own.high) changed = true;
      own.low = Math.max(own.low, fresh.low);
      own.high = Math.min(own.high, fresh.high);
      if (own.low > own.high) return false;
    }
  }
  return true;
}

/** What one sum leaves for one of its unknowns. */
function limits({ segment, rest }: Equation, key: string, sign: 1 | -1, span: Spans): Span {
  const others = segment.filter((other) => other.nokkel !== key);
  const [low, high] = [outer(others, span, 'low'), outer(others, span, 'high')];
  return sign === 1
    ? { low: rest - high, high: rest - low }
    : { low: low - rest, high: high - rest };
}

/** The least or greatest the other unknowns may add up to. */
function outer(segment: Equation['segment'], span: Spans, end: keyof Span): number {
  return segment.reduce((sum, { nokkel, tegn }) => {
    const opposite = end === 'low' ? 'high' : 'low';
    return sum + tegn * (span.get(nokkel)?.[tegn === 1 ? end : opposite] ?? 0);
  }, 0);
}

/** A truth with the counts anyone can see: every cell of the report's table, by observation key. */
export function wholeTable(
  truth: Truth,
  edition: string,
  trueValue: SuppressedTruth,
): SuppressedTruth {
  const out: SuppressedTruth = new Map();
  for (const [series, cells] of truth.rapporter.find(({ id }) => id === edition)?.serier ?? [])
    for (const [maned, { antall }] of cells) {
      const key = `${series}@${maned}`;
      out.set(key, antall === '*' ? (trueValue.get(key) ?? Number.NaN) : antall);
    }
  return out;
}

/**
 * The report's text as the agency would have written it from a whole true table: every cell printed anew by its one
 * rule, those under four as `*`. What the report itself says in a cell is not looked at; rows, labels and the order of
 * lines are its own. Throws RangeError for a table that lacks a cell.
 */
export function suppress(truth: Truth, edition: string, table: SuppressedTruth): string {
  const rapport = truth.rapporter.find(({ id }) => id === edition);
  if (!rapport) return '';
  const lines = [...rapport.linjer];
  const cells = [...rapport.serier].flatMap(([series, maneder]) =>
    [...maneder].map(([maned, celle]) => ({ nokkel: `${series}@${maned}`, celle })),
  );
  // From the right, so that a longer or shorter number never moves the cells still to be printed.
  for (const { nokkel, celle } of cells.sort((a, b) => b.celle.kolonne - a.celle.kolonne)) {
    const count = table.get(nokkel);
    if (count === undefined || Number.isNaN(count)) throw new RangeError(`mangler ${nokkel}`);
    const printed = count < 4 ? '*' : String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
    const line = lines[celle.linje - 1] ?? '';
    const before = line.slice(0, celle.kolonne - 1);
    lines[celle.linje - 1] = before + line.slice(before.length).replace(/^[^\t]*/, printed);
  }
  return lines.join('\n');
}
