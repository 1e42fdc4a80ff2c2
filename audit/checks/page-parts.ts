import { wholeSeries } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import { nearest, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** The page that lists every release, or, where they are many, the newest; a page beside it lists those of a decade. */
export const RAPPORT_LIST = '/rapporter/';

/** The decade that the page at an address lists the releases of, `2000-2009`; undefined for any other page. */
export function listedDecade(address: string): string | undefined {
  return /^\/rapporter\/eldre\/((\d{3})0-\2(?:9))\/$/.exec(address)?.[1];
}

interface Part {
  elements: Element[];
  sentences: AuditedPage['sentences'];
}

/**
 * A page's parts, each to be judged by what was known when it was true: first what is told of the page's own month,
 * then each `data-maned="2021-04"`, with no figure of a later month. A month the page's own series lacks is reported.
 * In the list of releases each row, `data-utgave="2021-04"`, is judged by what that release told of the whole.
 */
export function datedParts(page: AuditedPage, context: AuditContext): AuditedPage[] {
  const isList = page.adresse === RAPPORT_LIST || listedDecade(page.adresse) !== undefined;
  const mark = isList ? 'data-utgave' : 'data-maned';
  if (!page.having.has(mark) && !page.having.has('data-maned')) return [page];
  const parts = new Map<string, Part>();
  const partFor = (element: Element) => {
    const name = nearest(element, ({ attr }) => attr[mark] !== undefined)?.attr[mark] ?? '';
    const part = parts.get(name) ?? { elements: [], sentences: [] };
    parts.set(name, part);
    return part;
  };
  for (const element of page.elements) {
    partFor(element).elements.push(element);
    if (element.attr['data-maned'] !== undefined) checkManed(element, page, context);
  }
  for (const sentence of page.sentences) partFor(sentence.block).sentences.push(sentence);
  // Releases are cheapest in their order.
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => ({
      ...page,
      ...part,
      ...(name === ''
        ? {}
        : isList
          ? releaseNamed(name, context)
          : { serier: toAndWith(name, page) }),
    }));
}

/** What a row of the list of releases is about, and judged by. */
function releaseNamed(
  edition: string,
  { truth }: AuditContext,
): Pick<AuditedPage, 'edition' | 'serier' | 'owner'> {
  const known = truth.rapporter.some(({ id }) => id === edition);
  return {
    edition,
    serier: known ? truth.wholeNow(edition) : (new Map() as SeriesList),
    owner: { niva: 'i-alt', id: 'i-alt' },
  };
}

function checkManed(element: Element, page: AuditedPage, context: AuditContext): void {
  const { 'data-maned': maned = '' } = element.attr;
  const series = wholeSeries(page.owner ?? { niva: '', id: '' });
  if (page.serier.get(series)?.has(maned) !== true)
    reportAt({ page, context }, element, 'data-maned', `ingen tall for ${series} i «${maned}»`);
}

/** The views of the release met last: pages come release by release, and share their months. */
const memory = { av: new Map() as SeriesList, edition: '', views: new Map<string, SeriesList>() };

/** The series without the months after the given one; those that have none are the very same maps. */
function toAndWith(maned: string, { serier, edition }: AuditedPage): SeriesList {
  if (memory.av !== serier || memory.edition !== edition)
    Object.assign(memory, { av: serier, edition, views: new Map<string, SeriesList>() });
  const known = memory.views.get(maned);
  if (known) return known;
  const out: SeriesList = new Map();
  memory.views.set(maned, out);
  for (const [series, cells] of serier) {
    const known = [...cells].filter(([current]) => current <= maned);
    if (known.length > 0) out.set(series, known.length === cells.size ? cells : new Map(known));
  }
  return out;
}
