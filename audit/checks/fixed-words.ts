import { allElements, textIn, type Element } from '../page/document.ts';
import { foldSpace } from '../readers/own-words.ts';
import { WRITTEN } from '../readers/written-words.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** What stands on every page of a kind, by the pattern of its file; the nearest pattern first. */
const OF_PAGE = [...byWriter(/\.html$/)]
  .map(([pattern, texts]) => ({
    fits: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\*{1,2}/g, stepsFor)}$`),
    letters: pattern.replaceAll('*', '').length,
    texts,
  }))
  .sort((a, b) => b.letters - a.letters);
/** What an element may say, by itself and the one it stands in. */
const OF_ELEMENT = byWriter(/ > |#/);

function stepsFor(open: string): string {
  return open === '**' ? '(?:.+/)?' : '[^/]+';
}

function byWriter(kind: RegExp): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const [text, ...writers] of WRITTEN)
    for (const writer of writers.filter((one) => kind.test(one)))
      out.set(writer, [...(out.get(writer) ?? []), foldSpace(text.replace(/^~|~$/g, ''))]);
  return out;
}

const SIGNS = 3;

/** What a heading may say by its id, or where that is worked out. */
function headingsFor({ navn, attr }: Element): string[] | undefined {
  const own = navn === 'h2' ? OF_ELEMENT.get(`h2#${attr.id}`) : undefined;
  return own && [...own, ...(OF_ELEMENT.get('h2#*') ?? [])];
}

/** A page says all that the pages of its kind always say, and its elements nothing but what they ever do. */
export function checkFixedWords(page: AuditedPage, context: AuditContext): void {
  const { elements, fil, document } = page;
  const body = elements.find(({ navn }) => navn === 'body');
  if (!body || elements.some(({ attr }) => attr['http-equiv'] === 'refresh')) return;
  const said = foldSpace(shownIn(body));
  const { texts = [] } = OF_PAGE.find(({ fits }) => fits.test(fil)) ?? {};
  for (const text of texts)
    if (!said.includes(text))
      reportAt({ page, context }, document.root, 'fast-tekst', 'mangler på siden', `«${text}»`);
  for (const element of allElements(body)) {
    const allowed = headingsFor(element) ?? OF_ELEMENT.get(placeOf(element));
    const text = allowed ? foldSpace(textIn(element)) : '';
    // A piece of text is kept without the signs around it.
    if (allowed && !allowed.some((one) => text.includes(one) && text.length - one.length <= SIGNS))
      reportAt({ page, context }, element, 'fast-tekst', `«${text}»`, allowed.join(' eller '));
  }
}

/** An element and the one it stands in, as the sources are read. */
function placeOf(element: Element): string {
  return `${element.parent ? nameOf(element.parent) : ''} > ${nameOf(element)}`;
}

function nameOf({ navn, attr }: Element): string {
  return attr.class === undefined ? navn : `${navn}.${attr.class}`;
}

function shownIn(element: Element): string {
  return element.children
    .map((one) =>
      one.slag === 'tekst'
        ? one.tekst
        : /^(?:script|style|template)$/.test(one.navn)
          ? ''
          : shownIn(one),
    )
    .join('');
}
