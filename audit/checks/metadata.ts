import { imageOfPage, ownImage } from '../page/image-path.ts';
import { textOf } from '../readers/files.ts';
import { allElements, textIn, type Element } from '../page/document.ts';
import { readHtml } from '../page/read-html.ts';
import { readPng, type Png } from '../readers/png.ts';
import { nameOn, reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** The size social images are promised to have. */
const WIDTH = 1200;
const HEIGHT = 630;

/** What a page tells machines of itself: its social image, its own address, and the data set it describes. */
export function checkMetadata(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  checkSiteName(at);
  checkImage(at);
  checkCanonical(at);
  for (const script of page.elements)
    if (script.navn === 'script' && script.attr.type === 'application/ld+json')
      checkJsonLd(script, at);
  for (const script of page.elements)
    if (script.attr.type === 'application/ld+json') checkSteps(script, at);
}

/** What a page says the site is called. */
export function siteNameIn(html: string): string {
  const named = allElements(readHtml(html).root).find(
    ({ navn, attr }) => navn === 'meta' && attr.property === 'og:site_name',
  );
  return named?.attr.content ?? '';
}

/** Every page that tells link previews anything says whose it is. */
function checkSiteName(at: At): void {
  const name = meta(at.page, 'og:site_name');
  const { siteName } = at.context;
  if (name && name.attr.content !== siteName)
    reportAt(at, name, 'nettsted', name.attr.content ?? '', siteName);
  const title = meta(at.page, 'og:title');
  if (title && !name) reportAt(at, title, 'nettsted', 'siden sier ikke hvem den er fra', siteName);
}

/**
 * The image is the page's own, is there, is a picture of the size the page says, and its words are the page's description; or
 * it is another's, and its words say whose.
 */
function checkImage(at: At): void {
  const image = meta(at.page, 'og:image');
  if (!image) return;
  const { content: address = '' } = image.attr;
  const fault = pngFault(pathOf(address, at.context) ?? '', WIDTH, HEIGHT, at.context);
  const own = imageOfPage(at.page, at.context.dist);
  if (fault !== undefined) reportAt(at, image, 'bilde', `${address}: ${fault}`);
  else if (pathOf(address, at.context) !== own) reportAt(at, image, 'bilde', address, own);
  const [width, height, word, description] = [
    'og:image:width',
    'og:image:height',
    'og:image:alt',
    'og:description',
  ].map((property) => meta(at.page, property)?.attr.content ?? '');
  const shows = own === ownImage(at.page.fil) ? description : pictured(at);
  const [said, wanted] = [`${width}×${height}: «${word}»`, `${WIDTH}×${HEIGHT}: «${shows}»`];
  if (said !== wanted) reportAt(at, image, 'bilde', said, wanted);
}

/** What another page's picture shows: whom a figure is about, else the whole. */
function pictured({ page: { fil, owner }, context }: At): string {
  const name = nameOn(fil.startsWith('figur/') ? owner : undefined, context.truth);
  return `${name}: siste måned og utviklingen`;
}

function meta({ elements }: AuditedPage, property: string): Element | undefined {
  return elements.find(({ navn, attr }) => navn === 'meta' && attr.property === property);
}

/** Where a page is shared it is by that address, and no robot is turned away. */
function checkShared(link: Element, at: At): void {
  const { page } = at;
  const url = meta(page, 'og:url');
  if (url && url.attr.content !== link.attr.href)
    reportAt(at, url, 'kanonisk', url.attr.content ?? '', link.attr.href);
  const robots = page.elements.find(({ navn, attr }) => navn === 'meta' && attr.name === 'robots');
  if (robots) reportAt(at, robots, 'kanonisk', `robots: ${robots.attr.content ?? ''}`);
}

/** A page is its own address; one that leads on is where it leads. */
function checkCanonical(at: At): void {
  const { page, context } = at;
  const link = page.elements.find(({ navn, attr }) => navn === 'link' && attr.rel === 'canonical');
  const further = page.elements.some(({ attr }) => attr['http-equiv'] === 'refresh');
  if (!link || further) return;
  checkShared(link, at);
  const wanted = page.adresse.replace(/^\//, context.base);
  const says = URL.canParse(link.attr.href ?? '') ? new URL(link.attr.href ?? '').pathname : '';
  const isSorting = /\/etter-[a-z]+\/$/.test(page.adresse);
  if (says !== wanted && !isSorting && page.adresse !== '/404.html')
    reportAt(at, link, 'kanonisk', link.attr.href ?? '', wanted);
}

/** The steps of a page's path are counted from one. */
function checkSteps(script: Element, at: At): void {
  for (const { itemListElement: list } of nodes(textIn(script), 'BreadcrumbList')) {
    const said = (Array.isArray(list) ? list : []).map((one) => toObject(one).position);
    if (said.some((one, i) => one !== i + 1))
      reportAt(at, script, 'datasett', `stien: ${said.join(', ')}`);
  }
}

/** A described data set is the page's own, and covers the months its table has. */
function checkJsonLd(script: Element, at: At): void {
  for (const sett of nodes(textIn(script), 'Dataset')) {
    const address = pathOf(String(sett.url), at.context);
    if (address !== undefined && `/${address}` !== at.page.adresse)
      reportAt(
        at,
        script,
        'datasett',
        `datasettet sies å være på ${String(sett.url)}`,
        at.page.adresse,
      );
    const csv = addresses(sett).find((file) => file.endsWith('.csv'));
    const file = csv === undefined ? undefined : pathOf(csv, at.context);
    if (file === undefined || at.context.dist.get(file) === undefined) {
      reportAt(at, script, 'datasett', `datasettet har ingen CSV-fil på nettstedet`);
      continue;
    }
    const wanted = coverage(file, at.context) ?? rapportCoverage(at);
    if (sett.temporalCoverage !== wanted)
      reportAt(at, script, 'datasett', `temporalCoverage ${String(sett.temporalCoverage)}`, wanted);
    const source = `/rapporter/${at.page.edition}/kilde/`;
    const built = toObject(sett.isBasedOn).url;
    if (!String(built).endsWith(source))
      reportAt(at, script, 'datasett', `isBasedOn ${String(built)}`, source);
  }
}

function nodes(json: string, type: string): Record<string, unknown>[] {
  try {
    const graph = toObject(JSON.parse(json))['@graph'];
    return (Array.isArray(graph) ? graph : []).map(toObject).filter((en) => en['@type'] === type);
  } catch {
    // Told where the words of structured data are judged.
    return [];
  }
}

function addresses({ distribution }: Record<string, unknown>): string[] {
  return (Array.isArray(distribution) ? distribution : []).map((en) =>
    String(toObject(en).contentUrl),
  );
}

/** The fields of a value; none where it is no object. */
export function toObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const knownCoverage = new WeakMap<AuditContext, Map<string, string | undefined>>();

/** The first and the last month of a table, as the metadata writes them, undefined when it has no rows; its cells are judged where tables are. */
export function coverage(file: string, context: AuditContext): string | undefined {
  const kjente = knownCoverage.get(context) ?? new Map<string, string | undefined>();
  knownCoverage.set(context, kjente);
  const known = kjente.has(file) ? kjente.get(file) : findCoverage(textOf(context.dist, file));
  kjente.set(file, known);
  return known;
}

/** What the page's release covers: what is said of a table without rows, which a group has when all its tiltak have moved. */
function rapportCoverage({ context, page }: At): string {
  const maneder = context.truth.rapporter.find(({ id }) => id === page.edition)?.maneder ?? [];
  return `${maneder[0]}/${maneder.at(-1)}`;
}

function findCoverage(csv: string): string | undefined {
  let [first, last] = ['9999-99', ''];
  for (const [, maned = ''] of csv.matchAll(/^(\d{4}-\d{2}),/gm)) {
    if (maned < first) first = maned;
    if (maned > last) last = maned;
  }
  return last === '' ? undefined : `${first}/${last}`;
}

/** The path in the folder of an address of this site, with or without its origin; undefined when it is none. */
export function pathOf(address: string, context: AuditContext): string | undefined {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  return path.startsWith(context.base) ? path.slice(context.base.length) : undefined;
}

/** What is wrong with a picture; undefined when it is there, whole, and of that size. */
export function pngFault(
  file: string,
  width: number,
  height: number,
  context: AuditContext,
): string | undefined {
  const target = readPngAt(file, context);
  if (typeof target === 'string') return target;
  const er = `${target.width}×${target.height}`;
  return er === `${width}×${height}` ? undefined : `bildet er ${er}`;
}

/** The size of a picture, or what is wrong with it. What it shows is not read. */
export function readPngAt(file: string, context: AuditContext): Png | string {
  const content = context.dist.get(file);
  return content === undefined ? 'bildet finnes ikke' : readPng(content);
}
