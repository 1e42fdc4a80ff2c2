import { parseMonthHeading, isCellValue } from '../report/parse/month-names.ts';
import type { PrintedLine } from './printed-line.ts';

/** A text with its cells one below another: the rows they make, or why they make none. */
export type VerticalReading = { lines: PrintedLine[] } | { disordered: number };

/** Fewer months one below another may be headings. */
const LEAST_MONTHS = 2;

/**
 * The rows of a text that has every cell on a line of its own, row by row: month names below one another, then each label
 * and its numbers. `disordered` is the line where numbers stand without their label, as where a text goes column by column:
 * then nothing tells which belong together. Undefined for a text of another shape.
 */
export function readVertical(texts: readonly string[]): VerticalReading | undefined {
  const lines: PrintedLine[] = [];
  let columns = 0;
  let found = false;
  for (let i = 0; i < texts.length;) {
    const months = runOf(texts, i, isMonth);
    if (months.length >= LEAST_MONTHS) {
      lines.push(['', ...months]);
      columns = months.length;
      found = true;
      i += months.length;
      continue;
    }
    const values = columns > 0 ? runOf(texts, i, isCellValue) : [];
    const label = values.length === columns && columns > 0 ? labelFrom(lines) : undefined;
    if (label !== undefined) lines.push([label, ...values]);
    else if (values.length > 1) return { disordered: i + 1 };
    else if ((texts[i] ?? '').trim() !== '') lines.push([texts[i] ?? '']);
    i += Math.max(1, values.length);
  }
  return found ? { lines } : undefined;
}

/** The text above the numbers, taken off the lines; undefined where a row or a header stands there. */
function labelFrom(lines: PrintedLine[]): string | undefined {
  return lines.at(-1)?.length === 1 ? lines.pop()?.[0] : undefined;
}

/** The lines from `start` on that are of a kind, blank ones between them left out of the answer but counted by who asks. */
function runOf(texts: readonly string[], start: number, is: (text: string) => boolean): string[] {
  const run: string[] = [];
  for (let i = start; i < texts.length && is((texts[i] ?? '').trim()); i += 1)
    run.push((texts[i] ?? '').trim());
  return run;
}

function isMonth(text: string): boolean {
  return parseMonthHeading(text) !== undefined;
}
