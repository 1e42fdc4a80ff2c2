import { partSeries, type Truth, wholeSeries } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import { reportOfPage } from '../readers/edition.ts';
import { textOf } from '../readers/files.ts';
import { lineInWords } from '../readers/pages.ts';
import { allElements, textIn, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { reportAt, type SiteCheck, type AuditContext, type AuditedPage } from '../page/context.ts';
import { readPngAt } from './metadata.ts';
import { isFramePage } from './frame.ts';
import { mayOmitOldest } from './table.ts';

const FIXED = ['', 'tiltak/', 'sammenlign/', 'rapporter/', 'data/', 'om/', 'tilgjengelighet/'];

/** What stands beside a figure's page, under its own name or a fixed one. */
const FIGURE_FILES = ['svg', 'png', 'csv', 'xlsx', 'csv-metadata.json'];
const FIGURE_PAGES = ['index.html', 'oembed.json'];

/** Every page the contract promises exists. */
export const checkPages: SiteCheck = (context) => {
  const { truth, dist } = context;
  const { tiltak, tiltaksgruppe, hovedgruppe } = truth.register;
  const seriesList = truth.edition(truth.newest);
  const inUsage = new Set(
    [...seriesList.keys()].map((series) => series.split('/').slice(0, 2).join('/')),
  );
  const addresses = [
    ...FIXED,
    ...tiltak.filter(({ id }) => inUsage.has(`tiltak/${id}`)).map(({ id }) => `tiltak/${id}/`),
    ...tiltaksgruppe
      .filter(({ id }) => inUsage.has(`tiltaksgruppe/${id}`))
      .map(({ id }) => `tiltaksgrupper/${id}/`),
    ...hovedgruppe
      .filter(({ id }) => inUsage.has(`hovedgruppe/${id}`))
      .map(({ id }) => `hovedgrupper/${id}/`),
    ...truth.rapporter.flatMap(({ id }) => [
      `rapporter/${id}/`,
      `rapporter/${id}/kilde/`,
      `rapporter/${id}/avstemming/`,
      ...archived(id, truth),
    ]),
    ...truth.entries.flatMap(({ niva, earlierSlug }) =>
      earlierSlug.map((slug) => `${FOLDER[niva]}/${slug}/`),
    ),
  ];
  for (const address of addresses)
    if (!dist.has(`${address}index.html`))
      context.report({
        fil: `${address}index.html`,
        sted: '1:1',
        regel: 'side-mangler',
        found: 'siden finnes ikke',
      });
};

/** The pages a release keeps: one for each entity it has a figure of. */
function archived(rapport: string, truth: Truth): string[] {
  const seriesList = truth.edition(rapport);
  const own = new Set(
    [...seriesList.keys()].map((series) => series.split('/').slice(0, 2).join('/')),
  );
  const register = truth.registerAt(rapport);
  return [...register.hovedgruppe, ...register.tiltaksgruppe, ...register.tiltak]
    .filter(({ niva, id }) => own.has(`${niva}/${id}`))
    .map(({ niva, id }) => `rapporter/${rapport}/${FOLDER[niva]}/${id}/`);
}

/** True when some month of an entity's own series is told: it has a development to draw. */
function hasVisible(niva: string, id: string, seriesList: SeriesList): boolean {
  const series = wholeSeries({ niva, id });
  return [...(seriesList.get(series)?.values() ?? [])].some(({ antall }) => antall !== '*');
}

/** Every figure a page shows, now or as a release keeps it, has its own page, files and answer for embedding. */
export class FigureCheck {
  private readonly figurer = new Map<string, string>();

  /** Takes the figures of one page. An entity with a figure to draw has its development drawn. */
  take(page: AuditedPage, context: AuditContext): void {
    const own = page.elements.filter(
      ({ navn, attr }) => navn === 'figure' && /^[a-z0-9-]+$/.test(attr.id ?? ''),
    );
    for (const { attr } of own) {
      const { id = '' } = attr;
      if (!this.figurer.has(id)) this.figurer.set(id, page.fil);
    }
    if (isRedirect(page)) return;
    const drawn = own.some(({ attr }) => attr.id?.endsWith('-utvikling'));
    if (isFigurePage(page)) checkFigurePage(page, context);
    else if (!drawn) checkUndrawn(page, context);
    if (isFramePage(page)) for (const figure of own) checkDrawn(figure, page, context);
  }

  /** Judges when all pages are known. */
  judge(context: AuditContext): void {
    for (const [id, file] of this.figurer)
      for (const path of [...FIGURE_FILES.map((suffix) => `${id}.${suffix}`), ...FIGURE_PAGES])
        if (!context.dist.has(`figur/${id}/${path}`))
          context.report({
            fil: `figur/${id}/${path}`,
            sted: '1:1',
            regel: 'figur-mangler',
            found: `finnes ikke, men figuren står på ${file}`,
          });
        else if (path.endsWith('.png')) checkFigureImage(id, context);
  }
}

function isFigurePage({ adresse }: AuditedPage): boolean {
  return /^\/figur\/[^/]+\/$/.test(adresse);
}

/** A figure whose page has no table of months: that of movements. */
const WITHOUT_MANEDER = '-bevegelser';

/** A figure's page shows that figure and no other. */
function checkFigurePage(page: AuditedPage, context: AuditContext): void {
  const id = page.adresse.split('/').at(-2) ?? '';
  const shown = page.elements.flatMap(({ navn, attr }) =>
    navn === 'figure' ? (attr.id ?? []) : [],
  );
  if (shown.join() !== id)
    reportAt({ page, context }, page.document.root, 'figur-mangler', shown.join(), id);
}

/** A figure alone in a frame leads to its page, which has a table of every series the figure draws, and draws all it tells. */
function checkDrawn(figure: Element, page: AuditedPage, context: AuditContext): void {
  const { id = '' } = figure.attr;
  const drawn = allElements(figure).flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? []);
  const tables = tableManeder(page);
  // What a whole consists of is drawn beside the whole, which is the sum of the table's row.
  const whole = id.endsWith('-sammensetning') ? page.owner?.id : undefined;
  const without = [...new Set(drawn)].filter(
    (series) => !tables.has(series) && (whole === undefined || partSeries(series).id !== whole),
  );
  if (without.length > 0 && !id.endsWith(WITHOUT_MANEDER))
    reportAt({ page, context }, figure, 'tabell-mangler', `ingen tabell har ${without.join(', ')}`);
  const isTold = (series: string): boolean =>
    typeof page.serier.get(series)?.get(page.edition.slice(0, 7))?.antall === 'number';
  const undrawn = isFigurePage(page)
    ? [...tables.keys()].filter((series) => !drawn.includes(series) && isTold(series))
    : [];
  if (undrawn.length > 0)
    reportAt({ page, context }, figure, 'figur-mangler', `tegner ikke ${undrawn.join(', ')}`);
}

