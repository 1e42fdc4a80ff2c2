import { wholeSeries } from '../truth/truth.ts';
import { allElements, nearest, type Element } from '../page/document.ts';
import { allMatches, placeIn } from '../page/sentence.ts';
import { addManeder, manedNumber } from '../readers/month.ts';
import type { AuditedCell } from '../readers/report.ts';
import { elementsWith, reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { shownAt } from '../page/shown-months.ts';

const MANED = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember';
const PERIOD = new RegExp(`(${MANED})( \\d{4})?[–-](${MANED}) (\\d{4})`, 'giu');

/** «Endring … fra måneden før, februar–mai 2021», «Største månedlige nedgang februar–mai 2021». */
const OF_CHANGES = /fra måneden før,\s$|største månedlige (?:økning|nedgang)\s$/iu;

/** A period told as «januar–mai 2021» is the period of a report, or of the series it is told of; a month told of exists. */
export function checkPeriods(page: AuditedPage, context: AuditContext): void {
  checkExists(page, context);
  checkLead(page, context);
  if (page.adresse.endsWith('/kilde/')) return;
  // The months a source is used for are held against the numbers.
  const told = page.sentences
    .flatMap((setning) => allMatches(setning.tekst, PERIOD).map((match) => ({ setning, match })))
    .filter(({ setning }) => !nearest(setning.block, ({ attr }) => attr.class === 'utregning'));
  if (told.length === 0) return;
  const drawn = drawnSeries(page);
  const [levels, changes] = [periods(drawn, page, context), changePeriods(drawn, context)];
  for (const { setning, match } of told) {
    const [whole, from = '', fromYear, to = '', toYear = ''] = match;
    const isOfChanges = OF_CHANGES.test(setning.tekst.slice(0, match.index));
    const perioder = new Set([...(isOfChanges ? changes : levels), ...captioned(setning.block)]);
    if (!perioder.has(`${iso(from, fromYear?.trim() ?? toYear)}–${iso(to, toYear)}`))
      reportAt(
        { page, context },
        placeIn(setning, match.index),
        'periode',
        `«${whole}»`,
        [...perioder].join(' eller '),
      );
  }
}

/** The months of a table's own rows, which its caption may tell of: older months stand in a table of their own. */
function captioned(block: Element): Set<string> {
  const table =
    nearest(block, ({ navn }) => navn === 'caption') &&
    nearest(block, ({ navn }) => navn === 'table');
  const rows = table ? allElements(table).filter(({ navn }) => navn === 'tr') : [];
  const months = rows.flatMap((row) =>
    allElements(row)
      .slice(0, 4)
      .flatMap(({ navn, attr }) => (navn === 'time' ? (attr.datetime ?? []) : [])),
  );
  return months.length > 0 ? toPeriods([months]) : new Set();
}

/** Under its headline a subject's page tells the months of the subject's own series, from the first to the page's own. */
function checkLead(page: AuditedPage, context: AuditContext): void {
  if (!page.owner) return;
  const own = page.serier.get(wholeSeries(page.owner));
  const lead = page.elements.find(({ attr }) => attr.class === 'ingress');
  if (!own || !lead) return;
  const told = allElements(lead).flatMap(({ attr }) => attr.datetime ?? []);
  const [first, last] = [
    [...own.keys()].sort()[0],
    [...(page.serier.get('i-alt/i-alt/alle/alle') ?? own).keys()].sort().at(-1),
  ];
  const shown = new Set([first, last]);
  if (told.join('–') !== [...shown].join('–'))
    reportAt({ page, context }, lead, 'periode', told.join('–'), [...shown].join('–'));
}

type DrawnSeries = [series: string, told: ReadonlyMap<string, AuditedCell>];

/** The series that drawings on the page show, each with the months that it is shown in. */
function drawnSeries(page: AuditedPage): DrawnSeries[] {
  return elementsWith(page, ['data-serier']).flatMap((element) => {
    const { serier } = shownAt(element, page);
    return (element.attr['data-serier'] ?? '')
      .split(/\s+/)
      .map((series): DrawnSeries => [series, serier.get(series) ?? new Map()]);
  });
}

/** The periods that changes from the month before may be told of: from a drawn series' first change to its last. */
function changePeriods(drawn: readonly DrawnSeries[], { truth }: AuditContext): Set<string> {
  return toPeriods(
    drawn.map(([series, told]) => {
      const broken = new Set(truth.breaksFor(series));
      const isTold = (maned: string) => typeof told.get(maned)?.antall === 'number';
      return [...told.keys()].filter(
        (maned) => isTold(maned) && isTold(addManeder(maned, -1)) && !broken.has(maned),
      );
    }),
  );
}

/** The periods a page may tell of: each report's, and those of the series it draws. */
function periods(
  drawn: readonly DrawnSeries[],
  page: AuditedPage,
  context: AuditContext,
): Set<string> {
  const runs = [
    // The grand total is told for every month that is.
    [...(page.serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])],
    ...context.truth.rapporter.map((rapport) => rapport.maneder),
    ...drawn.map(([, told]) => [...told.keys()]),
  ];
  return toPeriods(runs);
}

/** The first and the last month of each run. */
function toPeriods(runs: readonly (readonly string[])[]): Set<string> {
  return new Set(
    runs.map((run) => {
      const ordered = [...run].sort();
      return `${ordered[0] ?? ''}–${ordered.at(-1) ?? ''}`;
    }),
  );
}

function iso(name: string, year: string): string {
  return `${year}-${String(manedNumber(name)).padStart(2, '0')}`;
}

/** A month in the house's own text is one that some report covers, unless the text says that it is missing. */
function checkExists(page: AuditedPage, context: AuditContext): void {
  const covered = (maned: string): boolean =>
    context.truth.rapporter.some(({ maneder }) => maneder.includes(maned));
  for (const { marks, tekst, block } of page.sentences) {
    if (/mangler|ingen tall/iu.test(tekst)) continue;
    if (!nearest(block, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    for (const { element } of marks) {
      const { datetime = '' } = element.attr;
      if (/^\d{4}-\d{2}$/.test(datetime) && !covered(datetime))
        reportAt({ page, context }, element, 'måned', `ingen rapport dekker ${datetime}`);
    }
  }
}
