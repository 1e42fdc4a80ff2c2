import { withoutTexts } from '../readers/own-words.ts';
import { partSeries } from '../truth/truth.ts';
import { nearest, placeOf, READ, textIn, type Element } from '../page/document.ts';
import { allMatches, flatText, sentencesInText, type PageSentence } from '../page/sentence.ts';
import { manedNumber } from '../readers/month.ts';
import { withoutName } from '../truth/names.ts';
import { directionWords } from '../prose/direction-words.ts';
import type { AuditContext, AuditedPage } from '../page/context.ts';
import { formatInteger } from '../truth/numbers.ts';

const META = /^(description|author|keywords|og:|twitter:)/;
const MANED =
  '(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)';
const IN_MANED = new RegExp(`(\\d[\\d\\u00a0]*)(?: deltakere)? i ${MANED}(?: (\\d{4}))?`, 'giu');

/** Elements whose text repeats what is said and judged elsewhere. */
const UNMARKED = new Set(['title', 'desc', 'caption']);

/** A text that cannot carry marks: its words and where they stand. */
interface FreeText {
  tekst: string;
  element: Element;
}

/**
 * Statements in texts that cannot carry marks (attributes, descriptions, titles of drawings, structured data) are
 * sentences the page says where they are judged. A sentence of their own may hold no word of direction, and only
 * numbers the page has traced; where one is tied to a month («7 982 i mai»), a series of the page has it in that month.
 */
export function checkFreeText(page: AuditedPage, context: AuditContext): void {
  const texts = freeTexts(page);
  const known = new Set([
    ...page.sentences
      .filter(({ block, marks }) => !UNMARKED.has(block.navn) || marks.length > 0)
      .map(({ tekst }) => normalizeSentence(tekst, context)),
  ]);
  const number = numbers(page);
  for (const { tekst, element } of texts)
    for (const sentence of splitSentences(tekst)) {
      if (known.has(normalizeSentence(sentence.tekst, context))) continue;
      const unknown = inDrawing(element)
        ? unknownInDrawing(sentence, page, context)
        : unknownIn(sentence, UNMARKED.has(element.navn) ? YEAR : number, page, context);
      const wrong = unknown ?? faultManed(sentence.tekst, element, page);
      if (wrong)
        context.report({
          fil: page.fil,
          sted: placeOf(element),
          regel: 'fritekst',
          found: `«${wrong}» i «${normalizeSentence(sentence.tekst, context)}»`,
        });
    }
}

type Known = Pick<ReadonlySet<string>, 'has'>;

function unknownIn(
  sentence: PageSentence,
  number: Known,
  page: AuditedPage,
  context: AuditContext,
): string | undefined {
  const [direction] = page.owner ? directionWords(sentence, context.names) : [];
  return direction?.ord ?? unknownNumber(sentence.tekst, number, context);
}

/** A drawing's own words are the words beside it: a number or a sex in a sentence of their own has no place there. */
function unknownInDrawing(
  sentence: PageSentence,
  page: AuditedPage,
  context: AuditContext,
): string | undefined {
  const kjonn = /kvinne\p{L}*|(?<!\p{L})menn(?!\p{L})/iu.exec(sentence.tekst)?.[0];
  return kjonn ?? unknownIn(sentence, YEAR, page, context);
}

/** Years need no trace. */
const YEAR: Known = { has: (text) => /^(19|20)\d\d$/.test(text) };

function inDrawing(element: Element): boolean {
  return nearest(element, ({ navn }) => navn === 'svg') !== undefined;
}

function freeTexts(page: AuditedPage): FreeText[] {
  const headings = partLinks(page);
  return page.elements.flatMap((element) =>
    [read(element, headings), metaText(element), content(element)].flat().map((tekst) => ({
      tekst,
      element,
    })),
  );
}

function read({ navn, attr }: Element, headings: ReadonlySet<string>): string[] {
  const texts: string[] = [];
  for (const name of READ) if (attr[name] !== undefined) texts.push(attr[name]);
  return navn === 'a' ? texts.filter((text) => !headings.has(`${attr.href ?? ''} ${text}`)) : texts;
}

/** «Lenke til delen Last ned»: the label of a link to a heading, which repeats the heading word for word. */
function partLinks(page: AuditedPage): Set<string> {
  return new Set(
    page.elements
      .filter(({ navn, attr }) => /^h[2-6]$/.test(navn) && attr.id !== undefined)
      .map((element) => `#${element.attr.id ?? ''} Lenke til delen ${flatText(element)}`),
  );
}

function metaText({ navn, attr }: Element): string[] {
  if (navn !== 'meta') return [];
  const what = attr.name ?? attr.property ?? '';
  const { content = '' } = attr;
  const isText =
    META.test(what) && !/:(width|height)$/.test(what) && !/^(https?:|\/)/.test(content);
  return isText ? [content] : [];
}

