/** The cells of rows whose label is settled, and which rows only say again what others have said. */

import type { VFile } from 'vfile';
import { publisert, SKJERMET, isVisible, LEAST_VISIBLE, type Value } from '../../domain/value.ts';
import { isStar, isNumber } from '../parse/month-names.ts';
import type { Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TableCell, TableRow } from '../tables/table.ts';

/** What a cell says: a count, or hidden for `*`; undefined when it says neither, or a count too large to be kept exactly. */
export function parseValue(text: string): Value | undefined {
  const trimmed = text.trim();
  if (isStar(trimmed)) return SKJERMET;
  if (!isNumber(trimmed)) return undefined;
  const count = Number(trimmed.replace(/\D/g, ''));
  return Number.isSafeInteger(count) ? publisert(count) : undefined;
}

/** What the editor says of a cell that says no count; undefined where nothing is said of it. */
export type CorrectCell = (cell: TableCell, serie: SeriesKey, maned: Maned) => Value | undefined;

/** What cells are read from, and where what is wrong with them is told. */
export interface CellSource {
  rapport: string;
  file: VFile;
  correct?: CorrectCell | undefined;
}

/** The row's observations. A row of the wrong width and every cell that says no count are errors on the file. */
export function readCells(
  row: TableRow,
  maneder: Maned[],
  serie: SeriesKey,
  { rapport, file, correct }: CellSource,
): Observation[] {
  if (row.celler.length !== maneder.length) {
    reportWidth(row, maneder.length, {}, file);
    return [];
  }
  return maneder.flatMap((maned, i) => {
    const cell = row.celler[i];
    if (!cell) return [];
    const verdi = parseValue(cell.tekst) ?? correct?.(cell, serie, maned);
    if (!verdi) {
      reportCell(cell, file);
      return [];
    }
    if (isVisible(verdi) && verdi.antall < LEAST_VISIBLE) warnSmall(cell, file);
    const kilde = { rapport, linje: cell.linje, kolonne: cell.kolonne };
    return [{ serie, maned, verdi, kilde }];
  });
}

/** What is known of the cell that a row has lost. */
export interface LostCell {
  /** What the reason says of it after how many cells there are, and how to mend it. */
  reason?: string;
  note?: string;
}

/** Reports a row of the wrong width, once. */
export function reportWidth(
  { etikett, celler }: Pick<TableRow, 'etikett' | 'celler'>,
  expected: number,
  { reason = '', note = NOTE }: LostCell,
  file: VFile,
): void {
  addDiagnostic(file, {
    ruleId: 'antall-celler',
    severity: 'error',
    reason: `Raden «${etikett.tekst}» har ${celler.length} celler; tabellen har ${expected} måneder.${reason}`,
    sted: { linje: etikett.linje, kolonne: etikett.kolonne },
    actual: celler.map(({ tekst }) => tekst).join(' | '),
    expected: [`${expected} celler`],
    note,
  });
}

const NOTE =
  'Kontroller raden mot rapporten: en celle mangler, er delt i to eller er smeltet sammen med en annen.';

function reportCell(cell: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'ulesbar-celle',
    severity: 'error',
    reason: cell.tekst === '' ? 'Cellen er tom.' : `«${cell.tekst}» er verken et antall eller *.`,
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.end },
    actual: cell.tekst,
    expected: ['et helt tall som «1 234»', '*'],
    note: 'Kontroller cellen mot rapporten.',
  });
}

function warnSmall(cell: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'under-fire',
    severity: 'warning',
    reason: `«${cell.tekst}» er under ${LEAST_VISIBLE}; så små tall skjermes ellers med *.`,
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.end },
    actual: cell.tekst,
    expected: ['*', `et tall på minst ${LEAST_VISIBLE}`],
    note: 'Kontroller cellen mot rapporten: et siffer kan være falt bort.',
  });
}

/** A row whose numbers can be parted in several ways, or that lacks a cell, and what it says in each way. */
export interface OpenRow {
  row: Pick<TableRow, 'etikett' | 'celler'>;
  options: Observation[][];
  /** Of a row that has lost a cell: the month without one in each of the ways. Such a row stays in error. */
  lost?: Maned[];
}

/** One printed row, read: its series and its cells. */
export interface RowSeries {
  nokkel: SeriesKey;
  linje: number;
  observasjoner: Observation[];
  /** True when a cell of it could not be read, which has been told. */
  damaged: boolean;
  /** Where the row can be read in several ways: those. Until one is chosen it has no cells. */
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
