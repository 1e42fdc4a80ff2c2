import { nearest } from '../page/document.ts';
import type { Mark } from '../page/sentence.ts';
import { addManeder, monthRange } from '../readers/month.ts';
import { MINUS } from '../truth/numbers.ts';
import { wholeSeries } from '../truth/truth.ts';
import { calculate, runDirection, sign, type RuleResult } from '../truth/rules.ts';
import {
  clauseAround,
  directionWords,
  governingWord,
  governingWordOfRun,
  isAbout,
  type DirectionWord,
} from './direction-words.ts';
import {
  changeAt,
  countAt,
  monthAfter,
  monthsOf,
  numberSaid,
  ownSeries,
  report,
  type Statement,
} from './statement.ts';

/** A change in a sentence: its mark, its sign by the figures, and the word that governs it. */
interface Change {
  mark: Mark;
  sign: number;
  word: DirectionWord | undefined;
  /** True for a change proper; false for a span or a run, which may stand without a word. */
  needsWord: boolean;
}

/** A stretch of a sentence. */
interface Span {
  fra: number;
  til: number;
}

const WANTED = ['nedgang', 'uendret', 'økning'];
/** Rules that state a level. */
const LEVEL = /^(verdi|sum|andel|andel-sum)$/;
const EACH_MONTH = /hver måned/iu;

/**
 * Every change stands beside a word, or a sign, that points the same way as the figures do; and every word that points
 * somewhere without one, and is in none of the `claims` that are judged as such, holds for the run, the level or the months
 * that it speaks of.
 */
export function checkDirections(
  told: Statement,
  previous: Statement | undefined,
  claims: readonly Span[],
): void {
  const words = directionWords(told.sentence, told.context.names);
  const changes = governedChanges(told, words);
  for (const change of changes) checkChange(change, told, previous);
  const { sentence } = told;
  const isText = nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined);
  if (!isText && !sentence.marks.some(({ slag }) => slag === 'data')) return;
  const run = wordOfRun(told, words);
  const governed = new Set(changes.map(({ word }) => word));
  for (const word of words) {
    if (isAbout(sentence, word) || (word !== run && governed.has(word))) continue;
    if (claims.some(({ fra, til }) => fra <= word.fra && word.fra < til)) continue;
    const right = signSaid(told, word, word === run);
    if (right !== undefined && right !== word.sign)
      report(told, word.fra, 'påstand', `«${word.ord}»`, WANTED[right + 1]);
  }
}

function checkChange(change: Change, told: Statement, previous: Statement | undefined): void {
  const { mark, sign: right } = change;
  const [rule, says] = changeFault(change, told, previous) ?? [];
  if (rule === undefined) return;
  const shown = `«${told.sentence.tekst.slice(mark.fra, mark.til)}»`;
  report(told, mark.fra, rule, `${says ?? ''}${shown}`, `et ord for ${WANTED[right + 1] ?? ''}`);
}

/** The rule that a change breaks, and what is said before it. */
function changeFault(
  change: Change,
  told: Statement,
  previous: Statement | undefined,
): [rule: string, says: string] | undefined {
  const written = writtenSign(change, told);
  if (written !== 0 && written !== change.sign) return ['fortegn', ''];
  const word = change.word ?? (written === 0 ? inherited(told, previous) : undefined);
  if (!word)
    return written === 0 && change.needsWord && change.sign !== 0 ? ['retningsløs', ''] : undefined;
  const holds = word.sign === change.sign || (word.sign === 0 && isAbout(told.sentence, word));
  return holds ? undefined : ['retning', `«${word.ord}» ved `];
}

/** All changes of a sentence, each with the word that governs it. */
function governedChanges(told: Statement, words: readonly DirectionWord[]): Change[] {
  const { sentence, page } = told;
  return sentence.marks.flatMap((mark, i): Change[] => {
    const answer = mark.slag === 'data' ? numberSaid(mark, page) : undefined;
    if (!answer) return [];
    const rule = mark.element.attr['data-regel'];
    const word =
      rule === 'rekke'
        ? governingWordOfRun(sentence, mark, words)
        : governingWord(sentence, mark, words);
    if (['endring', 'prosent', 'prosentpoeng'].includes(answer.slag)) {
      // In «a − b = c» the sign is the number's own.
      const isAnswer = sentence.tekst.slice(0, mark.fra).includes('=') && answer.tenths >= 0n;
      return [{ mark, sign: sign(answer.tenths), word, needsWord: !isAnswer }];
    }
    if (rule === 'rekke')
      return [{ mark, sign: runDirection(answer.keys, page.serier), word, needsWord: false }];
    const right =
      rule === 'antall' ? signOfCounted(told, mark, answer) : signOfSpan(told, i, answer);
    return right === undefined || !word ? [] : [{ mark, sign: right, word, needsWord: false }];
  });
}

