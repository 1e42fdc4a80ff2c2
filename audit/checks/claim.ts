import { nearest } from '../page/document.ts';
import { placeIn, type Mark, type PageSentence } from '../page/sentence.ts';
import { addManeder, monthRange } from '../readers/month.ts';
import { sign, calculate, type RuleResult } from '../truth/rules.ts';
import {
  isAbout,
  clauseAround,
  directionWords,
  type DirectionWord,
} from '../page/direction-words.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { governedChanges } from './direction.ts';

const EXTREME = /noen (annen )?måned|ingen annen måned|(?<!\p{L})(høyeste|laveste)(?!\p{L})/iu;

/**
 * A direction told without a change beside it («Flere deltakere i mai enn i april», «økte til 974», «har økt
 * hver måned») holds too: for the level it stands by, else for the page's own series in its newest month.
 */
export function checkClaims(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    const own = nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined);
    if (!own && !sentence.marks.some(({ slag }) => slag === 'data')) continue;
    if (EXTREME.test(sentence.tekst) || AMONG_SIBLINGS.test(sentence.tekst)) continue;
    const used = new Set(governedChanges(sentence, page, context.names).map(({ ord }) => ord?.fra));
    const all = directionWords(sentence, context.names);
    for (const word of all) {
      const tried = used.has(word.fra) && !isAboutEachManed(sentence, word, all);
      if (tried || isAbout(sentence, word)) continue;
      const sign = signFor(sentence, word, { page, context });
      if (sign !== undefined && sign !== word.sign)
        reportAt(
          { page, context },
          placeIn(sentence, word.fra),
          'påstand',
          `«${word.ord}» i «${sentence.tekst.replace(/\s+/g, ' ').trim()}»`,
          WANTED[sign + 1],
        );
    }
  }
}

/** Judged among the superlatives. */
const AMONG_SIBLINGS =
  /prosentvis den største|den største (?:blant|av alle)|større (?:prosentvis|(?:nedgang|økning) fra)/iu;

/** Rules that state a level. */
const NIVA = /^(verdi|sum|andel|andel-sum)$/;
const EACH_MANED = /hver måned/iu;
/**
 * «etter økning hver måned siden januar», «hadde økt hver måned siden januar, men gikk ned», «fram til april hadde …»: up
 * to the month before the one told of. «I april hadde antallet økt hver måned siden januar» is of April too.
 */
const FINISHED =
  /etter (?:økning|nedgang) (?:hver måned)|(?:fram til [^.]*)hadde (?:\p{L}+ )*(?:økt|gått ned) hver måned|hadde (?:\p{L}+ )*(?:økt|gått ned) hver måned[^.]*, men(?!\p{L})/iu;
const WANTED = ['nedgang', 'uendret', 'økning'];

/** The sign the figures give for what a word of direction claims; undefined when it claims nothing they can tell. */
function signFor(
  sentence: PageSentence,
  word: DirectionWord,
  { page, context }: { page: AuditedPage; context: AuditContext },
): number | undefined {
  const ledd = clauseAround(sentence, word.fra, word.til);
  const series = named(sentence.tekst.slice(ledd.fra, ledd.til), context) ?? ownSeries(page);
  if (isAboutEachManed(sentence, word, directionWords(sentence, context.names)))
    return eachManed(series, sentence, page);
  const niva = sentence.marks.find(
    ({ element, fra }) =>
      NIVA.test(element.attr['data-regel'] ?? '') && fra >= word.til && fra < ledd.til,
  );
  if (niva)
    return /(?<!\p{L})fra\s$/u.test(sentence.tekst.slice(word.til, niva.fra))
      ? fromNiva(sentence, niva, page)
      : againstPrevious(niva, page);
  if (series === undefined || setWithNumber(sentence, ledd)) return undefined;
  // «gikk ned i mai etter økning hver måned fra januar til april»: the span is the other word's.
  const span = EACH_MANED.test(sentence.tekst) ? undefined : manedSpan(sentence, ledd);
  const { fra, til } = span ?? { fra: monthComparedWith(sentence), til: inManed(sentence) };
  return changeInSeries(series, til, fra, page);
}

/** True for the word «hver måned» belongs to: the last before it, or else the first of all. */
function isAboutEachManed(
  { tekst }: PageSentence,
  word: DirectionWord,
  all: readonly DirectionWord[],
): boolean {
  const at = EACH_MANED.exec(tekst)?.index;
  if (at === undefined) return false;
  return (all.findLast(({ til }) => til <= at) ?? all[0])?.fra === word.fra;
}

/** «fra februar til mars»: the two months, when the words around a direction name them so. */
function manedSpan(
  { tekst, marks }: PageSentence,
  segment: { fra: number; til: number },
): { fra: string; til: string } | undefined {
  const times = marks.filter(({ slag, fra }) => slag === 'time' && fra < segment.til);
  const first = times.findLast(({ fra, til }, i) => {
    const next = times[i + 1];
    const before = /(?<!\p{L})fra\s$/iu.test(tekst.slice(Math.min(segment.fra, fra), fra));
    return fra >= segment.fra && before && next && /^\s+til\s$/u.test(tekst.slice(til, next.fra));
  });
  const last = first && times[times.indexOf(first) + 1];
  const fra = first?.element.attr.datetime;
  const til = last?.element.attr.datetime;
  return fra === undefined || til === undefined ? undefined : { fra, til };
}

