import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { hasErrors, addDiagnostic } from '../../domain/diagnostic.ts';
import { LIMITS } from '../parse/lines.ts';
import { normalForm } from '../parse/normal-form.ts';
import {
  isPageFooter,
  readHeading,
  readMonthColumns,
  checkPeriods,
  readPeriod,
  type Period,
} from './headings.ts';
import { readTitle, type Family } from './family.ts';
import {
  SECTIONS,
  listPrinted,
  type TableCell,
  type RapportTables,
  type Section,
  type ReportTable,
  type PrintedRow,
} from './table.ts';

/** A line of loose text since the last row, and whether it has been understood as title, section or period. */
interface LooseLine {
  celle: TableCell;
  used: boolean;
}

/** What has been seen so far. */
interface Stand {
  tittel: string | undefined;
  family: Family | undefined;
  seksjon: Section | undefined;
  ownSection: boolean;
  periode: Period | undefined;
  loose: LooseLine[];
  /** The table rows are added to; undefined before the first month header and after one that could not be read. */
  open: ReportTable | undefined;
  /** The table that one with a bare month header may go on with, until its first row tells. */
  before: ReportTable | undefined;
  /** True when section or period was printed after the last row, so that a new table must have begun. */
  brudd: boolean;
  /** True once the missing month header of the rows at hand has been told. */
  reportedWithoutHead: boolean;
  periods: Map<ReportTable, Period>;
  tabeller: ReportTable[];
  empty: Set<Section>;
  /** Loose lines among rows, for the rows they may have been. */
  amongRows: TableCell[];
  countRows: number;
}

/** At most so many lines of a wrapped label stand above or below its numbers. */
const MOST_WRAPPED = 2;
/** At most so many lines above a table are looked through for its subheading. */
const MOST_HEADINGS = 8;

/**
 * Collects the report's tables with what stands above them. A month header starts a table; rows go on over page
 * breaks until the next. Title, section and period hold until the next of their kind. Reports every problem to the
 * file; undefined when there is no table at all, or more than a report can have.
 */
export function collectTables(tree: Root, file: VFile): RapportTables | undefined {
  const stand: Stand = {
    tittel: undefined,
    family: undefined,
    seksjon: undefined,
    ownSection: false,
    periode: undefined,
    loose: [],
    open: undefined,
    before: undefined,
    brudd: false,
    reportedWithoutHead: false,
    periods: new Map(),
    tabeller: [],
    empty: new Set(),
    amongRows: [],
    countRows: 0,
  };
  for (const printed of listPrinted(tree)) {
    if (printed.slag === 'tekst') takeText(printed.celle, stand, file);
    else if (printed.slag === 'hode') takeHeader(printed.celler, stand, file);
    else takeRow(printed, stand, file);
    if (stand.tabeller.length > LIMITS.tabeller || stand.countRows > LIMITS.rader) {
      reportTooMany(file);
      return undefined;
    }
  }
  closeRow(stand);
  checkPeriods(stand.periods, file);
  if (stand.tabeller.length === 0) {
    reportNone(file);
    return undefined;
  }
  return {
    tittel: stand.tittel ?? '',
    family: stand.family,
    maneder: monthsOf(stand.tabeller),
    tabeller: stand.tabeller,
    empty: [...stand.empty],
    loose: stand.amongRows,
  };
}

function takeText(celle: TableCell, stand: Stand, file: VFile): void {
  if (isPageFooter(celle.tekst)) return;
  stand.family ??= titleFamily(celle.tekst);
  const first = stand.tittel === undefined && stand.tabeller.length === 0;
  const line: LooseLine = { celle, used: false };
  const earlier = stand.loose.slice(-MOST_WRAPPED).map((line) => line.celle);
  const heading = readHeading([...earlier, celle]);
  stand.loose.push(line);
  if (heading) {
    for (const line of stand.loose.slice(-heading.linjer)) line.used = true;
    stand.brudd = true;
    if (heading.slag === 'seksjon') takeSection(heading.seksjon, stand);
    else stand.periode = readPeriod(heading.maneder, celle, file) ?? stand.periode;
  } else if (first) {
    stand.tittel = celle.tekst.normalize('NFC');
    line.used = true;
  } else if (isTitle(celle.tekst, stand)) line.used = true;
  else if (stand.open) takeAmongRows(celle, stand, file);
}

