import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { addManeder, yearOf, isManed, type Maned } from '../domain/maned.ts';
import { inDigits as nodeInDigits, timeNode, type NumberNode } from './node.ts';
import { cardinal } from './number-format.ts';

/** Text with numbers and months in it. */
export type Phrase = PhrasingContent[];

/** What a phrase may be put together from; `undefined` leaves nothing. */
type Segment = string | PhrasingContent | Phrase | undefined;

/** Puts words, numbers and months together: phrase`I ${month} var det ${number} deltakere.` Neighbouring text becomes one node. */
export function phrase(text: TemplateStringsArray, ...segment: Segment[]): Phrase {
  return join(text.flatMap((word, i) => [word, segment[i]]));
}

/** Joins pieces to one phrase without anything between them. */
export function join(segment: Segment[]): Phrase {
  const phrase: Phrase = [];
  for (const node of segment.flatMap(toNodes)) {
    const last = phrase.at(-1);
    if (node.type !== 'text' || last?.type !== 'text') phrase.push(node);
    else phrase[phrase.length - 1] = { type: 'text', value: last.value + node.value };
  }
  return phrase;
}

/** «a», «a og b», «a, b og c». */
export function list(segment: Segment[]): Phrase {
  return join(
    segment.flatMap((part, i) => {
      if (i === 0) return [part];
      return [i === segment.length - 1 ? ' og ' : ', ', part];
    }),
  );
}

/** The phrase with its first letter large, where it begins with text or with a number in words. */
export function capitalizePhrase(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase;
  if (first?.type === 'tall') {
    const [{ value }] = first.children;
    return [{ ...first, children: [{ type: 'text', value: capitalizeFirst(value) }] }, ...rest];
  }
  if (first?.type !== 'text') return phrase;
  return [{ type: 'text', value: capitalizeFirst(first.value) }, ...rest];
}

/** Text with its first letter large. */
export function capitalizeFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A number as it stands in a sentence that has no other than small ones. */
const SMALL = /^-?\d$/;
/** Rules whose answer is a number of persons. */
const OF_PERSONS: readonly string[] = ['verdi', 'endring', 'sum'];

/** A phrase whose every number is a count under ten, with them in words: «Antallet gikk fra ni til seks.» Else as it is. */
export function spellSmallNumbers(phrase: Phrase): Phrase {
  const digits = phrase.filter((node) => node.type === 'tall' && /\d/.test(toString(node)));
  const small = smallIn(phrase);
  if (small.length === 0 || small.length < digits.length) return phrase;
  return phrase.map((node, i) => {
    if (node.type !== 'tall' || !small.includes(node)) return node;
    const word = cardinal(Math.abs(Number(node.data.hProperties.value)));
    const before = phrase[i - 1];
    const begins = !before || (before.type === 'text' && before.value.endsWith('. '));
    return { ...node, children: [{ type: 'text', value: begins ? capitalizeFirst(word) : word }] };
  });
}

/** The counts under ten that a phrase tells in digits. */
function smallIn(phrase: Phrase): NumberNode[] {
  return phrase.filter(
    (node): node is NumberNode =>
      node.type === 'tall' &&
      /\d/.test(toString(node)) &&
      SMALL.test(node.data.hProperties.value) &&
      OF_PERSONS.includes(node.data.hProperties['data-regel']),
  );
}

/**
 * The sentences of a text, each as `spellSmallNumbers` has it, but for those with a number that another must have in
 * digits: one number is not told in both ways.
 */
export function spellAlike(phrases: Phrase[], inDigits: ReadonlySet<number> = new Set()): Phrase[] {
  const sizes = (phrase: Phrase) =>
    smallIn(phrase).map((node) => Math.abs(Number(node.data.hProperties.value)));
  const spelled = phrases.map((phrase) =>
    sizes(phrase).some((size) => inDigits.has(size)) ? phrase : spellSmallNumbers(phrase),
  );
  const found = new Set([...inDigits, ...spelled.flatMap(sizes)]);
  return found.size > inDigits.size ? spellAlike(phrases, found) : spelled.map(oneWayInSentences);
}

/** Rules whose answer is a count: of persons, or of tiltak and months. */
const OF_COUNTS: readonly string[] = [...OF_PERSONS, 'antall'];
/** Cardinals as texts have them; ordinals, «hver måned» and the like stay words, and so does «ett» of tiltak. */
const WORDS = new Set(Array.from({ length: 12 }, (_, i) => cardinal(i + 1)));

/**
 * A phrase with its counts in words set in digits where their sentence has one in digits: «med 1 til 155», «i 7 måneder og ned i
 * 13». «Én færre» is in digits nowhere.
 */
function oneWayInSentences(phrase: Phrase): Phrase {
  const mixed = new Set(mixedIn(phrase));
  return phrase.map((node, i) =>
    node.type === 'tall' && mixed.has(node) && !isOneMore(phrase, i) ? nodeInDigits(node) : node,
  );
}

/** True of «155 deltakere, én færre», which is told otherwise where it can be. */
export function mixesOne(phrase: Phrase): boolean {
  const mixed = new Set(mixedIn(phrase));
  return phrase.some((node, i) => node.type === 'tall' && mixed.has(node) && isOneMore(phrase, i));
}

