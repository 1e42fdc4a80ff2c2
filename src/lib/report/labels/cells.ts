/** The cells of rows whose label is settled, and which rows only say again what others have said. */

import { VFile } from 'vfile';
import {
  publisert,
  SKJERMET,
  isVisible,
  LEAST_VISIBLE,
  type Value,
  printValue,
} from '../../domain/value.ts';
import { isStar, isNumber } from '../parse/month-names.ts';
import { monthAndYear, type Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TableCell, TableRow } from '../tables/table.ts';
import type { Register } from '../../domain/register.ts';

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
interface LostCell {
  /** What the reason says of it after how many cells there are, and how to mend it. */
  reason?: string;
  note?: string;
}

/** Reports a row of the wrong width, once. */
function reportWidth(
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
    reportOpenRow(row.open, observasjoner, file);
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

function reportOpenRow({ row, options }: OpenRow, chosen: Observation[] | undefined, file: VFile) {
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
