import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TableCell } from '../tables/table.ts';

/** A row whose numbers can be parted in several ways, and what it says in each. */
export interface OpenRow {
  etikett: TableCell;
  options: Observation[][];
}

/** One printed row, read: its series and its cells. */
export interface RowSeries {
  nokkel: SeriesKey;
  linje: number;
  observasjoner: Observation[];
  /** True when a cell of it could not be read, which has been told. */
  damaged: boolean;
  /** Where the numbers of the row can be parted in several ways: those. Until one is chosen it has no cells. */
  open?: OpenRow;
}

/** The rows of a report with their repetitions told apart. */
export interface RowSelection {
  /** One row per series: the first printed, with the rest of the row where a wide table is divided by months. */
  serier: RowSeries[];
  /** The cells that say again what an earlier row of the series has said, as they are printed there. */
  repeated: Observation[];
  /** How many rows only repeat an earlier one. */
  gjentakelser: number;
}

/**
 * Tells the rows that say something for the first time from those that repeat a total on a new page. Whether the two
 * agree, and which is wrong where they do not, is for the sums to tell.
 */
export function mergeRows(rows: RowSeries[]): RowSelection {
  const seriesList = new Map<SeriesKey, RowSeries>();
  const repeated: Observation[] = [];
  let gjentakelser = 0;
  for (const row of rows) {
    const first = seriesList.get(row.nokkel);
    if (!first) {
      seriesList.set(row.nokkel, { ...row, observasjoner: [...row.observasjoner] });
      continue;
    }
    const added = row.observasjoner.filter((cell) => !hasMonth(first, cell));
    if (added.length < row.observasjoner.length || row.observasjoner.length === 0)
      gjentakelser += 1;
    repeated.push(...row.observasjoner.filter((cell) => hasMonth(first, cell)));
    first.observasjoner.push(...added);
    first.damaged ||= row.damaged;
  }
  return { serier: [...seriesList.values()], repeated, gjentakelser };
}

/** Reports every series that lacks some of the report's months. Rows with cells that could not be read are left out. */
export function checkMonths(seriesList: RowSeries[], maneder: Maned[], file: VFile): void {
  for (const { nokkel, linje, observasjoner, damaged } of seriesList) {
    const missing = maneder.filter((maned) => !observasjoner.some((cell) => cell.maned === maned));
    if (missing.length === 0 || damaged) continue;
    addDiagnostic(file, {
      ruleId: 'maned-mangler',
      severity: 'error',
      reason: `Raden mangler ${missing.join(', ')}, som rapporten ellers dekker.`,
      sted: { linje, kolonne: 1 },
      actual: nokkel,
      expected: maneder,
      note: 'Kontroller at alle kolonnene i tabellen er med.',
    });
  }
}

function hasMonth({ observasjoner }: RowSeries, { maned }: Observation): boolean {
  return observasjoner.some((cell) => cell.maned === maned);
}
