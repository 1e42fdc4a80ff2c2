import type { TableCell, TableRow, ReportTable } from '../tables/table.ts';
import { listLabelOptions } from './readings.ts';
import type { FrameLookup } from './lookup.ts';

/**
 * The tables a printed one really is: a table's total in the middle of it begins another, as where the month header
 * between two tables was lost. The lines above that total are the new table's headings; lines that a table's first
 * label is wrapped over are headings of none.
 */
export function splitAtTotals(table: ReportTable, totals: ReadonlySet<string>): ReportTable[] {
  const starts = table.rader.flatMap((row, i) => (i === 0 || linesOfTotal(row, totals) ? [i] : []));
  return starts.map((start, n) => {
    const rader = table.rader.slice(start, starts[n + 1]);
    const [first] = rader;
    if (!first) return table;
    const wrapped = linesOfTotal(first, totals) ?? [];
    const above = n === 0 ? table.headings : first.over;
    const headings = above.filter((line) => !wrapped.includes(line));
    if (n === 0) return { ...table, rader, headings };
    return { ...table, rader, headings, linje: first.etikett.linje, ownSection: false };
  });
}

/** The normal forms of the totals that tables begin with. */
export function totalsOf(lookup: FrameLookup[]): ReadonlySet<string> {
  return new Set(lookup.flatMap(({ total }) => total.normalformer));
}

/** The lines of a label that is a total, alone or with the lines it is wrapped over; undefined for other labels. */
function linesOfTotal(row: TableRow, totals: ReadonlySet<string>): TableCell[] | undefined {
  return listLabelOptions(row).find(({ form }) => totals.has(form.normalform))?.linjer;
}
