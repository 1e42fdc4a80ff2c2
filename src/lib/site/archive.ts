import type { Subject } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { ObservationKey, SeriesKey } from '../domain/key.ts';
import type { Revision } from '../series/revisions.ts';
import { archivedPath } from './archive-paths.ts';
import { editionNotice, type EditionNotice } from './superseded.ts';
import { helEntityPage, type EntityPage } from './entity.ts';
import { withSharing } from './figure-sharing.ts';
import { mapFigures, shareTables } from './figure-tables.ts';
import { nameByPage } from './figure-names.ts';
import { formatPeriod, manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { markup, joinHtml, linkHtml, type Html } from './html.ts';
import { periodOf } from './source.ts';
import type { Figur, Link, NumberTable } from './model.ts';
import { pathTo } from './paths.ts';
import { walkFrom, type Walk } from './walk.ts';

/** Which release a frozen page is of, and the ways on from it. */
export interface Frysning {
  /** «rapporten for januar–mai 2021», and its page; that page itself has no path to it. */
  release: Pick<Link, 'tekst'> & Partial<Pick<Link, 'sti'>>;
  walk: Walk;
  /** Which edition of the release it is, where it was issued again. */
  edition?: EditionNotice | undefined;
}

/** An entity's page as one release told it, and the figures that stand on it. */
export interface ArchivedPage extends EntityPage {
  frosset: Frysning;
  dependencies: Dependencies;
}

/** What a page stands on: whole series up to its month, and single figures; and the ids of the drawings on it. */
export interface Dependencies {
  figurer: string[];
  serier: SeriesKey[];
  observasjoner: ObservationKey[];
}

/** Months in the tables of a frozen page: a year, and the month a year before. */
const MONTHS = 13;

/**
 * The model of an entity's page as the release of `grunnlag` told it. Links to other entities stay within the release.
 * A release keeps half a hundred pages for good, so each tells what is its own: tables hold the latest year, earlier
 * months are told where no release before told them, a figure's numbers stand in the page's tables where they can, and
 * drawings are named by the words around them.
 */
export function frossenside(
  subject: Subject,
  context: PageContext,
  page = helEntityPage(subject, context, 'nye'),
): ArchivedPage {
  const { rapport } = context;
  const name = editionName(context);
  const share = (figure: Figur) => withSharing(nameByPage(figure), subject, context);
  const frozen = {
    ...mapFigures(freezePaths(withoutOlder(page), rapport), share),
    head: {
      ...freezePaths(page.head, rapport),
      sti: archivedPath(rapport, pathTo(subject)),
      tittel: `${page.navn}, ${name} – Tiltakstall`,
      // The release's own page tells catalogues of its figures, this page's among them.
      dataset: undefined,
    },
    frosset: {
      release: { tekst: name, sti: `/rapporter/${rapport}/` },
      walk: walkFrom(subject, context),
      edition: editionNotice(context),
    },
  };
  const { mainFigure, figurer } = frozen;
  const all = mainFigure ? [mainFigure, ...figurer] : figurer;
  return { ...frozen, dependencies: dependenciesOf(frozen, all, frozen.tabeller) };
}

/** What a release is called on the pages that it keeps: «rapporten for januar–mai 2021». */
export function editionName({ release }: PageContext): string {
  const { fra, til } = periodOf(release);
  return `rapporten for ${formatPeriod(fra, til)}`;
}

/** The release's own page in place of the latest; other paths as they are. */
function freeze(path: string, rapport: string): string {
  if (path === '/' || path === '/tiltak/') return `/rapporter/${rapport}/`;
  return /^\/(tiltak|tiltaksgrupper|hovedgrupper)\//.test(path)
    ? `/rapporter/${rapport}${path}`
    : path;
}

/** The same data with every path to an entity led to the release's own page. */
export function freezePaths<T>(data: T, rapport: string): T {
  return mapPaths(data, (path) => freeze(path, rapport)) as T;
}

function mapPaths(data: unknown, map: (path: string) => string): unknown {
  if (Array.isArray(data)) return data.map((one) => mapPaths(one, map));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === 'sti' && typeof value === 'string' ? map(value) : mapPaths(value, map),
    ]),
  );
}

function withoutOlder(page: EntityPage): EntityPage {
  const shared = mapFigures(shareTables(page), (figure) => ({
    ...figure,
    table: figure.table && shorten(figure.table),
  }));
  const tabeller = page.tabeller.map(shorten);
  const hasSkjermet = tabeller.some(({ rader }) =>
    rader.some(({ celler }) => celler.some(({ status }) => status === 'skjermet')),
  );
  return { ...shared, tabeller, hasSkjermet };
}

/** A table as a kept page has it: the latest year, and the month a year before. */
function shorten(table: NumberTable): NumberTable {
  return { ...table, rader: table.rader.slice(-MONTHS), eldre: [] };
}

/** The keys in a page's own markup: series that its drawings and tables show, and figures that its text is computed from. */
export function dependenciesOf(
  page: object,
  figures: readonly Figur[],
  tables: readonly NumberTable[],
): Dependencies {
  const seriesList = new Set<string>();
  const observations = new Set<string>();
  const text = JSON.stringify(page);
  for (const [, keys = ''] of text.matchAll(/data-serier=\\"([^"\\]*)\\"/g))
    for (const key of keys.split(' ')) seriesList.add(key);
  for (const [, keys = ''] of text.matchAll(/data-av=\\"([^"\\]*)\\"/g))
    for (const key of keys.split(' ')) observations.add(key);
  for (const { columns } of tables)
    for (const { serie } of columns)
      for (const key of serie?.split(' + ') ?? []) seriesList.add(key);
  return {
    figurer: figures.map(({ id }) => id),
    serier: [...seriesList].sort() as SeriesKey[],
    observasjoner: [...observations]
      .filter((key) => !seriesList.has(key.split('@')[0] ?? ''))
      .sort() as ObservationKey[],
  };
}

/** The one thing a frozen page may learn later: that figures on it have been changed, and by which releases. */
export interface ChangeNotice {
  antall: number;
  /** The last month of each, and the page that lists what it changed. */
  rapporter: { maned: Maned; sti: string }[];
}

/** The notice: that figures have been changed, and by which reports. `lenke` gives the link to a path. It is read in frames too. */
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
    const [series, maned] = key.split('@');
    return later(series as SeriesKey).filter((one) => one.maned === maned);
  });
  const found = [...whole, ...single];
  if (found.length === 0) return undefined;
  const rapporter = [...new Set(found.map((one) => one.rapport))].sort();
  return {
    antall: new Set(found.map(({ serie, maned }) => `${serie}@${maned}`)).size,
    rapporter: rapporter.map((id) => ({
      // A report's id begins with its last month.
      maned: id.slice(0, 7) as Maned,
      sti: `/rapporter/${id}/endringer/`,
    })),
  };
}