/** «økte i tre måneder»: the one sign of the changes into the months counted; 2 when they differ. */
function signOfCounted({ sentence, page }: Statement, mark: Mark, { keys }: RuleResult) {
  if (/\sav\s(disse\s|alle\s|de\s)?$/u.test(sentence.tekst.slice(0, mark.fra))) return undefined;
  const signs = keys.map(({ serie, maned }) => Math.sign(changeAt(serie, maned, page) ?? 0));
  return signs.every((one) => one === signs[0]) ? signs[0] : 2;
}

/** «fra A (prosent i april) til B»: at B, the sign of B − A. */
function signOfSpan(
  { sentence, page }: Statement,
  i: number,
  answer: RuleResult,
): number | undefined {
  const mark = sentence.marks[i];
  const before = sentence.marks.slice(0, i).findLast(({ slag }) => slag === 'data');
  if (!mark || !before) return undefined;
  const isSpan =
    /(^|\s)til\s+$/.test(sentence.tekst.slice(before.til, mark.fra)) &&
    /(?<!\p{L})fra\s+$/u.test(sentence.tekst.slice(0, before.fra));
  const from = isSpan ? numberSaid(before, page) : undefined;
  return from?.slag === answer.slag ? sign(answer.tenths - from.tenths) : undefined;
}

/** −1 or 1 for a sign inside the mark or right before it, 0 for none. */
function writtenSign({ mark }: Change, { sentence }: Statement): number {
  const around = [sentence.tekst[mark.fra] ?? '', sentence.tekst[mark.fra - 1] ?? ''];
  const found = around.find((one) => [MINUS, '+', '-'].includes(one));
  return found === undefined ? 0 : found === '+' ? 1 : -1;
}

/** «… 308 flere enn i januar. Det tilsvarer 19,1 prosent.»: the direction is the sentence before's. */
function inherited(
  { sentence }: Statement,
  previous: Statement | undefined,
): DirectionWord | undefined {
  const before = previous?.sentence.block;
  const isTogether = before === sentence.block || before?.parent === sentence.block.parent;
  return previous && isTogether && /^\s*Det tilsvarer/.test(sentence.tekst)
    ? directionWords(previous.sentence, previous.context.names).at(-1)
    : undefined;
}

/** The word that «hver måned» belongs to: the last before it, or else the first of all. */
function wordOfRun(
  { sentence }: Statement,
  words: readonly DirectionWord[],
): DirectionWord | undefined {
  const at = EACH_MONTH.exec(sentence.tekst)?.index;
  return at === undefined ? undefined : (words.findLast(({ til }) => til <= at) ?? words[0]);
}

/** The sign the figures give for what a word of direction claims; undefined when it claims nothing they can tell. */
function signSaid(told: Statement, word: DirectionWord, isRun: boolean): number | undefined {
  const { sentence } = told;
  const clause = clauseAround(sentence, word.fra, word.til);
  const series = seriesNamed(told, sentence.tekst.slice(clause.fra, clause.til));
  if (isRun) return series === undefined ? undefined : signOfRun(told, series);
  const level = sentence.marks.find(
    ({ element, fra }) =>
      LEVEL.test(element.attr['data-regel'] ?? '') && fra >= word.til && fra < clause.til,
  );
  if (level) return signToLevel(told, level, word);
  return series === undefined || hasNumber(told, clause)
    ? undefined
    : signOfMonths(told, series, clause);
}

/** The sign of the months that a clause, or its sentence, speaks of: the newest and the one before, where none is named. */
function signOfMonths(told: Statement, series: string, clause: Span): number | undefined {
  const { sentence, page } = told;
  const span = EACH_MONTH.test(sentence.tekst) ? undefined : spanNamed(told, clause);
  const now = span?.til ?? monthSpokenOf(told) ?? monthsOf(series, page).at(-1) ?? '';
  const before = span?.fra ?? monthAfter(sentence, /(enn|som) i\s+$/u);
  const change = changeAt(series, now, page, before);
  return change === undefined ? undefined : Math.sign(change);
}

/** The series of the one entity a clause names, or the page's own. */
function seriesNamed({ page, context }: Statement, clause: string): string | undefined {
  const [mention, ...more] = context.names.find(clause);
  const [record, ...like] = mention?.entries ?? [];
  if (!record || like.length > 0 || more.length > 0) return ownSeries(page);
  return wholeSeries(record);
}