function titleFamily(text: string): Family | undefined {
  const title = readTitle(text);
  return title && 'family' in title ? title.family : undefined;
}

function takeAmongRows(cell: TableCell, stand: Stand, file: VFile): void {
  if (isGarbledRow(cell.tekst)) reportGarbled(cell, file);
  else if (!stand.brudd) stand.amongRows.push(cell);
}

function takeSection(section: Section, stand: Stand): void {
  stand.seksjon = section;
  stand.ownSection = true;
  stand.empty.add(section);
}

/** A line of text that ends in two numbers or more was a row once. */
function isGarbledRow(text: string): boolean {
  return /(\s(\*|\d{1,3})){2}$/.test(text);
}

function isTitle(text: string, { tittel = '' }: Stand): boolean {
  return normalForm(text) === normalForm(tittel);
}

function takeHeader(cells: TableCell[], stand: Stand, file: VFile): void {
  closeRow(stand);
  const maneder = readMonthColumns(cells, stand.periode?.maneder, file);
  const before = maneder && tableGoingOn(maneder, stand);
  stand.open = maneder && startTable(maneder, cells[0]?.linje ?? 1, stand);
  stand.before = before;
  stand.reportedWithoutHead = maneder === undefined;
  // What stands above a table that cannot be read is no heading of the next.
  if (!maneder) stand.loose = [];
}

function startTable(maneder: Maned[], linje: number, stand: Stand): ReportTable {
  const headings = looseLines(stand).slice(-MOST_HEADINGS);
  const { seksjon, ownSection } = stand;
  const table: ReportTable = { seksjon, ownSection, headings, maneder, linje, rader: [] };
  stand.tabeller.push(table);
  if (stand.periode) stand.periods.set(table, stand.periode);
  stand.loose = [];
  stand.brudd = false;
  stand.ownSection = false;
  return table;
}

function takeRow(
  { etikett, celler, divisions }: Extract<PrintedRow, { slag: 'rad' }>,
  stand: Stand,
  file: VFile,
): void {
  if (isFoot(etikett, celler, stand)) return;
  // Above a row without month header over it, heading and wrapped label run together: a line may be either.
  const over = looseLines(stand).slice(-MOST_WRAPPED);
  if (needsNoHeader(celler, stand)) {
    closeRow(stand);
    stand.open = startTable(stand.periode?.maneder ?? [], etikett.linje, stand);
  }
  if (!stand.open) {
    reportNoHeader(etikett, stand, file);
    stand.loose = [];
    return;
  }
  if (stand.brudd) {
    warnNoHeader(etikett, file);
    closeRow(stand);
    stand.open = startTable(stand.open.maneder, etikett.linje, stand);
  }
  goOnWithTable(etikett, celler, stand);
  stand.countRows += 1;
  closeRow(stand);
  stand.loose = [];
  if (stand.open.ownSection && stand.open.seksjon) stand.empty.delete(stand.open.seksjon);
  const fitted = fitCells(celler, stand.open.maneder);
  stand.open.rader.push({
    etikett,
    celler: fitted,
    ...(divisions && { divisions }),
    over,
    under: [],
  });
}

/** The table that a month header with nothing above it may go on with: its months are the same. */
function tableGoingOn(maneder: Maned[], stand: Stand): ReportTable | undefined {
  const { open, brudd } = stand;
  if (!open || brudd || open.rader.length === 0 || looseLines(stand).length > 0) return undefined;
  return open.maneder.join() === maneder.join() ? open : undefined;
}

/** A table's first row: all, women or men, alone or of a hovedgruppe. */
const TOTAL = /^ialt(kvinner|menn)?(.*p\u00e5tiltak)?$/;

/**
 * A table may be printed on over a page with its month header again and nothing else between. It is the same table unless
 * the row under the header is a total that begins one.
 */
function goOnWithTable(label: TableCell, celler: TableCell[], stand: Stand): void {
  const { before, open } = stand;
  stand.before = undefined;
  const first = before?.rader[0];
  if (!before || !first || open?.rader.length !== 0) return;
  const cells = (row: TableCell[]) => row.map(({ tekst }) => tekst).join('\t');
  if (TOTAL.test(normalForm(label.tekst)) || cells(celler) === cells(first.celler)) return;
  stand.tabeller = stand.tabeller.filter((table) => table !== open);
  stand.periods.delete(open);
  stand.open = before;
}