/** «32,5 prosent i mai, en nedgang fra 33,8»: the level told before against this one, else the month after it. */
function fromNiva(sentence: PageSentence, niva: Mark, page: AuditedPage): number | undefined {
  const previous = sentence.marks.findLast(
    ({ fra, element }) => fra < niva.fra && NIVA.test(element.attr['data-regel'] ?? ''),
  );
  const { 'data-regel': rule = '', 'data-av': of = '' } = niva.element.attr;
  const earlier = calculate(rule, of, page.serier);
  const now = previous
    ? calculate(
        previous.element.attr['data-regel'] ?? '',
        previous.element.attr['data-av'] ?? '',
        page.serier,
      )
    : calculate(rule, moved(of, 1), page.serier);
  if (!isNumber(now) || !isNumber(earlier) || now.slag !== earlier.slag) return undefined;
  return sign(now.tenths - earlier.tenths);
}

/** The month a sentence speaks of: «I mai gikk antallet ned». */
function inManed({ tekst, marks }: PageSentence): string | undefined {
  const mark = marks.find(
    ({ slag, fra }) =>
      slag === 'time' && /(?<!(?:enn|som) )(?<!\p{L})i\s+$/iu.test(tekst.slice(0, fra)),
  );
  return mark?.element.attr.datetime;
}

/** The month after «enn i» or «som i», else undefined. */
function monthComparedWith({ tekst, marks }: PageSentence): string | undefined {
  const mark = marks.find(
    ({ slag, fra }) => slag === 'time' && /(enn|som) i\s+$/.test(tekst.slice(0, fra)),
  );
  return mark?.element.attr.datetime;
}

/** The series of the one entity a clause names. */
function named(segment: string, context: AuditContext): string | undefined {
  const [mention, ...more] = context.names.find(segment);
  const [record, ...like] = mention?.entries ?? [];
  if (!record || like.length > 0 || more.length > 0) return undefined;
  return `${record.niva}/${record.id}/${record.niva === 'hovedgruppe' ? record.id : 'alle'}/alle`;
}

/** True when the clause holds numbers of its own, which other checks have judged. */
function setWithNumber({ marks }: PageSentence, segment: { fra: number; til: number }): boolean {
  return marks.some(
    ({ slag, fra, element }) =>
      slag === 'data' &&
      fra >= segment.fra &&
      fra < segment.til &&
      element.attr['data-regel'] !== 'rekke',
  );
}

/** A level against the same level a month earlier. */
function againstPrevious({ element }: Mark, page: AuditedPage): number | undefined {
  const { 'data-regel': rule = '', 'data-av': of = '' } = element.attr;
  const [now, for_] = [of, moved(of, -1)].map((keys) => calculate(rule, keys, page.serier));
  if (!isNumber(now) || !isNumber(for_)) return undefined;
  return sign(now.tenths - for_.tenths);
}

function isNumber(answer: RuleResult | string | undefined): answer is RuleResult {
  return typeof answer === 'object';
}

/** The same observation keys some months later. */
function moved(of: string, count: number): string {
  return of.replace(/@(\d{4}-\d{2})/g, (_, from: string) => `@${addManeder(from, count)}`);
}

function ownSeries(page: AuditedPage): string | undefined {
  if (!page.owner) return undefined;
  const { niva, id } = page.owner;
  return `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
}

/** Counts of a series by month, oldest first, from its last hidden month on. */
function numbers(series: string, page: AuditedPage): [maned: string, antall: number][] {
  const out: [string, number][] = [];
  for (const [maned, { antall }] of [...(page.serier.get(series) ?? [])].sort().reverse()) {
    if (antall === '*') break;
    out.unshift([maned, antall]);
  }
  return out;
}

/** The sign of a month (the newest, when none is named) against another (the one before, when none is named). */
function changeInSeries(
  series: string,
  maned: string | undefined,
  against: string | undefined,
  page: AuditedPage,
): number | undefined {
  const number = new Map(numbers(series, page));
  const current = maned ?? [...number.keys()].at(-1) ?? '';
  const [now, da] = [
    number.get(current),
    number.get(against ?? (current && addManeder(current, -1))),
  ];
  return now === undefined || da === undefined ? undefined : Math.sign(now - da);
}

/**
 * The one sign of all changes in the months spoken of: «fra januar til april», «siden januar», else the whole
 * series; 0 when they are not all of one sign, or when one of the months is not there to be seen.
 */
function eachManed(
  series: string | undefined,
  sentence: PageSentence,
  page: AuditedPage,
): number | undefined {
  const number = series === undefined ? [] : numbers(series, page);
  const [from, to] = mentioned(sentence) ?? [number[0]?.[0], undefined];
  const named = to ?? number.at(-1)?.[0];
  const last = named !== undefined && FINISHED.test(sentence.tekst) ? addManeder(named, -1) : named;
  if (from === undefined || last === undefined) return undefined;
  const known = new Map(number);
  const nivaer = monthRange(from, last).map((maned) => known.get(maned) ?? NaN);
  const sign = nivaer.slice(1).map((now, i) => Math.sign(now - (nivaer[i] ?? NaN)));
  const [first = 0] = sign;
  return sign.every((one) => one === first) ? first : 0;
}

/** The first and last month of «fra januar til april», or of «siden januar» with the month the sentence is about. */
function mentioned(sentence: PageSentence): [fra: string, til: string | undefined] | undefined {
  const span = manedSpan(sentence, { fra: 0, til: sentence.tekst.length });
  if (span) return [span.fra, span.til];
  const from = since(sentence);
  return from === undefined ? undefined : [from, inManed(sentence)];
}

/** The month after «siden», else undefined. */
function since({ tekst, marks }: PageSentence): string | undefined {
  const mark = marks.find(
    ({ slag, fra }) => slag === 'time' && /(?<!\p{L})siden\s+$/iu.test(tekst.slice(0, fra)),
  );
  return mark?.element.attr.datetime;
}
