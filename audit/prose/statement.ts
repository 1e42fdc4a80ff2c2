import type { At } from '../page/context.ts';
import { reportAt, type AuditedPage } from '../page/context.ts';
import { placeIn, withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';
import { addManeder } from '../readers/month.ts';
import { withoutName } from '../truth/names.ts';
import { partSeries, wholeSeries } from '../truth/truth.ts';
import { calculate, type RuleResult } from '../truth/rules.ts';

/** A sentence of a page, and what it is held against. */
export interface Statement extends At {
  sentence: PageSentence;
}

/** A sentence's words: its marks, quotations and names blanked out, character for character. */
export function wordsOf({ sentence, context }: Statement): string {
  return withoutName(withoutMarks(sentence), context.names);
}

/** Reports what is wrong at a place in a sentence. */
export function report(
  told: Statement,
  at: number,
  rule: string,
  says: string,
  wanted?: string,
): void {
  const whole = told.sentence.tekst.replace(/\s+/g, ' ').trim();
  reportAt(told, placeIn(told.sentence, at), rule, `${says} i «${whole}»`, wanted);
}

/** The series that a page is about: its subject's whole. */
export function ownSeries({ owner }: AuditedPage): string | undefined {
  return owner && wholeSeries(owner);
}

/** True for the page's own subject in one hovedgruppe. */
export function isPartOfOwn(series: string, { owner }: AuditedPage): boolean {
  const { niva, id, hovedgruppe } = partSeries(series);
  const isOwn = niva === owner?.niva && id === owner.id;
  return isOwn && hovedgruppe !== 'alle' && niva !== 'hovedgruppe';
}

/** The newest month that a page tells of: its release's, whether or not its own series has a figure for it. */
export function newestMonth({ serier }: AuditedPage): string {
  return [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort().at(-1) ?? '';
}

/** A month and those before it, newest first. */
export function monthsBefore(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addManeder(month, -i));
}

/** The months a series is told of, oldest first. */
export function monthsOf(series: string, { serier }: AuditedPage): string[] {
  return [...(serier.get(series)?.keys() ?? [])].sort();
}

/** A number of a series; undefined where it is hidden or not there. */
export function countAt(series: string, month: string, page: AuditedPage): number | undefined {
  const count = page.serier.get(series)?.get(month)?.antall;
  return count === '*' ? undefined : count;
}

/** How a series changed to a month, from the one before or the one given; undefined where either number is not told. */
export function changeAt(
  series: string,
  month: string,
  page: AuditedPage,
  from = addManeder(month, -1),
): number | undefined {
  const [now, before] = [countAt(series, month, page), countAt(series, from, page)];
  return now === undefined || before === undefined ? undefined : now - before;
}

/** The first month that is named, at a place or later, right after words that end so. */
export function monthAfter(
  { tekst, marks }: PageSentence,
  words: RegExp,
  from = 0,
): string | undefined {
  return marks.find(
    ({ slag, fra }) => slag === 'time' && fra >= from && words.test(tekst.slice(0, fra)),
  )?.element.attr.datetime;
}

/** The number of a mark by its rule and the page's figures; undefined when there is none. */
export function numberSaid(
  { element: { attr } }: Mark,
  { serier }: AuditedPage,
): RuleResult | undefined {
  if (attr['data-regel'] === undefined) return undefined;
  const answer = calculate(attr['data-regel'], attr['data-av'] ?? '', serier);
  return typeof answer === 'string' ? undefined : answer;
}
