import { partKey, type Key } from '../truth/truth.ts';
import { reportOfPage } from '../readers/edition.ts';
import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { cells, columns } from '../page/table.ts';
import { lineInWords } from '../readers/pages.ts';
import type { AuditedCell } from '../readers/report.ts';
import { manedNumber } from '../readers/month.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** A line of a report. */
interface Template {
  rapport: string;
  linje: number;
}

const SOURCE = /\/kilde\/#L(\d+)$/;

/** A link to a line of a report says that line's number and leads to where the number beside it stands. */
export function checkSourceLinks(page: AuditedPage, context: AuditContext): void {
  if (page.adresse.endsWith('/kilde/')) return;
  for (const element of page.elements) {
    if (isSourceList(element)) checkSourceList(element, { page, context });
    const match = SOURCE.exec(element.attr.href ?? '');
    if (!match) continue;
    const [, line = ''] = match;
    const rapport = reportOfPage(match.input, 'kilde') ?? '';
    const word = textIn(element);
    if ((/linje (\d+)/i.exec(word)?.[1] ?? line) !== line)
      reportAt({ page, context }, element, 'kildelenke', `«${word}» leder til linje ${line}`);
    else checkPageNumber(element, { rapport, linje: Number(line) }, { page, context });
    checkLine(element, { rapport, linje: Number(line) }, { page, context });
  }
}

/** Where a source is told in words, and wherever a page is named, the page of the original is told and right. */
function checkPageNumber(
  link: Element,
  { rapport, linje }: Template,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const word = flatText(link);
  if (!/^linje \d/.test(word)) return;
  const report = at.context.truth.rapport(rapport);
  const isTold =
    word.includes('side') ||
    at.page.adresse.endsWith('/avstemming/') ||
    nearest(link, isSourceList) !== undefined;
  const expected = report && lineInWords(report, linje);
  if (isTold && expected !== undefined && word !== expected)
    reportAt(at, link, 'kildelenke', `«${word}»`, expected);
}

/** The line is one where the series beside the link stands in that report. */
function checkLine(
  element: Element,
  { rapport, linje }: Template,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const seriesList = seriesAt(element);
  const textLines = new Set(seriesList.flatMap((series) => lines(series, rapport, at.context)));
  if (textLines.size > 0 && !textLines.has(linje))
    reportAt(
      at,
      element,
      'kildelenke',
      `linje ${linje} for ${seriesList.join(', ')}`,
      `linje ${[...textLines].join(', ')}`,
    );
}

const MANED =
  /(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)(?: (\d{4}))?/giu;

/** The list under a summary of where its numbers were read: «Mentor, kvinner, andre på tiltak: linje 640». */
function isSourceList(element: Element): boolean {
  return element.navn === 'ul' && element.parent?.attr.class === 'utregning';
}

type CellPlaces = ReadonlyMap<string, { nokkel: Key; celle: AuditedCell }[]>;

/** The list names each series once, with lines that the summary's numbers stand on, and leaves none of these out. */
function checkSourceList(list: Element, at: { page: AuditedPage; context: AuditContext }): void {
  const frame = nearest(list, ({ navn }) => navn === 'section') ?? list;
  const cells = [...headlineOf(at.page), frame].flatMap((one) => cellene(one, at));
  const used: CellPlaces = Map.groupBy(cells, ({ celle }) => placeOf(celle));
  const records = allElements(list).filter(({ navn }) => navn === 'li');
  const sett = new Set<string>();
  for (const record of records) {
    const name = recordName(record);
    if (sett.has(name)) reportAt(at, record, 'kildelenke', `«${name}» to ganger`);
    sett.add(name);
    checkRecord(record, used, at);
    checkManeder(record, used, at);
  }
  const named = new Set(records.flatMap((record) => placesIn(record).map(({ sted }) => sted)));
  for (const [place, [first]] of used)
    if (!named.has(place))
      reportAt(at, list, 'kildelenke', `${first?.nokkel.serie ?? ''} (${place}) er ikke med`);
}

/** The page's headline, whose numbers the list under its first summary names too. */
function headlineOf({ elements }: AuditedPage): Element[] {
  return elements.filter(({ navn, attr }) => navn === 'h1' && attr['data-tekst'] === 'overskrift');
}

function checkRecord(
  record: Element,
  used: CellPlaces,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const name = recordName(record);
  for (const { sted, link } of placesIn(record))
    if (!used.get(sted)?.some(({ nokkel }) => isNameOn(name, nokkel, at.context)))
      reportAt(at, link, 'kildelenke', `«${name}» er ikke blant det sammendraget bygger på`);
}

function recordName(record: Element): string {
  return (textIn(record).split(':')[0] ?? '').replace(/\s+/g, ' ').trim();
}