/** True when the clause holds numbers of its own, which other checks have judged. */
function hasNumber({ sentence }: Statement, clause: Span): boolean {
  return sentence.marks.some(
    ({ slag, fra, element }) =>
      slag === 'data' &&
      fra >= clause.fra &&
      fra < clause.til &&
      element.attr['data-regel'] !== 'rekke',
  );
}

/** «fra februar til mars»: the two months, when the words of the clause name them so. */
function spanNamed(
  { sentence: { tekst, marks } }: Statement,
  clause: Span,
): { fra: string; til: string } | undefined {
  const months = marks.filter(({ slag, fra }) => slag === 'time' && fra < clause.til);
  const at = months.findLastIndex(({ fra, til }, i) => {
    const next = months[i + 1];
    const isFrom = /(?<!\p{L})fra\s$/iu.test(tekst.slice(Math.min(clause.fra, fra), fra));
    return fra >= clause.fra && isFrom && next && /^\s+til\s$/u.test(tekst.slice(til, next.fra));
  });
  const [first, last] = [months[at], months[at + 1]].map((one) => one?.element.attr.datetime);
  return first === undefined || last === undefined ? undefined : { fra: first, til: last };
}

/** The month a sentence speaks of: «I mai gikk antallet ned». */
function monthSpokenOf({ sentence }: Statement): string | undefined {
  return monthAfter(sentence, /(?<!(?:enn|som) )(?<!\p{L})i\s+$/iu);
}

/** «økte til 974» against the month before; «32,5 prosent i mai, en nedgang fra 33,8» against what is told before it, else the month after. */
function signToLevel({ sentence, page }: Statement, level: Mark, word: DirectionWord) {
  const { 'data-regel': rule = '', 'data-av': of = '' } = level.element.attr;
  const beside = (months: number) =>
    calculate(
      rule,
      of.replace(/@(\d{4}-\d{2})/g, (_, one: string) => `@${addManeder(one, months)}`),
      page.serier,
    );
  const isFrom = /(?<!\p{L})fra\s$/u.test(sentence.tekst.slice(word.til, level.fra));
  const previous = sentence.marks.findLast(
    ({ fra, element }) => fra < level.fra && LEVEL.test(element.attr['data-regel'] ?? ''),
  );
  const own = numberSaid(level, page);
  const other = isFrom && previous ? numberSaid(previous, page) : beside(isFrom ? 1 : -1);
  if (!own || typeof other !== 'object' || own.slag !== other.slag) return undefined;
  return sign(isFrom ? other.tenths - own.tenths : own.tenths - other.tenths);
}

/**
 * «etter økning hver måned siden januar», «hadde økt hver måned siden januar, men gikk ned», «fram til april hadde …»: up
 * to the month before the one told of. «I april hadde antallet økt hver måned siden januar» is of April too.
 */
const FINISHED =
  /etter (?:økning|nedgang) (?:hver måned)|(?:fram til [^.]*)hadde (?:\p{L}+ )*(?:økt|gått ned) hver måned|hadde (?:\p{L}+ )*(?:økt|gått ned) hver måned[^.]*, men(?!\p{L})/iu;

/**
 * The one sign of all changes in the months spoken of: «fra januar til april», «siden januar», else the whole series since
 * its last hidden month; 0 when they are not all of one sign, or when one of the months is not there to be seen.
 */
function signOfRun(told: Statement, series: string): number | undefined {
  const { sentence, page } = told;
  const { from, to } = monthsOfRun(told, series);
  if (from === undefined || to === undefined) return undefined;
  const last = FINISHED.test(sentence.tekst) ? addManeder(to, -1) : to;
  const [first = 0, ...others] = monthRange(from, last)
    .slice(1)
    .map((month) => Math.sign(changeAt(series, month, page) ?? NaN));
  return others.every((one) => one === first) ? first : 0;
}

/** The first and the last month that «hver måned» is said of. */
function monthsOfRun(told: Statement, series: string): { from?: string; to?: string } {
  const { sentence, page } = told;
  const seen = monthsOf(series, page);
  const to = seen.at(-1);
  const span = spanNamed(told, { fra: 0, til: sentence.tekst.length });
  if (span) return { from: span.fra, to: span.til };
  const since = monthAfter(sentence, /(?<!\p{L})siden\s+$/iu);
  if (since !== undefined) return { from: since, to: monthSpokenOf(told) ?? to };
  const hidden = seen.findLastIndex((month) => countAt(series, month, page) === undefined);
  return { from: seen[hidden + 1], to };
}
