import { withoutTexts } from '../readers/own-words.ts';
import { readXlsx, type SheetRow } from '../readers/xlsx.ts';
import { CSV_HEAD } from '../readers/csv-report.ts';
import { checkWorkbookForm } from './workbook-form.ts';
import { excerpt } from './wording.ts';
import type { AuditContext } from '../page/context.ts';
import { COLUMNS, compareRows, type ExpectedRows, type RowValues } from './table-data.ts';

const SERIES_COLUMNS = ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn'];

/** A workbook holds its figures twice: a row for each, and a row for each series; its other sheets have no figures. */
export function checkWorkbook(fil: string, wanted: ExpectedRows, at: AuditContext): void {
  const context = { ...at, fil };
  if (!context.dist.has(fil)) {
    context.report({ fil, sted: '1:1', regel: 'nedlasting-mangler', found: 'filen finnes ikke' });
    return;
  }
  const kind: SheetKind[] = [];
  for (const rows of Map.groupBy(readSheet(context), ({ sheet }) => sheet).values()) {
    const what = kindOf(rows[0]?.fields ?? []);
    kind.push(what);
    SHEET_CHECK[what](rows, wanted, context);
  }
  for (const what of ['observasjoner', 'tidsserier'] as const) {
    const count = kind.filter((other) => other === what).length;
    if (count !== 1) report(context, '1:1', `${count} ark med ${what}`, '1');
  }
}

/** The case, and the workbook that is judged. */
type WorkbookContext = AuditContext & { fil: string };

type SheetKind = 'observasjoner' | 'tidsserier' | 'tekst';

const SHEET_CHECK: Record<
  SheetKind,
  (rows: SheetRow[], wanted: ExpectedRows, context: WorkbookContext) => void
> = {
  observasjoner: checkObservations,
  tidsserier: checkTimeSeriesList,
  tekst: checkText,
};

function report(context: WorkbookContext, sted: string, found: string, expected?: string): void {
  const finding = { fil: context.fil, sted, regel: 'regneark', found };
  context.report(expected === undefined ? finding : { ...finding, expected });
}

function readSheet(context: WorkbookContext): readonly SheetRow[] {
  const content = context.dist.get(context.fil) ?? '';
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    checkWorkbookForm(context.fil, bytes, context);
    return readXlsx(bytes);
  } catch (fault) {
    context.report({
      fil: context.fil,
      sted: '1:1',
      regel: 'nedlasting-uleselig',
      found: String(fault),
    });
    return [];
  }
}

function kindOf(head: readonly string[]): SheetKind {
  if (head.join(',') === CSV_HEAD) return 'observasjoner';
  return SERIES_COLUMNS.every((column, i) => head[i] === column) ? 'tidsserier' : 'tekst';
}

function checkObservations(
  [, ...rows]: readonly SheetRow[],
  wanted: ExpectedRows,
  context: WorkbookContext,
): void {
  const read = rows.map(({ sheet, row, fields }) => ({
    sted: `${sheet} rad ${row}`,
    values: Object.fromEntries(COLUMNS.map((column, i) => [column, fields[i] ?? ''])),
  }));
  compareRows(context.fil, read, wanted, context);
}

/** A row for each series: its figures by month, `*` for a hidden one, nothing where no report has one. */
function checkTimeSeriesList(
  [head, ...rows]: readonly SheetRow[],
  wanted: ExpectedRows,
  context: WorkbookContext,
): void {
  const maneder = head?.fields.slice(SERIES_COLUMNS.length) ?? [];
  const sett = new Set<string>();
  for (const row of rows) {
    const [niva = '', id = '', , hovedgruppe = '', kjonn = ''] = row.fields;
    const series = `${niva}/${id}/${hovedgruppe}/${kjonn}`;
    if (!wanted.perSeries.has(series)) report(context, placeOf(row), `ingen rapport har ${series}`);
    else if (sett.has(series)) report(context, placeOf(row), `${series} to ganger`);
    else checkTimeSeries(series, row, maneder, wanted, context);
    sett.add(series);
  }
  for (const series of wanted.perSeries.keys())
    if (!sett.has(series)) report(context, 'slutten', `mangler ${series}`);
}

function checkTimeSeries(
  series: string,
  row: SheetRow,
  maneder: readonly string[],
  wanted: ExpectedRows,
  context: WorkbookContext,
): void {
  const keys = wanted.perSeries.get(series) ?? [];
  const fields = row.fields.slice(SERIES_COLUMNS.length);
  const name = row.fields[2] ?? '';
  const right = wanted.rows.get(keys[0] ?? '')?.navn ?? '';
  if (name !== right) report(context, placeOf(row), `«${name}»`, `«${right}»`);
  if (fields.length > maneder.length) report(context, placeOf(row), 'flere felter enn måneder');
  for (const [i, maned] of maneder.entries()) {
    context.tally.celler += 1;
    const shallSay = field(wanted.rows.get(`${series}@${maned}`));
    const says = fields[i] ?? '';
    if (says !== shallSay)
      report(context, placeOf(row), `«${says}» for ${series}@${maned}`, `«${shallSay}»`);
  }
  const without = keys.filter((key) => !maneder.includes(key.split('@')[1] ?? ''));
  if (without.length > 0)
    report(context, placeOf(row), `mangler kolonner for ${without.join(', ')}`);
}

/** What a month's field says: the figure, `*` for a hidden one, nothing for none. */
function field(row: RowValues | undefined): string {
  return row?.status === 'skjermet' ? '*' : (row?.antall ?? '');
}

function placeOf({ sheet, row }: SheetRow): string {
  return `${sheet} rad ${row}`;
}

/** Explanations state no figure: a number there is a year, or «fra 1». */
function checkText(
  rows: readonly SheetRow[],
  _expected: ExpectedRows,
  context: WorkbookContext,
): void {
  for (const row of rows)
    for (const field of row.fields) {
      const match = /\d[\d\u00a0 ]*/.exec(
        withoutTexts(field, context.own).replace(/(?<!\d)(19|20)\d\d(?!\d)|fra 1(?!\d)/g, ''),
      );
      if (match) report(context, placeOf(row), `«${match[0]}» i «${field}»`);
      const at = context.wording('alt').foreignAt(field);
      if (at !== undefined) report(context, placeOf(row), excerpt(field, at));
    }
}
