import { isMonthHeader, parseMonthHeading } from '../report/parse/month-names.ts';
import type { PrintedLine } from './printed-line.ts';

const YEAR = /^(19|20)\d\d$/;

/**
 * Month headers of two rows, years over or under the months, made one: «Desember 2020». Years that stand once for several
 * months change where the months begin anew. A row of years that cannot be told apart so is left as it is.
 */
export function joinYears(lines: readonly PrintedLine[]): PrintedLine[] {
  const joined = [...lines];
  for (let i = 0; i < joined.length; i += 1) {
    const months = joined[i];
    if (!months || !isBareMonths(months)) continue;
    for (const at of [i - 1, i + 1]) {
      const years = yearsIn(joined[at]);
      const dated = years && dateMonths(months, years);
      if (!dated) continue;
      joined[i] = dated;
      joined.splice(at, 1);
      i = Math.min(i, at);
      break;
    }
  }
  return joined;
}

function isBareMonths(line: PrintedLine): boolean {
  return (
    isMonthHeader([...line]) &&
    monthsIn(line).every((cell) => parseMonthHeading(cell)?.year === undefined)
  );
}

/** The cells of a month header that are its months: all that are filled but a label. */
function monthsIn(line: PrintedLine): string[] {
  const filled = line.filter((cell) => cell.trim() !== '');
  return parseMonthHeading(filled[0] ?? '') ? filled : filled.slice(1);
}

function yearsIn(line: PrintedLine | undefined): string[] | undefined {
  const filled = (line ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => YEAR.test(cell)) ? filled : undefined;
}

function dateMonths(line: PrintedLine, years: readonly string[]): PrintedLine | undefined {
  const months = monthsIn(line);
  const label = line.slice(0, line.length - months.length).find((cell) => cell.trim() !== '') ?? '';
  const spread = years.length === months.length ? years : spreadYears(months, years);
  return spread && [label, ...months.map((month, i) => `${month} ${spread[i] ?? ''}`)];
}

/** A year for each month, where there is one year for each stretch of months in the order of the calendar. */
function spreadYears(months: readonly string[], years: readonly string[]): string[] | undefined {
  const distinct = years.filter((year, i) => year !== years[i - 1]);
  let at = 0;
  let before = 0;
  const spread = months.map((month) => {
    const { number = 0 } = parseMonthHeading(month) ?? {};
    if (number <= before) at += 1;
    before = number;
    return distinct[at] ?? '';
  });
  const fits =
    at === distinct.length - 1 &&
    distinct.every((year, i) => i === 0 || Number(year) === Number(distinct[i - 1]) + 1);
  return fits ? spread : undefined;
}
