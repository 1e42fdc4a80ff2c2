import { VFile } from 'vfile';
import type { Observation } from '../domain/observation.ts';
import { type Register, registerAt } from '../domain/register.ts';
import { printValue } from '../domain/value.ts';
import { resolveTables } from './labels/resolve.ts';
import { readReport } from './parse/parse.ts';
import { chooseDivisions } from './sums/row-divisions.ts';
import { collectTables } from './tables/collect.ts';

/**
 * The report's text with a tab between the cells of every row whose single spaces leave several ways to part it, where the
 * report's sums and repeated rows decide; a row that they leave open stays as it is.
 */
export function partOpenRows(text: string, register: Register): string {
  const file = new VFile({ value: text });
  const reading = readReport(file);
  if (!reading || reading.format === 'csv') return text;
  const tables = collectTables(reading.tree, file);
  if (!tables) return text;
  const open = new Map(
    tables.tabeller
      .flatMap(({ rader }) => rader)
      .flatMap(({ etikett, divisions }) =>
        divisions ? [[etikett.linje, etikett.tekst] as const] : [],
      ),
  );
  if (open.size === 0) return text;
  const id = tables.maneder.at(-1) ?? '';
  const { observasjoner, repeated } = resolveTables(tables, registerAt(register, id), id, file, {
    choose: chooseDivisions,
  });
  const cells = new Map<number, Observation[]>();
  for (const cell of [...observasjoner, ...repeated]) {
    const { linje } = cell.kilde;
    if (open.has(linje)) cells.set(linje, [...(cells.get(linje) ?? []), cell]);
  }
  const lines = text.split('\n');
  for (const [line, row] of cells)
    lines[line - 1] = [
      open.get(line) ?? '',
      ...row
        .sort((a, b) => a.kilde.kolonne - b.kilde.kolonne)
        .map(({ verdi }) => printValue(verdi)),
    ].join('\t');
  return lines.join('\n');
}
