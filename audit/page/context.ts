import { pageOfImage } from './image-path.ts';
import type { AuditedRevision } from '../truth/revisions.ts';
import type { Truth } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import { textOf, type Files } from '../readers/files.ts';
import type { Finding, Tally } from '../readers/finding.ts';
import { placeOf, type Element, type FilePlace } from './document.ts';
import { readHtml, readHtmlAgain, type Document } from './read-html.ts';
import { sentences, type PageSentence } from './sentence.ts';
import type { NameFinder } from '../truth/names.ts';
import type { AuditedSum } from '../truth/sums.ts';
import type { Wording } from '../truth/wording.ts';

/** What all checks share: the truth, the folder, and where findings and counts go. */
export interface AuditContext {
  truth: Truth;
  names: NameFinder;
  dist: Files;
  /** Path the site is published under, with `/` first and last. */
  base: string;
  /** What the site is called: every page says so. */
  siteName: string;
  /** What the site's configuration says that holds digits, its name among it: no numbers of the site's. */
  own: readonly string[];
  tally: Tally;
  report(finding: Finding): void;
  /** What a writer can put together: a kind of sentence, a kind of text, or all. */
  wording(writer: string): Wording;
  /** The sums of a release, computed once. */
  sumsOf(edition: string): AuditedSum[];
}

/** One page: its tree, what it is about, and the figures it is to be judged by. */
export interface AuditedPage {
  fil: string;
  /** Address under the base, e.g. `/tiltak/mentor/`. */
  adresse: string;
  document: Document;
  elements: Element[];
  /** Where in `elements` each attribute stands. */
  having: ReadonlyMap<string, readonly number[]>;
  sentences: PageSentence[];
  /** Release whose figures the page tells. */
  edition: string;
  /** True for what a release keeps; other pages tell nothing that is hidden now, of whatever release they tell. */
  kept: boolean;
  serier: SeriesList;
  /** The level and id the page is about; undefined for pages about no single one. */
  owner: { niva: string; id: string } | undefined;
}

/** Where a finding is: the page, and what it is judged by. */
export interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** A check of one page at a time. */
export type PageCheck = (page: AuditedPage, context: AuditContext) => void;

/** A check of files and of the site as a whole. */
export type SiteCheck = (context: AuditContext) => void;

const NIVA_FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgrupper: 'tiltaksgruppe',
  hovedgrupper: 'hovedgruppe',
};

/**
 * The figure that stands under an address: one of a tiltak that is called something else now keeps its files under the
 * earlier name.
 */
export function figureUnder(figure: string, truth: Truth): string {
  const [longest] = truth.entries
    .flatMap(({ niva, id, earlierSlug }) =>
      [id, ...earlierSlug].map((slug) => ({
        old: niva === 'tiltak' ? `${slug}-` : `${niva}-${slug}-`,
        ny: niva === 'tiltak' ? `${id}-` : `${niva}-${id}-`,
      })),
    )
    .filter(({ old }) => figure.startsWith(old))
    .sort((a, b) => b.old.length - a.old.length);
  return longest ? longest.ny + figure.slice(longest.old.length) : figure;
}

/**
 * The release a file tells of: the one in its path; an older one where a figure that cannot be drawn any more says so
 * on its page; that of its page for a picture; else the newest.
 */
export function editionOf(
  file: string,
  { truth, dist }: Pick<AuditContext, 'truth' | 'dist'>,
): string {
  const since = pageOfImage(file);
  if (since !== undefined) return editionOf(since, { truth, dist });
  const archived = /^rapporter\/([^/]+)\/./.exec(file)?.[1];
  const figure = /^figur\/([^/]+)\//.exec(file)?.[1];
  const said =
    figure === undefined
      ? archived
      : /<figure[^>]* data-utgave="([^"]*)"/.exec(
          textOf(dist, `figur/${figureUnder(figure, truth)}/index.html`),
        )?.[1];
  return truth.rapporter.some(({ id }) => id === said) ? (said ?? '') : truth.newest;
}

/** What the entity that a page is about is called; the whole is «Alle tiltak». */
export function nameOn(owner: AuditedPage['owner'], truth: Truth): string {
  return (owner && truth.entry(owner.niva, owner.id)?.vist) ?? 'Alle tiltak';
}