function isOneMore(phrase: Phrase, i: number): boolean {
  const next = phrase[i + 1];
  return next?.type === 'text' && /^ (?:flere|færre)(?!\p{L})/u.test(next.value);
}

/** The counts in words whose sentence has one in digits. How many months in a row is no count: «etter tre måneder på rad». */
function mixedIn(phrase: Phrase): NumberNode[] {
  const counts: { node: NumberNode; sentence: number }[] = [];
  let sentence = 0;
  for (const node of phrase)
    if (node.type === 'text') sentence += node.value.match(/\.\s(?=\p{Lu}|$)/gu)?.length ?? 0;
    else if (node.type === 'tall' && OF_COUNTS.includes(node.data.hProperties['data-regel']))
      counts.push({ node, sentence });
  const isWord = ({ node }: (typeof counts)[number]) => WORDS.has(toString(node).toLowerCase());
  const withDigits = new Set(
    counts.filter(({ node }) => /\d/.test(toString(node))).map((one) => one.sentence),
  );
  return counts
    .filter((one) => withDigits.has(one.sentence) && isWord(one))
    .map(({ node }) => node);
}

/** A phrase as plain text. */
export function toPlain(phrase: Phrase): string {
  return toString(phrase);
}

/** The longest a title or a headline is to be, in characters: two lines of a phone. */
export const LONGEST_TITLE = 90;

/** The first of the titles that is short enough with the year it gets, else the last, which is the shortest. */
export function firstThatFits(page: Maned, titles: Phrase[]): Phrase {
  const fits = (title: Phrase) =>
    toPlain(withNeededYears([title], page)[0] ?? title).length <= LONGEST_TITLE;
  return titles.find(fits) ?? titles.at(-1) ?? [];
}

/**
 * Writes the year where the reader needs it: once in the year of the page, at the first mention of the page's own
 * month (or of another month, in a phrase without it), unless the same phrase names the year already; again after a
 * phrase that names only another year, and after a month of another year in the same phrase; and always for months of other
 * years. Returns new phrases.
 */
export function withNeededYears(phrases: Phrase[], page: Maned): Phrase[] {
  const year = String(yearOf(page));
  let named = false;
  return phrases.map((phrase) => {
    const months = phrase.map(datetimeOf);
    named ||= months.includes(year);
    const chosen = named ? -1 : bearerOfYear(phrase, page);
    named ||= chosen !== -1;
    const dated = phrase.map((node, i) => {
      const datetime = months[i];
      if (datetime === undefined || !isManed(datetime)) return node;
      const before = months.slice(0, i).findLast((month) => month !== undefined);
      const isAfterOther = before !== undefined && !before.startsWith(year);
      if (i !== chosen && datetime.startsWith(year) && !isAfterOther) return node;
      return i !== chosen && sharesYear(phrase, i) ? node : timeNode(datetime, true);
    });
    // «juni» after «juni 2019» would be of that year.
    if (months.some((month) => isOfAnotherYear(month, page)))
      named = dated.some((node) => node.type === 'tid' && toString(node).endsWith(year));
    return dated;
  });
}

/** Writes the year of every month: for words that are of several years, such as a long figure's. Returns a new phrase. */
export function withYears(phrase: Phrase): Phrase {
  return phrase.map((node, i) => {
    const datetime = datetimeOf(node);
    if (datetime === undefined || !isManed(datetime)) return node;
    return sharesYear(phrase, i) ? node : timeNode(datetime, true);
  });
}

/** True of a month (or a year) of another year; of December in a text of January it is the month before, and no leap. */
function isOfAnotherYear(datetime: string | undefined, page: Maned): boolean {
  if (datetime === undefined || datetime.startsWith(String(yearOf(page)))) return false;
  return datetime !== addManeder(page, -1);
}

/** What may stand between months that share the year written after the last of them: «mai, juni og juli 2020». */
const BETWEEN_MONTHS = new Set([', ', ' og ', ' til ']);

/** True when more months follow in a list or span, all of the same year: the last of them carries it for this one. */
function sharesYear(phrase: Phrase, i: number): boolean {
  const own = datetimeOf(phrase[i])?.slice(0, 4);
  let shared = false;
  for (let at = i + 1; at + 1 < phrase.length; at += 2) {
    const [between, next] = [phrase[at], phrase[at + 1]];
    const datetime = datetimeOf(next);
    if (between?.type !== 'text' || !BETWEEN_MONTHS.has(between.value)) break;
    if (!next || datetime === undefined) break;
    if (!isManed(datetime) || datetime.slice(0, 4) !== own) return false;
    shared = true;
  }
  return shared;
}

/** Which node is to carry the year: the page's month, or else the first month of its year; -1 when there is none. */
function bearerOfYear(phrase: Phrase, page: Maned): number {
  const own = phrase.findIndex((node) => datetimeOf(node) === page);
  if (own !== -1) return own;
  const year = `${yearOf(page)}-`;
  return phrase.findIndex((node) => datetimeOf(node)?.startsWith(year));
}

function datetimeOf(node: PhrasingContent | undefined): string | undefined {
  return node?.type === 'tid' ? node.data.hProperties.datetime : undefined;
}

function toNodes(segment: Segment): PhrasingContent[] {
  if (segment === undefined || segment === '') return [];
  if (typeof segment === 'string') return [{ type: 'text', value: segment }];
  return Array.isArray(segment) ? segment : [segment];
}