/** The lines of reports that links in an item lead to. */
function placesIn(record: Element): { sted: string; link: Element }[] {
  return allElements(record).flatMap((link) => {
    const { href = '' } = link.attr;
    const line = SOURCE.exec(href)?.[1];
    const sted = `${reportOfPage(href, 'kilde') ?? ''} ${line ?? ''}`;
    return line === undefined ? [] : [{ sted, link }];
  });
}

function placeOf({ rapport, linje }: AuditedCell): string {
  return `${rapport} ${linje}`;
}

/** True when the words name the subject, sex and hovedgruppe of the series. */
function isNameOn(word: string, { serie }: Key, { names }: AuditContext): boolean {
  const [niva, id, hovedgruppe, kjonn] = serie.split('/');
  const said = /(?:^|, )(kvinner|menn)(?:,|$)/u.exec(word)?.[1] ?? 'alle';
  const named = names.find(word).flatMap(({ entries }) => entries);
  const isNamed = (pa: string | undefined, who: string | undefined) =>
    named.some((one) => one.niva === pa && one.id === who);
  const groups = named.filter((one) => one.niva === 'hovedgruppe');
  return (
    said === kjonn &&
    (niva === 'i-alt' || isNamed(niva, id)) &&
    (hovedgruppe === 'alle' ? groups.length === 0 : isNamed('hovedgruppe', hovedgruppe))
  );
}

/** Months in brackets after a line are some that a number of the summary has from there. */
function checkManeder(
  record: Element,
  used: CellPlaces,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const places = placesIn(record);
  const inParentheses = [
    ...textIn(record).matchAll(/linje \d+(?:, side \d+)?\s*(?:\(([^)]*)\))?/gu),
  ];
  for (const [i, [, word = '']] of inParentheses.entries()) {
    const place = places[i]?.sted ?? '';
    for (const maned of manedene(word))
      if (!used.get(place)?.some(({ nokkel }) => nokkel.maned === maned))
        reportAt(at, record, 'kildelenke', `${maned} er ikke fra ${place}`);
  }
}

/** «november 2020–mai 2021»: its months; the first may leave out a year that is the last one's. */
function manedene(word: string): string[] {
  const found = [...word.matchAll(MANED)];
  const year = found.at(-1)?.[2] ?? '';
  return found.map(
    ([, name = '', own]) => `${own ?? year}-${String(manedNumber(name)).padStart(2, '0')}`,
  );
}

const knownCells = new WeakMap<Element, { nokkel: Key; celle: AuditedCell }[]>();

/** The cells a summary's numbers are taken from: the release's, or those of the report a number names. */
function cellene(
  frame: Element,
  at: { page: AuditedPage; context: AuditContext },
): { nokkel: Key; celle: AuditedCell }[] {
  const known = knownCells.get(frame) ?? findCells(frame, at);
  knownCells.set(frame, known);
  return known;
}

function findCells(
  frame: Element,
  { page, context }: { page: AuditedPage; context: AuditContext },
): { nokkel: Key; celle: AuditedCell }[] {
  return allElements(frame).flatMap(({ attr }) => {
    const { 'data-rapport': id } = attr;
    const seriesList = id === undefined ? page.serier : context.truth.rapport(id)?.serier;
    return (attr['data-av'] ?? '').split(/\s+/).flatMap((text) => {
      const nokkel = partKey(text);
      const celle = nokkel && seriesList?.get(nokkel.serie)?.get(nokkel.maned);
      return nokkel && celle ? [{ nokkel, celle }] : [];
    });
  });
}

function keys(frame: Element): Key[] {
  return allElements(frame)
    .flatMap(({ attr }) => (attr['data-av'] ?? '').split(/\s+/))
    .flatMap((text) => partKey(text) ?? []);
}

/** The series a link stands for: its column's, else those of the numbers in its row. */
function seriesAt(link: Element): string[] {
  const cell = nearest(link, ({ navn }) => navn === 'td' || navn === 'th');
  const table = nearest(link, ({ navn }) => navn === 'table');
  const row = cell?.parent;
  const headings = table && columns(table);
  const inColumn = cell && row && headings?.get(indexOf(cell, row));
  if (inColumn) return inColumn.split(' + ');
  const frame = nearest(link, (element) => element.navn === 'tr');
  return frame ? keys(frame).map(({ serie }) => serie) : [];
}

function indexOf(cell: Element, row: Element): number {
  let index = 0;
  for (const other of cells(row)) {
    if (other === cell) return index;
    index += Number(other.attr.colspan ?? 1);
  }
  return -1;
}

function lines(series: string, rapport: string, context: AuditContext): number[] {
  const found = context.truth.rapport(rapport)?.serier.get(series);
  return [...(found?.values() ?? [])].map(({ linje }) => linje);
}
