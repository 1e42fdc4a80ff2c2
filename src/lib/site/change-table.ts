import type { Calculation } from '../facts/calculation.ts';
import { toPlain } from '../text/phrase.ts';
import { signedNumberNode } from '../text/node.ts';
import { toNumberCell } from './format.ts';
import type { NumberCell, NumberRow, NumberTable } from './model.ts';

/**
 * A table with the changes of its first series from the month before in a column beside it, whose heading says that they
 * are. Months without a change have a dash.
 */
export function medEndringer(table: NumberTable, changes: Calculation[]): NumberTable {
  const byMonth = new Map<string | undefined, Calculation>(
    changes.map((change) => [change.av[0]?.maned, change]),
  );
  const withChange = (row: NumberRow): NumberRow => ({
    ...row,
    celler: row.celler.toSpliced(1, 0, toChangeCell(byMonth.get(row.maned))),
  });
  const column = {
    etikett: 'Endring fra måneden før',
    serie: undefined,
    regel: 'endring' as const,
    kilder: table.columns[0]?.kilder ?? [],
  };
  return {
    ...table,
    groups: table.groups.map((group, i) =>
      i === 0 ? { ...group, antall: group.antall + 1 } : group,
    ),
    columns: table.columns.toSpliced(1, 0, column),
    rader: table.rader.map(withChange),
    eldre: table.eldre.map(withChange),
  };
}

function toChangeCell(change: Calculation | undefined): NumberCell {
  if (!change) return { ...toNumberCell(undefined), endret: false };
  return { tekst: toPlain(signedNumberNode(change)), status: 'publisert', endret: false };
}