/** Reads one page, or drawing, of a release. */
export function readPage(fil: string, html: string, edition: string, truth: Truth): AuditedPage {
  const document = fil.startsWith('figur/') ? readHtmlAgain(html) : readHtml(html);
  const adresse = `/${fil.replace(/(^|\/)index\.html$/, '$1')}`;
  const archived = /^\/rapporter\/([^/]+)(\/.*)$/.exec(adresse);
  const kept = /^rapporter\/\d[^/]*\/./.test(pageOfImage(fil) ?? fil);
  const knownRapport = truth.rapporter.some(({ id }) => id === archived?.[1]);
  const { elements } = document;
  return {
    fil,
    adresse,
    document,
    elements,
    having: placesOfAttributes(elements),
    sentences: sentences(document.root),
    edition,
    kept,
    serier: kept ? truth.edition(edition) : truth.editionNow(edition),
    owner: ownerOf(knownRapport ? (archived?.[2] ?? '/') : adresse, truth),
  };
}

function placesOfAttributes(elements: readonly Element[]): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (const [i, { attr }] of elements.entries())
    for (const name in attr) {
      const places = out.get(name);
      if (places) places.push(i);
      else out.set(name, [i]);
    }
  return out;
}

/** The page's elements that have one of the attributes, in their order. */
export function elementsWith(
  { elements, having }: AuditedPage,
  names: Iterable<string>,
): Element[] {
  const places = new Set([...names].flatMap((name) => having.get(name) ?? []));
  return [...places].sort((a, b) => a - b).flatMap((place) => elements[place] ?? []);
}

/** What reports up to the page's own have changed in a series, as far as the page may tell of it. */
export function changesIn(
  series: string,
  page: AuditedPage,
  { truth }: AuditContext,
): readonly AuditedRevision[] {
  const all = truth.changes().get(series) ?? [];
  if (page.kept || page.edition >= truth.newest) return all;
  const skjermet = truth.hiddenNow().get(series);
  return all.filter(({ maned }) => !skjermet?.has(maned));
}

/** What a number is judged by: `data-rapport` names the report whose own figure it states, or that of each of its keys. */
export function numberContext(
  { attr }: Element,
  page: AuditedPage,
  { truth }: AuditContext,
): SeriesList | SeriesList[] | undefined {
  const { 'data-rapport': said } = attr;
  if (said === undefined) return page.serier;
  const seriesList = said.split(/\s+/).flatMap((id) => truth.rapport(id)?.serier ?? []);
  return seriesList.length > 1 ? seriesList : seriesList[0];
}

function ownerOf(address: string, truth: Truth): AuditedPage['owner'] {
  if (address === '/') return { niva: 'i-alt', id: 'i-alt' };
  const figure = /^\/figur\/([a-z0-9-]+)\//.exec(address)?.[1];
  if (figure !== undefined) return figureOwner(figure, truth);
  const match = /^\/([a-z]+)\/([a-z0-9-]+)\/$/.exec(address);
  const niva = NIVA_FOLDER[match?.[1] ?? ''];
  return niva && match ? { niva, id: match[2] ?? '' } : undefined;
}

/** A figure's id begins with what it is about: `mentor-utvikling`, `tiltaksgruppe-opplaering-endring`. */
function figureOwner(figure: string, truth: Truth): AuditedPage['owner'] {
  if (figure.startsWith('i-alt-')) return { niva: 'i-alt', id: 'i-alt' };
  const [longest] = truth.entries
    .map((record) => ({
      record,
      start: record.niva === 'tiltak' ? `${record.id}-` : `${record.niva}-${record.id}-`,
    }))
    .filter(({ start }) => figure.startsWith(start))
    .sort((a, b) => b.start.length - a.start.length);
  return longest && { niva: longest.record.niva, id: longest.record.id };
}

/** Reports a finding at a place of a page: an element, or a place in a sentence. */
export function reportAt(
  { context, page }: At,
  place: FilePlace,
  regel: string,
  found: string,
  expected?: string,
): void {
  context.report({
    fil: page.fil,
    sted: placeOf(place),
    regel,
    found,
    ...(expected === undefined ? {} : { expected }),
  });
}
