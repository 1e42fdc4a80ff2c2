/** Where a text ends before the report does. */

import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { SECTIONS } from '../tables/table.ts';
import { scopeName, type ExpectedTable } from './candidates.ts';
import type { RowSeries } from './cells.ts';
import { hasPeople } from './completeness.ts';
import type { ScopedTable } from './reading-table.ts';

/** The last table of a text that tables should have come after. Lines are from 1. */
export interface CutOff {
  last: ExpectedTable;
  /** The tables after it that count somebody, in the report's order; at least one. */
  missing: ExpectedTable[];
  /** The text's last row. */
  end: number;
  /** The table before the last: its month header, and the last row, down to which the text may be whole. */
  whole: { from: number; to: number };
}

/**
 * The end of a text whose last table is followed in the report by others that count somebody: of the same section, or the
 * tiltak, without which no report is. Undefined where the text ends as a report may, and where its tables stand in another order.
 */
export function findCutOff(
  serier: RowSeries[],
  tables: ScopedTable[],
  expected: ExpectedTable[],
): CutOff | undefined {
  const order = expected.map(({ scope }) => scopeName(scope));
  const placed = tables.map(({ table, lookup }) => ({
    table,
    place: order.indexOf(scopeName(lookup.scope)),
  }));
  const place = Math.max(...placed.map((one) => one.place));
  const last = expected[place];
  if (!last) return undefined;
  const before = placed.filter((one) => one.place < place);
  const own = placed.filter((one) => one.place === place);
  const whole = {
    from: Math.max(...before.map(({ table }) => table.linje)),
    to: lastLineOf(before),
  };
  if (before.length === 0 || own.some(({ table }) => table.linje < whole.to)) return undefined;
  const people = new Map<string, RowSeries>(serier.map((series) => [series.nokkel, series]));
  const missing = expected.slice(place + 1).filter(({ scope }) => hasPeople(scope, people));
  const sections = missing.map(({ scope }) => scope.seksjon);
  if (!sections.includes(last.scope.seksjon) && !sections.includes('tiltak')) return undefined;
  return { last, missing, end: lastLineOf(own), whole };
}

function lastLineOf(tables: readonly Pick<ScopedTable, 'table'>[]): number {
  const rows = tables.flatMap(({ table }) => table.rader);
  return rows.reduce((line, { etikett }) => Math.max(line, etikett.linje), 1);
}

/** Tells that the text is cut off, in place of everything that followed from it. */
export function reportCutOff({ last, missing, end }: CutOff, file: VFile): void {
  const tables = missing.length === 1 ? 'én tabell' : `${missing.length} tabeller`;
  const [next, ...more] = missing.map(tableName);
  file.messages = [];
  addDiagnostic(file, {
    ruleId: 'rapport-avkortet',
    severity: 'error',
    reason: `Teksten slutter før rapporten gjør det: ${tableName(last)} er den siste tabellen i den, og minst ${tables} til har deltakere.`,
    sted: { linje: end, kolonne: 1 },
    expected: [`${next ?? ''}${more.length === 0 ? '' : ` og ${more.length} til`}`],
    note: 'Les inn hele filen fra kilden på nytt med «npm run import -- --replace FIL», eller ta ut hele teksten av den. Det som ellers kan være galt i den siste tabellen, er ikke nevnt.',
  });
}

function tableName({ scope, undergruppe, total }: ExpectedTable): string {
  return `«${(undergruppe ?? total).notations[0]}» i seksjonen «${SECTIONS[scope.seksjon]}»`;
}
