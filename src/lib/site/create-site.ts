/** All that pages are made from, as one value: what was read, what releases told of it, and what is worked out once for many pages. */

import type { Original } from '../domain/original.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { SeriesMap } from '../domain/observation.ts';
import { editionsOf, allEditions, pastChanges } from '../series/editions.ts';
import { findHiddenCells, hideIn, listableRevisions, type HiddenCells } from '../series/hidden.ts';
import { firstTold } from '../series/register.ts';
import type { Revision } from '../series/revisions.ts';
import { changeLookup, changeNotice, type ChangeNotice, type Dependencies } from './archive.ts';
import type { ReadReports, Release } from './collections.ts';
import {
  contextReader,
  LATEST,
  registerReader,
  type ContextReader,
  type PageContext,
} from './context.ts';
import { editionsReader, type EditionsReader } from './editions.ts';
import { figurePage, type FigurePage } from './figure-page.ts';
import { once } from './once.ts';
import { publishedFigures, type PublishedFigure } from './published-figures.ts';
import { earlierFigures, redirects, type Redirect, renamed } from './redirects.ts';
import { releaseLists, type ReleaseLists } from './releases.ts';
import { hasRevisionsPage } from './revisions.ts';
import { linePages, periodOf } from './source.ts';
import { keepsPage } from './paths.ts';
import { linkTo, type SiteUrl } from './url.ts';

/** What a site is made of. */
export interface SiteInput {
  url: SiteUrl;
  /** Where charts are drawn. */
  document: Document;
  /** What the collections hold: the releases, oldest first, the registry as the newest shows it, and the newest series. */
  releases: readonly Release[];
  register: Register;
  serier: SeriesMap;
  /** What was read: the figures of every report, which pages of older releases are made of. */
  read: ReadReports & { changes: Revision[]; originals: readonly Original[] };
  /** What pages that a release keeps stand on, where somebody has worked it out already. */
  keptDependencies: (rapport: string) => Promise<Record<string, Dependencies> | undefined>;
}

/** Everything pages are made from. What is asked for by a call is worked out the first time. */
export interface Site {
  url: SiteUrl;
  /** The registry as the newest release shows it. */
  register: Register;
  /** Every release without its figures, oldest first. */
  releases: readonly Release[];
  /** What the newest release tells, for its last month: what all pages but those of older releases are made of. */
  context: PageContext;
  /** The releases with their figures, oldest first; at least one. */
  rapporter: readonly Rapport[];
  /** The editions of them that newer ones have superseded; their ids name them (`2021-05.utgave-1`). */
  superseded: readonly Rapport[];
  /** The files that reports came as, as far as they are kept. */
  originals: readonly Original[];
  /** What any release told, for its last month; cheapest in the order of release. */
  contextFor: ContextReader;
  /** What an earlier release told, as far as it is not hidden now: its part in the newest pages. */
  contextNow: ContextReader;
  /** The registry as a release could show it. */
  registerFor: (rapport: Pick<Rapport, 'id'>) => Register;
  /** Every figure that a later report has told otherwise, and those of them that the newest pages may list. */
  changes: Revision[];
  listedChanges: Revision[];
  /** What is hidden now: the newest pages do not tell it from an older release either. */
  skjermede: HiddenCells;
  /** Every edition of the page about a subject. */
  editionsOf: EditionsReader;
  /** The notice on a page of a release, by what it stands on; undefined as long as every figure on it stands. */
  noticeFor: (rapport: string, page: Dependencies) => ChangeNotice | undefined;
  /** The pages that list every release. */
  releaseLists: () => ReleaseLists;
  /** Every figure whose address was promised, and the pages of them. */
  figures: () => Promise<PublishedFigure[]>;
  figurePages: () => Promise<FigurePage[]>;
  /** The page of the figure with this id, and the figure itself. */
  figurePageOf: (id: string) => Promise<FigurePage | undefined>;
  figureOf: (id: string) => Promise<PublishedFigure | undefined>;
  /** The same figures under every id that they had before: their files stand there too. */
  earlierFigures: () => Promise<{ id: string; now: PublishedFigure }[]>;
  /** Every page that only leads on to what something is called now. */
  redirects: () => Promise<Redirect[]>;
}