/** A page without a drawing of its development has nothing to draw. */
function checkUndrawn(page: AuditedPage, context: AuditContext): void {
  const { niva, id } = page.owner ?? { niva: '', id: '' };
  if (hasVisible(niva, id, page.serier))
    reportAt(
      { page, context },
      page.document.root,
      'figur-mangler',
      `ingen figur av ${niva}/${id}`,
    );
}

/** The picture of a figure is whole and has its drawing's shape. */
function checkFigureImage(id: string, context: AuditContext): void {
  const fil = `figur/${id}/${id}.png`;
  const svg = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(
    textOf(context.dist, `figur/${id}/${id}.svg`),
  );
  const target = readPngAt(fil, context);
  const [width, height] = [Number(svg?.[1]), Number(svg?.[2])];
  const found =
    typeof target === 'string'
      ? target
      : Math.abs(target.height - (target.width * height) / width) > 1.5
        ? `bildet er ${target.width}×${target.height}, tegningen ${width}×${height}`
        : undefined;
  if (found !== undefined) context.report({ fil, sted: '1:1', regel: 'bilde', found });
}

const FOLDER = { tiltak: 'tiltak', tiltaksgruppe: 'tiltaksgrupper', hovedgruppe: 'hovedgrupper' };

/** An entity's page names it, has one `h1`, and has each of its series and months in a table. */
export function checkPageContent(page: AuditedPage, context: AuditContext): void {
  if (isRedirect(page)) return;
  const headings = page.elements.filter(({ navn }) => navn === 'h1');
  if (headings.length !== 1)
    reportAt(
      { page, context },
      page.document.root,
      'h1',
      `${headings.length} h1-overskrifter`,
      'én',
    );
  if (!page.owner || page.fil.startsWith('figur/')) return;
  const entry = context.truth.entry(page.owner.niva, page.owner.id);
  if (entry) {
    const title = page.elements.find(({ navn }) => navn === 'title');
    if (!title || !textIn(title).includes(entry.vist))
      reportAt(
        { page, context },
        title ?? page.document.root,
        'tittel',
        `«${title ? textIn(title) : ''}»`,
        entry.vist,
      );
    checkCoverage(page, context);
  }
}

