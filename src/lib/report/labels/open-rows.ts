import { VFile } from 'vfile';
import { monthAndYear, type Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { printValue } from '../../domain/value.ts';
import type { TableRow } from '../tables/table.ts';
import { parseValue, readCells, reportWidth, type OpenRow, type RowSeries } from './cells.ts';

/** Tells which of an open row's ways is right; a row that nothing decides is left out of the answer. */
export type ChooseDivisions = (
  rows: readonly RowSeries[],
  register: Register,
) => ReadonlyMap<RowSeries, Observation[]>;

/** The ways to part a row's numbers, or the months it may have lost a cell of, each read; undefined for any other row. */
export function readOpenRow(
  row: TableRow,
  maneder: Maned[],
  series: SeriesKey,
  rapport: string,
): OpenRow | undefined {
  // What a way that may be wrong says is nothing to tell the editor of.
  const read = (celler: TableRow['celler'], months: Maned[]) =>
    readCells({ ...row, celler }, months, series, { rapport, file: new VFile() });
  const { celler, divisions } = row;
  if (divisions) return { row, options: divisions.map((way) => read(way, maneder)) };
  const isShort = celler.length > 0 && celler.length === maneder.length - 1;
  if (!isShort || celler.some(({ tekst }) => !parseValue(tekst))) return undefined;
  const options = maneder.map((lost) =>
    read(
      celler,
      maneder.filter((maned) => maned !== lost),
    ),
  );
  return { row, options, lost: maneder };
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
    if (row.open.lost) {
      reportLost(row.open, row.open.lost, observasjoner, file);
      return row;
    }
    report(row.open, observasjoner, file);
    return observasjoner ? { ...row, observasjoner, damaged: false } : row;
  });
}

/** A lost cell is never filled in: where the sums and repeated rows tell whose it is, the editor is told the month. */
function reportLost(
  { row, options }: OpenRow,
  months: readonly Maned[],
  chosen: Observation[] | undefined,
  file: VFile,
): void {
  const month = chosen && months[options.indexOf(chosen)];
  const told =
    month === undefined
      ? {}
      : {
          reason: ` Det er cellen for ${monthAndYear(month)} som mangler: bare da går de andre opp med summene og gjentakelsene.`,
          note: `Sett inn cellen for ${monthAndYear(month)} slik den står i rapporten, eller ta teksten ut på nytt.`,
        };
  reportWidth(row, months.length, told, file);
}

function report({ row, options }: OpenRow, chosen: Observation[] | undefined, file: VFile) {
  const { tekst, linje, kolonne, end } = row.etikett;
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
