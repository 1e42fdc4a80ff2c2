import type { PhrasingContent } from 'mdast';
import type { FactContext, Subject } from '../facts/context.ts';
import type { Rapport } from '../domain/rapport.ts';
import { type Register, registerAt } from '../domain/register.ts';
import { asOfReader } from '../series/as-of.ts';
import { editionsOf, allEditions } from '../series/editions.ts';
import { firstTold, knownTo } from '../series/register.ts';
import { phrasingHtml, type Html } from './html.ts';
import { latestPath, LIST_PATH } from './paths.ts';
import { linePages, periodOf, type LinePages } from './source.ts';

/** What a page about an entity is built from: the comparison's basis, the release it belongs to, and a document to draw in. */
export interface PageContext extends FactContext {
  release: Rapport;
  /** The editions of the release that this one has superseded, oldest first; none for most. */
  editions: Rapport[];
  document: Document;
  /** The link to a path of the site, under its base; for markup made here. */
  link: (path: string) => string;
  /** The path that the page leads to for a subject: its latest page, or the one that the same release keeps. */
  pathTo: (subject: Subject) => string;
  /** The path of the list of every tiltak, likewise. */
  listPath: string;
  /**
   * Phrasing content as markup, for a page about `subject`. A page that a release keeps notes what the numbers in it are
   * computed from.
   */
  html: (content: PhrasingContent[], subject?: Subject) => Html;
  /** The page that a line of a report's text stands on in the original. */
  pageOf: LinePages;
  /** The release before, and the registry as it could show it; undefined for the first. */
  forrige: { release: Rapport; register: Register } | undefined;
}

/** What sets the latest pages apart from those that releases keep: they lead to each other, and note nothing. */
export const LATEST: Pick<PageContext, 'pathTo' | 'listPath' | 'html'> = {
  pathTo: latestPath,
  listPath: LIST_PATH,
  html: phrasingHtml,
};

/** The basis of a page about a subject: keys in its markup go on from what the page says it is about. */
export function aboutSubject(subject: Subject, context: PageContext): PageContext {
  return { ...context, html: (content) => context.html(content, subject) };
}

/** Gives the basis of what each release told for its last month. Cheapest in the order of release. */
export type ContextReader = (release: Rapport) => PageContext;

/** A reader of bases from the reports (oldest first): the series as a release knew them, and the registry as it could show it. */
export function contextReader(
  rapporter: readonly Rapport[],
  register: Register,
  { document, link }: Pick<PageContext, 'document' | 'link'>,
  superseded: readonly Rapport[] = [],
): ContextReader {
  const seriesListFor = asOfReader(rapporter);
  const registerFor = registerReader(rapporter, register, superseded);
  const pageOf = linePages(allEditions(rapporter, superseded));
  const places = new Map(rapporter.map(({ id }, place) => [id, place]));
  return (release) => {
    const before = rapporter[(places.get(release.id) ?? 0) - 1];
    return {
      forrige: before && { release: before, register: registerFor(before) },
      serier: seriesListFor(release.id),
      register: registerFor(release),
      maned: periodOf(release).til,
      rapport: release.id,
      release,
      editions: editionsOf(release.id, superseded),
      document,
      link,
      pageOf,
      ...LATEST,
    };
  };
}

/**
 * Gives the registry as a release could show it: each tiltak in the group it had, and none that is told of later. What only
 * a superseded edition told of was published, and is still named.
 */
export function registerReader(
  rapporter: readonly Rapport[],
  register: Register,
  superseded: readonly Rapport[] = [],
): (rapport: Pick<Rapport, 'id'>) => Register {
  const told = firstTold(allEditions(rapporter, superseded));
  return ({ id }) => knownTo(registerAt(register, id), told, id);
}
