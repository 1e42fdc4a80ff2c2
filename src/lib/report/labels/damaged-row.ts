import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { TableCell } from '../tables/table.ts';
import type { FrameTable } from './reading-table.ts';
import { similarityWith, similarityWithoutFault, toLabelForm } from './similarity.ts';

/** What stars become when they are read as letters or signs is no longer than this. */
const LONGEST_CELL = 2;

/**
 * Reports loose lines among a table's rows that were rows once (`rad-skadet`): such a line begins with the name of a
 * row and goes on with as many short words as there are months, give or take one, or is the bare name of a row and no
 * part of a label. Passed over as prose, they would take the row's cells with them, and hidden cells leave no sum broken.
 */
export function reportDamagedRows(
  loose: TableCell[],
  tables: FrameTable[],
  used: ReadonlySet<TableCell>,
  file: VFile,
): void {
  const headings = new Set(tables.flatMap(({ table }) => table.headings));
  for (const cell of loose) {
    if (used.has(cell) || headings.has(cell)) continue;
    const table = tables.findLast(({ table }) => table.linje <= cell.linje);
    const name = table && rowNameOf(cell.tekst, table);
    if (name !== undefined) reportRow(cell, name, table?.table.maneder.length ?? 1, file);
  }
}

/** The row that the line was; undefined when it was none. */
function rowNameOf(text: string, { table, lookup }: FrameTable): string | undefined {
  const whole = toLabelForm(text);
  const bare = lookup.sequence.find((candidate) => similarityWithoutFault(whole, candidate));
  if (bare) return bare.notations[0];
  const words = text.split(' ');
  const short = words.length - 1 - words.findLastIndex((word) => word.length > LONGEST_CELL);
  const { length } = table.maneder;
  for (const count of [length, length + 1, length - 1]) {
    if (count < 1 || count > short || count >= words.length) continue;
    const name = toLabelForm(words.slice(0, -count).join(' '));
    // A single short word is a cell only after a name that is whole.
    const likeness = count === 1 ? similarityWithoutFault : similarityWith;
    const found = lookup.sequence
      .flatMap((candidate) => {
        const similarity = likeness(name, candidate);
        return similarity ? [{ candidate, cost: similarity.cost }] : [];
      })
      .sort((a, b) => a.cost - b.cost)[0];
    if (found) return found.candidate.notations[0];
  }
  return undefined;
}

function reportRow(cell: TableCell, name: string, count: number, file: VFile): void {
  const { tekst, linje, kolonne, slutt } = cell;
  addDiagnostic(file, {
    ruleId: 'rad-skadet',
    severity: 'error',
    reason: `«${tekst}» ser ut som raden «${name}», men har ikke tall eller stjerner i kolonnene.`,
    sted: { linje, kolonne, endColumn: slutt },
    actual: tekst,
    expected: [`${name} og ${count === 1 ? 'én celle' : `${count} celler`}, tall eller *`],
    note: 'Stjerner blir ofte lest som bokstaver. Slå opp i rapporten, og skriv raden slik den står der, med * for det som er skjermet.',
  });
}