/** A report of one month has one column, and its period says which: a new table needs no month header. */
function needsNoHeader(
  cells: TableCell[],
  { seksjon, periode, open, brudd, reportedWithoutHead }: Stand,
): boolean {
  if (seksjon === undefined || periode?.maneder.length !== 1 || reportedWithoutHead) return false;
  const filled = cells.filter(({ tekst }) => tekst !== '');
  return filled.length === 1 && (open === undefined || brudd);
}

/** A lone number is a page's; in a report of one month it may be a cell whose label is wrapped around it. */
function isFoot(label: TableCell, cells: TableCell[], { loose, open }: Stand): boolean {
  const printed = [label, ...cells].map(({ tekst }) => tekst).filter((text) => text !== '');
  if (!isPageFooter(printed.join(' '))) return false;
  const above = loose.at(-1);
  const wrapped = above?.used === false && above.celle.linje === label.linje - 1;
  return !(open?.maneder.length === 1 && printed.length === 1 && wrapped);
}

/** Gives the last row the loose lines that stand below it. */
function closeRow(stand: Stand): void {
  const last = stand.open?.rader.at(-1);
  if (last?.under.length === 0) last.under = looseLines(stand).slice(0, MOST_WRAPPED);
}

function looseLines({ loose }: Stand): TableCell[] {
  return loose.filter(({ used }) => !used).map(({ celle }) => celle);
}

/** Without the empty cells of doubled tabs, when what is left fills the columns and before it did not. */
function fitCells(cells: TableCell[], maneder: Maned[]): TableCell[] {
  if (cells.length === maneder.length) return cells;
  const filled = cells.filter(({ tekst }) => tekst !== '');
  return filled.length === maneder.length ? filled : cells;
}

function monthsOf(tables: ReportTable[]): Maned[] {
  return [...new Set(tables.flatMap((table) => table.maneder))].sort();
}

function warnNoHeader({ linje, kolonne }: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'manedshode-mangler',
    severity: 'warning',
    reason:
      'Raden begynner en ny tabell uten månedsnavn over; kolonnene er lest som i tabellen før.',
    sted: { linje, kolonne },
    note: 'Kontroller at kolonnene er de samme, og sett inn raden med månedsnavn.',
  });
}

function reportGarbled({ tekst, linje, kolonne, end }: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'antall-celler',
    severity: 'error',
    reason: `«${tekst}» ser ut som en rad, men tallene lar seg ikke fordele på kolonnene.`,
    sted: { linje, kolonne, endColumn: end },
    actual: tekst,
    expected: ['minst to mellomrom eller tabulator mellom kolonnene'],
    note: 'Kontroller raden mot rapporten, og skill kolonnene.',
  });
}

function reportNoHeader({ tekst, linje, kolonne }: TableCell, stand: Stand, file: VFile): void {
  if (stand.reportedWithoutHead) return;
  stand.reportedWithoutHead = true;
  addDiagnostic(file, {
    ruleId: 'tabell-uten-overskrift',
    severity: 'error',
    reason: `Raden «${tekst}» og de neste står ikke under en rad med månedsnavn.`,
    sted: { linje, kolonne },
    expected: ['en rad der første celle er tom og de neste er månedsnavn'],
    note: 'Sett inn raden med månedsnavn slik den står i rapporten.',
  });
}

function reportTooMany(file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'for-mange-tabeller',
    severity: 'error',
    reason: `Filen har flere enn ${LIMITS.tabeller} tabeller eller ${LIMITS.rader} rader; ingen rapport har så mange.`,
    sted: { linje: 1, kolonne: 1 },
    expected: [`høyst ${LIMITS.tabeller} tabeller`, `høyst ${LIMITS.rader} rader`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
}

function reportNone(file: VFile): void {
  if (hasErrors(file)) return;
  addDiagnostic(file, {
    ruleId: 'ingen-tabeller',
    severity: 'error',
    reason: 'Fant ingen tabell med månedene som kolonner.',
    sted: { linje: 1, kolonne: 1 },
    expected: [
      'en rad der første celle er tom og de neste er månedsnavn',
      ...Object.values(SECTIONS),
    ],
    note: 'Kontroller at filen er teksten fra rapporten.',
  });
}