function content(element: Element): string[] {
  if (UNMARKED.has(element.navn))
    return element.attr['data-tekst'] === undefined ? [textIn(element)] : [];
  const isLd = element.navn === 'script' && element.attr.type === 'application/ld+json';
  return isLd ? jsonTexts(textIn(element)) : [];
}

/** The words of structured data: strings that are neither addresses, dates, identifiers nor types. */
function jsonTexts(json: string): string[] {
  const out: string[] = [];
  const inValue = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (/^(name|description|headline|alternateName|abstract|text|caption|title)$/.test(key))
        out.push(value);
    } else if (Array.isArray(value)) value.forEach((record) => inValue(record, key));
    else if (value !== null && typeof value === 'object')
      for (const [inner, record] of Object.entries(value)) inValue(record, inner);
  };
  try {
    inValue(JSON.parse(json), '');
  } catch {
    out.push('0 ulesbar JSON');
  }
  return out;
}

/** Every number the page shows with a trace, or that a series it draws or lists holds, as text; and the years. */
function numbers(page: AuditedPage): Set<string> {
  const number = new Set<string>();
  const seriesList = page.elements.flatMap(({ attr }) => [
    ...(attr['data-serier']?.split(/\s+/) ?? []),
    ...(attr['data-serie']?.split(' + ') ?? []),
  ]);
  const cells = [...new Set(seriesList)].flatMap((series) => [
    ...(page.serier.get(series)?.values() ?? []),
  ]);
  for (const { antall } of cells) if (antall !== '*') number.add(formatInteger(BigInt(antall)));
  for (const { tekst, marks } of page.sentences)
    for (const { slag, fra, til } of marks)
      if (slag === 'data') number.add(withoutDecoration(tekst.slice(fra, til)));
  for (const maned of page.serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])
    number.add(maned.slice(0, 4));
  return number;
}

function withoutDecoration(text: string): string {
  return text.replace(/^[\u2212+-]/, '').replace(/\u00a0%$/, '');
}

/** The first number of a sentence that is not among those known; names, dates and line numbers aside. */
export function unknownNumber(
  sentence: string,
  number: Known,
  context: AuditContext,
): string | undefined {
  if (!/\d/.test(sentence)) return undefined;
  const rest = withoutTexts(withoutName(sentence, context.names), context.own)
    .replace(/\d{4}-\d{2}(-\d{2})?/g, ' ')
    .replace(/(?<!\d)\d{1,2}\. (?=\p{L})|linje \d+(?:, side \d+)?/giu, ' ');
  return [...rest.matchAll(/\d[\d\u00a0]*(?:[.,]\d+)?/g)]
    .map(([match]) => match.replace(/\u00a0$/, ''))
    .find((match) => !number.has(match));
}

/** «7 982 i mai 2021» or «i mai 2021 var tallet 7 982»: some series of the figure, or of the page, has it. */
function faultManed(sentence: string, element: Element, page: AuditedPage): string | undefined {
  const told = allMatches(sentence, IN_MANED);
  if (told.length === 0) return undefined;
  const figure = element.parent?.attr['data-serier']?.split(/\s+/);
  const seriesList = figure ?? ownSeriesList(page);
  for (const [match, number, name = '', year] of told) {
    if (/,\d*$/.test(sentence.slice(0, sentence.indexOf(match)))) continue;
    const agrees = seriesList.some((series) =>
      [...(page.serier.get(series) ?? [])].some(
        ([maned, { antall }]) =>
          Number(maned.slice(5)) === manedNumber(name) &&
          (year === undefined || maned.startsWith(year)) &&
          antall !== '*' &&
          formatInteger(BigInt(antall)) === number,
      ),
    );
    if (!agrees && !/(flere|færre|økt|gikk|prosent)/i.test(sentence)) return match;
  }
  return undefined;
}

const knownOwn = new WeakMap<AuditedPage, string[]>();

function ownSeriesList(page: AuditedPage): string[] {
  const known = knownOwn.get(page) ?? findOwn(page);
  knownOwn.set(page, known);
  return known;
}

function findOwn({ owner, serier }: AuditedPage): string[] {
  return [...serier.keys()].filter((series) => {
    const { niva, id } = partSeries(series);
    return !owner || (niva === owner.niva && id === owner.id);
  });
}

/** A text's sentences. */
export function splitSentences(text: string): PageSentence[] {
  return sentencesInText(text.replaceAll('\u00ad', ''));
}

/** A sentence as it is compared: white space folded, no final stop, without the site's name that ends a window's title. */
export function normalizeSentence(
  text: string,
  { siteName }: Pick<AuditContext, 'siteName'>,
): string {
  const folded = text.replace(/[ \n\t]{2,}|[\n\t]/g, ' ').trim();
  return withoutEnd(folded, ` – ${siteName}`).replace(/[.!]$/, '');
}

/** A text without what it ends with. */
export function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}
