import { partSeries } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells, columns, placed, rows } from '../page/table.ts';
import { anchorFor } from './changes-by-subject.ts';
import { changesIn, reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

/** How an absent observation may be shown: nothing, or a dash. */
const EMPTY = new Set(['', '–', '—']);

/** Every cell of a data table says what the reports say for its column's series and its row's month. */
export function checkTables(page: AuditedPage, context: AuditContext): void {
  for (const table of page.elements) {
    if (table.navn !== 'table') continue;
    const headings = columns(table);
    if (headings.size === 0) continue;
    checkHeads(table, headings, { page, context });
    checkManeder(table, headings, { page, context });
    checkSources(table, headings, { page, context });
    for (const row of rows(table))
      if (row.parent?.navn !== 'tfoot') checkRow(row, headings, { page, context });
  }
}

/** Under each column of a table of months the lines it is read from are told, but not again under its older months. */
function checkSources(
  table: Element,
  headings: Map<number, string>,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const isOlder = nearest(table, ({ attr }) => attr.class === 'eldre') !== undefined;
  if (table.attr.class !== 'maneder' || isOlder) return;
  const foot = rows(table).filter((row) => row.parent?.navn === 'tfoot');
  const told = foot
    .flatMap(cells)
    .filter((cell) => allElements(cell).some(({ navn }) => navn === 'a'));
  if (told.length < headings.size)
    reportAt(at, table, 'kildelenke', `${told.length} kolonner har kilde`, `${headings.size}`);
}

function checkRow(
  row: Element,
  columns: Map<number, string>,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const inRow = cells(row);
  const hasNumber = inRow.some((cell) => cell.navn === 'td' && /\d/.test(flatText(cell)));
  const time = allElements(row).find(({ navn }) => navn === 'time')?.attr.datetime ?? '';
  if (!/^\d{4}-\d{2}$/.test(time)) {
    if (hasNumber)
      reportAt(at, row, 'tabell-måned', `raden «${flatText(row)}» har tall, men ingen måned`);
    return;
  }
  let index = 0;
  for (const cell of inRow) {
    const series = columns.get(index);
    index += Number(cell.attr.colspan ?? 1);
    if (cell.navn === 'th') continue;
    if (series !== undefined) checkCell(cell, series, time, at);
    else if (hasBareDigits(cell))
      reportAt(at, cell, 'tabell-sporløs', `«${flatText(cell)}» i en kolonne uten data-serie`);
  }
}

/** Months that a kept page must at least show: a year, and the month a year before. The latest page shows them all. */
const ARCHIVED_MANEDER = 13;

/** The tables of a page with the same columns hold every month their series have between them, each from the newest on. */
function checkManeder(
  table: Element,
  columns: Map<number, string>,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const here = maneder(table);
  if (here.some((maned, i) => i > 0 && maned >= (here[i - 1] ?? '')))
    reportAt(at, table, 'tabell-rekkefølge', `radene er ${here.join(', ')}`);
  const shared = table.parent && sharedTables(table, columns);
  const shown = new Set(shared?.flatMap(maneder) ?? here);
  const wanted = new Set(
    [...columns.values()]
      .flatMap((expression) => expression.split(' + '))
      .flatMap((series) => [...(at.page.serier.get(series)?.keys() ?? [])]),
  );
  const [oldest = ''] = [...shown].sort();
  const missing = [...wanted]
    .filter((maned) => !shown.has(maned) && !(mayOmitOldest(shown, at.page) && maned < oldest))
    .sort();
  if (shown.size !== 1 && missing.length > 0)
    reportAt(at, table, 'tabell-mangler', `tabellen mangler ${missing.join(', ')}`);
}

/** A kept page leaves out the oldest months, as long as it has enough of the others. */
export function mayOmitOldest(shown: ReadonlySet<string>, { adresse }: AuditedPage): boolean {
  return adresse.startsWith('/rapporter/') && shown.size >= ARCHIVED_MANEDER;
}

/** The months of a table's rows, from the top. */
function maneder(table: Element): string[] {
  return rows(table).flatMap((row) => {
    const time = allElements(row).find(({ navn }) => navn === 'time');
    return row.parent?.navn === 'tbody' ? (time?.attr.datetime ?? []) : [];
  });
}

/** The table and those beside it that hold its older months. */
function sharedTables(table: Element, headings: Map<number, string>): Element[] {
  const seriesList = [...headings.values()].join();
  const frame = nearest(table, ({ navn, attr }) => navn === 'section' && attr.class === 'rulle');
  const before = frame?.parent;
  const root = before?.navn === 'details' && before.attr.class === 'eldre' ? before.parent : before;
  return allElements(root ?? table).filter(
    (other) => other.navn === 'table' && [...columns(other).values()].join() === seriesList,
  );
}

/** What a column is called fits the series it holds: sex, hovedgruppe and entity. */
function checkHeads(
  table: Element,
  columns: Map<number, string>,
  at: { page: AuditedPage; context: AuditContext },
): void {
  for (const [index, cell] of placed(table)) {
    if (cell.navn !== 'th' || cell.attr.scope === 'row') continue;
    const width = Number(cell.attr.colspan ?? 1);
    const seriesList = Array.from({ length: width }, (_, i) => columns.get(index + i) ?? '')
      .flatMap((expression) => expression.split(' + '))
      .filter((series) => series !== '');
    const gal = seriesList.find((series) => !fitsTo(flatText(cell), series, at.context));
    if (gal !== undefined) reportAt(at, cell, 'tabell-hode', `«${flatText(cell)}» over ${gal}`);
  }
}

function fitsTo(text: string, series: string, context: AuditContext): boolean {
  const { niva, id, hovedgruppe, kjonn } = partSeries(series);
  const [kvinner, menn] = [/kvinne/iu.test(text), /(?<!\p{L})menn(?!\p{L})/iu.test(text)];
  if (kvinner !== menn && kjonn !== (kvinner ? 'kvinner' : 'menn')) return false;
  if (text === 'I alt' && niva !== 'hovedgruppe' && hovedgruppe !== 'alle') return false;
  return context.names
    .find(text)
    .every(({ entries }) =>
      entries.some(
        (record) =>
          (record.niva === niva && record.id === id) ||
          (record.niva === 'hovedgruppe' && record.id === hovedgruppe),
      ),
    );
}

/** A digit in a cell that no `<data>`, `<time>` or link to the source carries. */
function hasBareDigits(cell: Element): boolean {
  return cell.children.some((children) =>
    children.slag === 'tekst'
      ? /\d/.test(children.tekst)
      : !['data', 'time', 'a', 'svg'].includes(children.navn) && hasBareDigits(children),
  );
}

function checkCell(
  cell: Element,
  expression: string,
  maned: string,
  at: { page: AuditedPage; context: AuditContext },
): void {
  at.context.tally.celler += 1;
  const truth = truthFor(expression.split(' + '), maned, at.page.serier);
  const text = valueText(cell);
  const marked = allElements(cell).some(({ attr }) => attr['data-status'] === 'skjermet');
  const where = `${expression} i ${maned}`;
  checkChangedMark(cell, expression.split(' + '), maned, at);
  checkRettetMark(cell, expression.split(' + '), maned, at);
  if (truth === 'ukjent-serie') {
    reportAt(at, cell, 'tabell-serie', `ingen rapport har serien ${expression}`);
    return;
  }
  if (truth === 'skjermet') {
    if (!marked)
      reportAt(at, cell, 'tabell-skjermet', `«${text}» for ${where}`, 'data-status="skjermet"');
    return;
  }
  if (marked) {
    reportAt(at, cell, 'tabell-skjermet', `skjermet for ${where}`, written(truth));
    return;
  }
  if (truth === 'mangler' ? !EMPTY.has(text) : text !== formatInteger(BigInt(truth)))
    reportAt(at, cell, 'tabell-verdi', `«${text}» for ${where}`, written(truth));
}

/**
 * A figure that a report up to the page's own told otherwise before is marked, and no other; it leads to what the last
 * of those reports changed, unless it is hidden or gone.
 */
function checkChangedMark(
  cell: Element,
  seriesList: readonly string[],
  maned: string,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const changes = seriesList.flatMap((series) =>
    changesIn(series, at.page, at.context).filter(
      (one) => one.til && one.maned === maned && one.rapport <= at.page.edition,
    ),
  );
  const where = `${seriesList.join(' + ')} i ${maned}`;
  const last = changes.at(-1);
  if ((last !== undefined) !== (cell.attr['data-endret'] !== undefined))
    reportAt(
      at,
      cell,
      'tabell-endret',
      last ? `${where} er ikke merket som endret` : `${where} er merket som endret`,
    );
  const hidden = ['skjermet', 'mangler'].includes(cell.attr['data-status'] ?? '');
  const wanted = last && !hidden ? `${last.rapport}/endringer/#${anchorFor(last.serie)}` : '';
  const link = allElements(cell).find(({ navn }) => navn === 'a')?.attr.href ?? '';
  const said = /(?<=\/rapporter\/).*$/.exec(link)?.[0] ?? link;
  if (said !== wanted)
    reportAt(at, cell, 'tabell-endret', `${where} leder til «${said}»`, `«${wanted}»`);
}

/** A figure the editor corrected is marked, and no other. */
function checkRettetMark(
  cell: Element,
  seriesList: readonly string[],
  maned: string,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const rettet = seriesList.some((series) => at.page.serier.get(series)?.get(maned)?.rettet);
  if (rettet === (cell.attr['data-status'] === 'rettet')) return;
  const where = `${seriesList.join(' + ')} i ${maned}`;
  const says = rettet ? 'er ikke merket som rettet' : 'er merket som rettet';
  reportAt(at, cell, 'tabell-rettet', `${where} ${says}`);
}

function written(truth: number | 'mangler'): string {
  return truth === 'mangler' ? 'ingen verdi' : `«${formatInteger(BigInt(truth))}»`;
}

/** The cell's own text, without footnote links and words for screen readers about corrections. */
function valueText(cell: Element): string {
  const without = (element: Element): string =>
    element.children
      .map((children) =>
        children.slag === 'tekst'
          ? children.tekst
          : children.navn === 'sup'
            ? ''
            : without(children),
      )
      .join('');
  return without(cell)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** The figure for a series, or for a sum of printed series: hidden as soon as one part is. */
function truthFor(
  seriesList: string[],
  maned: string,
  truth: SeriesList,
): number | 'skjermet' | 'mangler' | 'ukjent-serie' {
  let sum = 0;
  let found = false;
  let skjermet = false;
  for (const series of seriesList) {
    const cells = truth.get(series);
    if (!cells) return 'ukjent-serie';
    const cell = cells.get(maned);
    if (!cell) continue;
    found = true;
    if (cell.antall === '*') skjermet = true;
    else sum += cell.antall;
  }
  if (!found) return 'mangler';
  return skjermet ? 'skjermet' : sum;
}
