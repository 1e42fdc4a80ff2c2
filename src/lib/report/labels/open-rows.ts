import { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { printValue } from '../../domain/value.ts';
import type { TableRow } from '../tables/table.ts';
import { readCells, type OpenRow, type RowSeries } from './cells.ts';

/** Tells which of an open row's ways is right; a row that nothing decides is left out of the answer. */
export type ChooseDivisions = (
  rows: readonly RowSeries[],
  register: Register,
) => ReadonlyMap<RowSeries, Observation[]>;

/** The ways to part a row's numbers, each read; undefined for a row that is parted. */
export function readOpenRow(
  row: TableRow,
  maneder: Maned[],
  series: SeriesKey,
  rapport: string,
): OpenRow | undefined {
  const options = row.divisions?.map((celler) =>
    // What a way that may be wrong says is nothing to tell the editor of.
    readCells({ ...row, celler }, maneder, series, { rapport, file: new VFile() }),
  );
  return options && { etikett: row.etikett, options };
}

/**
 * The rows with the numbers of open ones parted as `choose` tells, which is told (`rad-fordelt`). What it leaves open is an
 * error (`antall-celler`): a row is never parted by guess.
 */
export function settleOpenRows(
  rows: readonly RowSeries[],
  choose: ChooseDivisions,
  register: Register,
  file: VFile,
): RowSeries[] {
  if (!rows.some(({ open }) => open)) return [...rows];
  const chosen = choose(rows, register);
  return rows.map((row) => {
    if (!row.open) return row;
    const observasjoner = chosen.get(row);
    report(row.open, observasjoner, file);
    return observasjoner ? { ...row, observasjoner, damaged: false } : row;
  });
}

function report({ etikett, options }: OpenRow, chosen: Observation[] | undefined, file: VFile) {
  const { tekst, linje, kolonne, end } = etikett;
  const ways = options.map(printWay);
  addDiagnostic(file, {
    ruleId: chosen ? 'rad-fordelt' : 'antall-celler',
    severity: chosen ? 'info' : 'error',
    reason: chosen
      ? `Tallene i raden «${tekst}» kan fordeles på kolonnene på ${options.length} måter. De er lest som ${printWay(chosen)}: bare da går summene og gjentakelsene opp.`
      : `Tallene i raden «${tekst}» kan fordeles på kolonnene på ${options.length} måter, og verken summer eller gjentakelser i rapporten avgjør hvilken.`,
    sted: { linje, kolonne, endColumn: end },
    expected: chosen ? [] : ways,
    note: chosen
      ? 'Står det noe annet i rapporten, skiller du kolonnene med tabulator.'
      : 'Se etter i rapporten, og skill kolonnene med tabulator.',
  });
}

function printWay(way: readonly Observation[]): string {
  return way.map(({ verdi }) => printValue(verdi)).join(' | ');
}
