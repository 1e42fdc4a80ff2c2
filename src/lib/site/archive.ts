import { latestMonths, type Subject } from '../facts/context.ts';
import type { SeriesMap } from '../domain/observation.ts';
import type { Maned } from '../domain/maned.ts';
import { parseObservationKey, type ObservationKey, type SeriesKey } from '../domain/key.ts';
import type { Revision } from '../series/revisions.ts';
import { archivedPath, latestPath, reportPath, revisionsPath, subjectsIn } from './paths.ts';
import { rowsIn, type Overview } from './overview.ts';
import { keysIn } from '../text/node.ts';
import { editionNotice, type EditionNotice } from './editions.ts';
import { wholeEntityPage, type EntityPage } from './entity.ts';
import { withSharing } from './figure-page.ts';
import {
  isSiblings,
  mapFigures,
  nameByPage,
  shareTables,
  type FiguresAndTables,
} from './page-figures.ts';
import { formatManed, manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { markup, joinHtml, linkHtml, type Html } from './html.ts';
import { periodOf, periodName } from './source.ts';
import type { FigureModel, Link, NumberTable } from './model.ts';
import { hasStar } from './tables.ts';

/**
 * The pages that a release keeps: an entity's page as the release told it, what it stands on, the ways on from it, and the
 * one notice that comes later.
 */

/** Which release a frozen page is of, and the ways on from it. */
export interface ArchiveMark {
  /** «rapporten for januar–mai 2021», and its page; that page itself has no path to it. */
  release: Pick<Link, 'tekst'> & Partial<Pick<Link, 'sti'>>;
  walk: ArchiveNavigation;
  /** Which edition of the release it is, where it was issued again. */
  edition?: EditionNotice | undefined;
}

/** An entity's page as one release told it, and the figures that stand on it. */
export interface ArchivedPage extends EntityPage {
  frosset: ArchiveMark;
  dependencies: Dependencies;
}

/** What a page stands on: whole series up to its month, and single figures; and the ids of the drawings on it. */
export interface Dependencies {
  figurer: string[];
  serier: SeriesKey[];
  observasjoner: ObservationKey[];
}

/** Months that a frozen page shows, but for the line of its main figure: a year, and the month a year before. */
const MONTHS = 13;

/** The series in those months: the pages of one release share them. */
const latestSeries = new WeakMap<PageContext, SeriesMap>();

/** The same basis, with no more of each series than the months that a kept page shows. */
export function shownOf(own: PageContext, context: PageContext): PageContext {
  const serier = latestSeries.get(context) ?? latestMonths(context, MONTHS).serier;
  latestSeries.set(context, serier);
  return { ...own, serier };
}

/**
 * The model of an entity's page as the release of `context` told it. Links to other entities stay within the release.
 * A release keeps half a hundred pages for good, so each tells what is its own: one line shows the whole development, the other
 * drawings and the tables show the latest year; earlier months are headlines where no release before told them, a figure's numbers stand in the page's tables where they can, and drawings are named by the words around them.
 */
export function archivedEntityPage(subject: Subject, context: PageContext): ArchivedPage {
  const { own, told } = archivedContext(context);
  const name = releaseReference(own);
  // No release before told of the earlier months, so the latest page goes on telling them.
  const whole = wholeEntityPage(subject, own, 'nye', undefined, shownOf(own, context));
  const page = mapFigures(withoutOlder(whole), (figure) =>
    withSharing(nameByPage(figure), subject, own),
  );
  const hasSkjermet = page.tabeller.some(({ rader }) => hasStar(rader));
  const { mainFigure, figurer, tabeller, deler } = page;
  return {
    ...page,
    hasSkjermet,
    // What a thing is does not change by the month: it is told on the latest page.
    forklaring: undefined,
    explainedAt: whole.forklaring && own.link(`${latestPath(subject)}#forklaring`),
    head: {
      ...page.head,
      name: `${page.navn}, ${name}`,
      // The release's own page tells catalogues of its figures, this page's among them.
      dataset: undefined,
    },
    frosset: {
      release: { tekst: name, sti: reportPath(own.rapport) },
      walk: archiveNavigation(subject, own),
      edition: editionNotice(own),
    },
    dependencies: dependenciesOf(
      {
        figurer: mainFigure ? [mainFigure, ...figurer] : figurer,
        tabeller,
        overview: deler?.overview,
      },
      told,
    ),
  };
}

/**
 * The basis of one page that a release keeps: what it leads to is of the same release, and `told` fills, as the page is
 * made, with every figure that its texts are computed from.
 */
export function archivedContext(context: PageContext): {
  own: PageContext;
  told: ReadonlySet<ObservationKey>;
} {
  const told = new Set<ObservationKey>();
  const own: PageContext = {
    ...context,
    pathTo: (subject) => archivedPath(context.rapport, latestPath(subject)),
    listPath: reportPath(context.rapport),
    html: (content, subject) => {
      for (const key of keysIn(content)) told.add(key);
      return context.html(content, subject);
    },
  };
  return { own, told };
}

/** What a release is called on the pages that it keeps: «rapporten for januar–mai 2021». */
export function releaseReference({ release }: PageContext): string {
  return `rapporten for ${periodName(release)}`;
}

/** A page without the older rows of its tables, where figures lead to the page's own tables for the numbers those have. */
export function withoutOlder<Page extends FiguresAndTables>(page: Page): Page {
  const shared = mapFigures(shareTables(page), (figure) =>
    isOfOneMonth(figure)
      ? inOneMonth(figure)
      : { ...figure, table: figure.table && shorten(figure.table) },
  );
  return { ...shared, tabeller: page.tabeller.map((table) => shorten(table)) };
}

/** True for a figure that draws several in one month: each of them has a page with its other months. */
function isOfOneMonth(figure: FigureModel): boolean {
  return isSiblings(figure) || figure.id.endsWith('-sammensetning');
}

/** What is drawn of one month has that month in its table. What a star means is told where there is one. */
function inOneMonth(figure: FigureModel): FigureModel {
  if (!figure.table) return figure;
  const { note, ...table } = shorten(figure.table, 1);
  const told = note !== undefined && hasStar(table.rader) && { note };
  return { ...figure, table: { ...table, ...told } };
}

/** A table as a kept page has it: the latest year, and the month a year before, or fewer months. */
function shorten(table: NumberTable, months = MONTHS): NumberTable {
  return { ...table, rader: table.rader.slice(0, months), eldre: [] };
}

/** What a page shows that is of whole series. */
interface Shown {
  figurer: readonly FigureModel[];
  tabeller: readonly NumberTable[];
  overview: Overview | undefined;
}

/**
 * What a page stands on: the series that its drawings and tables show, and beside them the figures its texts are computed
 * from, `told`.
 */
export function dependenciesOf(
  { figurer, tabeller, overview }: Shown,
  told: ReadonlySet<ObservationKey>,
): Dependencies {
  const series = new Set([
    ...figurer.flatMap(({ serier }) => serier),
    ...tabeller.flatMap(({ columns }) => columns.flatMap(({ serie }) => serie ?? [])),
    ...(overview ? rowsIn(overview.deler) : []).flatMap(({ serie, spark }) =>
      spark === undefined ? [] : serie,
    ),
  ]);
  return {
    figurer: figurer.map(({ id }) => id),
    serier: [...series].sort(),
    observasjoner: [...told].filter((key) => !series.has(parseObservationKey(key).serie)).sort(),
  };
}

/** The one thing a frozen page may learn later: that figures on it have been changed, and by which releases. */
export interface ChangeNotice {
  antall: number;
  /** The last month of each, and the page that lists what it changed. */
  rapporter: { maned: Maned; sti: string }[];
}

/** The notice: that figures have been changed, and by which reports. `link` gives the link to a path. It is read in frames too. */
export function noticeHtml({ rapporter }: ChangeNotice, link: (path: string) => string): Html {
  const links = rapporter.map(({ maned, sti }) => linkHtml(link(sti), manedHtml(maned)));
  const who =
    links.length === 1 ? markup`Rapporten som endret dem:` : markup`Rapportene som endret dem:`;
  return markup`<strong>Tall i denne utgaven er endret senere.</strong> ${who} ${joinHtml(links, ', ')}.`;
}

/** All changes by the series they are of. */
export type ChangeLookup = ReadonlyMap<SeriesKey, Revision[]>;

/** Changes by series, for looking up page by page. */
export function changeLookup(changes: Revision[]): ChangeLookup {
  const found = new Map<SeriesKey, Revision[]>();
  for (const change of changes) {
    const list = found.get(change.serie);
    if (list) list.push(change);
    else found.set(change.serie, [change]);
  }
  return found;
}

/** The notice for a page of the release `rapport`, or undefined as long as every figure on it stands. */
export function changeNotice(
  rapport: string,
  { serier, observasjoner }: Omit<Dependencies, 'figurer'>,
  lookup: ChangeLookup,
): ChangeNotice | undefined {
  const later = (series: SeriesKey) =>
    (lookup.get(series) ?? []).filter((one) => one.rapport > rapport && one.forst <= rapport);
  const whole = serier.flatMap(later);
  const single = observasjoner.flatMap((key) => {
    const { serie, maned } = parseObservationKey(key);
    return later(serie).filter((one) => one.maned === maned);
  });
  const found = [...whole, ...single];
  if (found.length === 0) return undefined;
  const rapporter = [...new Set(found.map((one) => one.rapport))].sort();
  return {
    antall: new Set(found.map(({ serie, maned }) => `${serie}@${maned}`)).size,
    rapporter: rapporter.map((id) => ({
      // A report's id begins with its last month.
      maned: id.slice(0, 7) as Maned,
      sti: revisionsPath(id),
    })),
  };
}

/** Where the list of editions stands on the latest page about a subject. */
export const EDITIONS_ID = 'utgaver';

/**
 * The ways on from a page that a release keeps. None leads to the release after: a kept page is the same whatever comes
 * later.
 */
export interface ArchiveNavigation {
  /** The page as the release before kept it; undefined where that release has none. */
  previous: Link | undefined;
  /** The list of every edition of the page. */
  all: Link;
  /** The page with the latest figures. */
  latest: Link;
}

/** The ways on from the page about a subject, or about the whole, that the release of `context` keeps. */
export function archiveNavigation(subject: Subject, context: PageContext): ArchiveNavigation {
  const sti = latestPath(subject);
  const isWhole = subject.niva === 'i-alt';
  return {
    previous: previousEdition(subject, context),
    all: isWhole
      ? { tekst: 'Alle rapporter', sti: '/rapporter/' }
      : { tekst: 'Alle utgaver', sti: `${sti}#${EDITIONS_ID}` },
    latest: { tekst: 'Nyeste tall', sti },
  };
}

/** A subject that has had a page has one in every release since, so there is none further back than the release before. */
function previousEdition(subject: Subject, { forrige }: PageContext): Link | undefined {
  if (!forrige) return undefined;
  const { release, register } = forrige;
  const has = subject.niva === 'i-alt' || subjectsIn(register).some((one) => isSame(one, subject));
  if (!has) return undefined;
  const tekst = `Utgaven for ${formatManed(periodOf(release).til)}`;
  return { tekst, sti: archivedPath(release.id, latestPath(subject)) };
}

function isSame(a: Subject, b: Subject): boolean {
  return a.niva === b.niva && a.id === b.id;
}