function isRedirect(page: AuditedPage): boolean {
  return page.elements.some(
    ({ navn, attr }) => navn === 'meta' && attr['http-equiv'] === 'refresh',
  );
}

/** Tables of the page must cover the entity's series for all hovedgrupper and both sexes together, all months. */
function checkCoverage(page: AuditedPage, context: AuditContext): void {
  const { niva, id } = page.owner ?? { niva: '', id: '' };
  const shown = tableManeder(page);
  for (const [series, cells] of page.serier) {
    const parts = partSeries(series);
    if (parts.niva !== niva || parts.id !== id) continue;
    const own = shown.get(series) ?? new Set();
    const [oldest = ''] = mayOmitOldest(own, page) ? [...own].sort() : [];
    for (const maned of cells.keys())
      if (!own.has(maned) && maned >= oldest)
        reportAt(
          { page, context },
          page.document.root,
          'tabell-mangler',
          `ingen tabell har ${series} i ${maned}`,
        );
  }
}

/** The months that the page's tables have rows for, by series. */
function tableManeder({ elements }: AuditedPage): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  for (const table of elements.filter(({ navn }) => navn === 'table')) {
    const content = allElements(table);
    const maneder = content.flatMap(({ navn, attr }) =>
      navn === 'time' ? (attr.datetime ?? []) : [],
    );
    for (const series of content.flatMap(({ attr }) => attr['data-serie']?.split(' + ') ?? []))
      shown.set(series, new Set([...(shown.get(series) ?? []), ...maneder]));
  }
  return shown;
}

/** The page with a report's text holds that text, line for line, each with its anchor, which names line and page. */
export function checkSourceText(page: AuditedPage, context: AuditContext): void {
  const rapport = context.truth.rapport(reportOfPage(page.adresse, 'kilde') ?? '');
  if (!rapport) return;
  const perId = new Map(page.elements.map((element) => [element.attr.id, element]));
  const read = new Set(
    [...rapport.serier.values()].flatMap((cells) => [...cells.values()].map(({ linje }) => linje)),
  );
  rapport.linjer.forEach((line, i) => {
    const element = perId.get(`L${i + 1}`);
    if (!element) {
      if (i < rapport.linjer.length - 1 || line !== '')
        reportAt({ page, context }, page.document.root, 'kilde', `linje ${i + 1} mangler`);
    } else if (!equalLine(textIn(element), line, i + 1))
      reportAt({ page, context }, element, 'kilde', `«${flatText(element)}»`, `«${line}»`);
    if (element) checkLineLink(element, line, i + 1);
    if (element) checkLineLabel(element, lineInWords(rapport, i + 1).replace('l', 'L'));
  });

  /** A line that figures stand on has a link, and none without a number. */
  function checkLineLink(element: Element, line: string, number: number): void {
    const isLinked = allElements(element).some(({ navn }) => navn === 'a');
    if (isLinked ? !/[\d*]/.test(line) : read.has(number))
      reportAt(
        { page, context },
        element,
        'kilde',
        `linje ${number} ${isLinked ? 'har' : 'mangler'} lenke`,
      );
  }

  function checkLineLabel(element: Element, label: string): void {
    const link = allElements(element).find(({ navn }) => navn === 'a');
    const said = link?.attr['aria-label'];
    if (said !== undefined && said !== label)
      reportAt({ page, context }, element, 'kilde', said, label);
  }
}

function equalLine(shown: string, line: string, number: number): boolean {
  const cleaned = (text: string): string => text.replace(/[ \t\n]+/g, ' ').trim();
  return [cleaned(line), cleaned(`${number} ${line}`), cleaned(`${number}${line}`)].includes(
    cleaned(shown),
  );
}