/** The site of what was read. Throws RangeError where there is no report. */
export function createSite(input: SiteInput): Site {
  const { url, releases, register, read } = input;
  const { rapporter, superseded, changes } = read;
  const told = firstTold(allEditions(rapporter, superseded));
  const skjermede = findHiddenCells(rapporter);
  const listedChanges = listableRevisions(changes, skjermede);
  const contextFor = contextReader(rapporter, read.register, drawingOf(input), superseded);
  const contextNow: ContextReader = (rapport) => {
    const own = contextFor(rapport);
    return { ...own, serier: hideIn(own.serier, skjermede) };
  };
  const context = newestContext(input);
  const lookup = once(() => changeLookup(changes));
  const figures = once(() =>
    publishedFigures({
      ...{ newest: context, rapporter, superseded, register: read.register },
      ...{ contextFor, contextNow, drawnIds: drawnIdsIn(input) },
    }),
  );
  const figurePages = once(async () =>
    (await figures()).map(({ figur, context: own }) => figurePage(figur, own, context.maned, url)),
  );
  return {
    ...{ url, register, releases, context, rapporter, superseded },
    originals: read.originals,
    ...{ contextFor, contextNow, changes, listedChanges, skjermede },
    registerFor: registerReader(rapporter, read.register, superseded),
    editionsOf: editionsReader(releases, listedChanges, told),
    noticeFor: (rapport, page) => changeNotice(rapport, page, lookup()),
    releaseLists: once(() => releaseLists(rapporter, register, listedChanges, context)),
    figures,
    figurePages,
    figurePageOf: finder(figurePages, ({ figur }) => figur.id),
    figureOf: finder(figures, ({ figur }) => figur.figur.id),
    earlierFigures: once(async () => underEarlierIds(register, await figures())),
    redirects: once(() => findRedirects(input, told, figures)),
  };
}

function drawingOf({ document, url }: SiteInput): Pick<PageContext, 'document' | 'link'> {
  return { document, link: (path) => linkTo(url, path) };
}

/** The basis of the newest release's pages: names and figures are those that the collections hold. */
function newestContext(input: SiteInput): PageContext {
  const { register, serier, read } = input;
  const { rapporter, superseded } = read;
  const [before, release] = [rapporter.at(-2), rapporter.at(-1)];
  if (!release) throw new RangeError('Ingen rapporter å lage nettstedet av.');
  const registerFor = registerReader(rapporter, read.register, superseded);
  return {
    serier,
    register,
    maned: periodOf(release).til,
    rapport: release.id,
    release,
    editions: editionsOf(release.id, superseded),
    forrige: before && { release: before, register: registerFor(before) },
    ...drawingOf(input),
    pageOf: linePages(allEditions(rapporter, superseded)),
    ...LATEST,
  };
}

/** The ids of the figures that a release drew, where they are known without drawing them again. */
function drawnIdsIn({
  keptDependencies,
}: SiteInput): (rapport: string) => Promise<string[] | undefined> {
  return async (rapport) => {
    const pages = await keptDependencies(rapport);
    return pages && Object.values(pages).flatMap(({ figurer }) => figurer);
  };
}

/** Finds one of a list by its id. */
function finder<One>(list: () => Promise<readonly One[]>, idOf: (one: One) => string) {
  const byId = once(async () => new Map((await list()).map((one) => [idOf(one), one])));
  return async (id: string): Promise<One | undefined> => (await byId()).get(id);
}

function underEarlierIds(
  register: Register,
  figures: readonly PublishedFigure[],
): { id: string; now: PublishedFigure }[] {
  const byId = new Map(figures.map((one) => [one.figur.figur.id, one]));
  return earlierFigures(register, (id) => byId.has(id)).flatMap(({ fra, til }) => {
    const now = byId.get(til);
    return now ? [{ id: fra, now }] : [];
  });
}

async function findRedirects(
  { register, releases, read: { rapporter, superseded, changes } }: SiteInput,
  told: ReadonlyMap<string, string>,
  figures: () => Promise<readonly PublishedFigure[]>,
): Promise<Redirect[]> {
  if (renamed(register).length === 0) return [];
  const ids = new Set((await figures()).map(({ figur }) => figur.figur.id));
  const past = pastChanges(rapporter, superseded);
  return redirects(
    register,
    releases.map(({ id }) => id),
    (figure) => ids.has(figure),
    (id, subject) => keepsPage(id, subject, told),
    (id, subject) => hasRevisionsPage(changes, id, subject, past),
  );
}
