import { nearest, type Element } from '../page/document.ts';
import { placeIn, type Mark, type PageSentence } from '../page/sentence.ts';
import { sign, calculate, runDirection, type RuleResult } from '../truth/rules.ts';
import {
  clauseAround,
  isAbout,
  directionWords,
  governingWord,
  governingWordOfRun,
  type DirectionWord,
} from '../page/direction-words.ts';
import { addManeder } from '../readers/month.ts';
import type { NameFinder } from '../truth/names.ts';
import { reportAt, type AuditContext, type AuditedPage, type At } from './context.ts';
import { MINUS } from '../truth/numbers.ts';

/** A change in a sentence: its mark, its sign by the figures, and the word that governs it. */
interface Change {
  sentence: PageSentence;
  mark: Mark;
  tegn: number;
  ord: DirectionWord | undefined;
  /** True for a change proper; false for a span or a run, which may stand without a word. */
  needsWord: boolean;
}

const DIRECTION_WORDS = ['et ord for nedgang', 'et ord for uendret', 'et ord for økning'];

/** Every change stands beside a word, or a sign, that points the same way as the figures do. */
export function checkDirection(page: AuditedPage, context: AuditContext): void {
  page.sentences.forEach((sentence, i) => {
    const changes = governedChanges(sentence, page, context.names);
    checkWays(sentence, changes, { page, context });
    for (const change of changes) {
      const shown = sentence.tekst.slice(change.mark.fra, change.mark.til);
      const written = writtenSign(sentence, change.mark);
      if (written !== 0) {
        if (written !== change.tegn) faultAt(change, 'fortegn', `«${shown}»`, { page, context });
        else if (change.ord) checkWord({ ...change, ord: change.ord }, { page, context });
        continue;
      }
      const ord = change.ord ?? inherited(page.sentences[i - 1], sentence, context.names);
      if (ord) checkWord({ ...change, ord }, { page, context });
      else if (change.needsWord && change.tegn !== 0)
        faultAt(change, 'retningsløs', `«${shown}» uten fortegn eller retning`, { page, context });
    }
  });
}

/** All changes of a sentence, each with the word that governs it. */
function governedChanges(sentence: PageSentence, page: AuditedPage, name: NameFinder): Change[] {
  const words = directionWords(sentence, name);
  return sentence.marks.flatMap((mark, i): Change[] => {
    const answer = mark.slag === 'data' ? calculateMark(mark.element, page) : undefined;
    if (!answer) return [];
    if (mark.element.attr['data-regel'] === 'rekke') {
      const ord = governingWordOfRun(sentence, mark, words);
      const tegn = runDirection(answer.keys, page.serier);
      return [{ sentence, mark, tegn, ord, needsWord: false }];
    }
    const ord = governingWord(sentence, mark, words);
    if (mark.element.attr['data-regel'] === 'antall') {
      if (/\sav\s(disse\s|alle\s|de\s)?$/u.test(sentence.tekst.slice(0, mark.fra))) return [];
      const tegn = common(answer, page);
      return tegn === undefined || !ord ? [] : [{ sentence, mark, tegn, ord, needsWord: false }];
    }
    if (['endring', 'prosent', 'prosentpoeng'].includes(answer.slag)) {
      // In «a − b = c» the sign is the number's own.
      const inFormula = sentence.tekst.slice(0, mark.fra).includes('=') && answer.tenths >= 0n;
      return [{ sentence, mark, tegn: sign(answer.tenths), ord, needsWord: !inFormula }];
    }
    const tegn = span(sentence, i, answer, page);
    return tegn === undefined || !ord ? [] : [{ sentence, mark, tegn, ord, needsWord: false }];
  });
}

/** What a mark's rule gives on the page's figures; undefined when it gives nothing. */
function calculateMark(element: Element, page: AuditedPage): RuleResult | undefined {
  const answer = calculate(
    element.attr['data-regel'] ?? '',
    element.attr['data-av'] ?? '',
    page.serier,
  );
  return typeof answer === 'string' ? undefined : answer;
}

/** «økte i tre måneder»: the one sign of the changes into the months counted; 2 when they differ. */
function common({ keys }: RuleResult, page: AuditedPage): number | undefined {
  const sign = keys.map(({ serie, maned }) =>
    runDirection(
      [
        { serie, maned },
        { serie, maned: addManeder(maned, -1) },
      ],
      page.serier,
    ),
  );
  return sign.every((one) => one === sign[0]) ? sign[0] : 2;
}

/** «fra A (prosent i april) til B»: at B, the sign of B − A. */
function span(
  sentence: PageSentence,
  i: number,
  answer: RuleResult,
  page: AuditedPage,
): number | undefined {
  const mark = sentence.marks[i];
  const previous = sentence.marks.slice(0, i).findLast(({ slag }) => slag === 'data');
  if (!mark || !previous) return undefined;
  const between = sentence.tekst.slice(previous.til, mark.fra);
  const before = sentence.tekst.slice(0, previous.fra);
  if (!/(^|\s)til\s+$/.test(between) || !/(?<!\p{L})fra\s+$/u.test(before)) return undefined;
  const from = calculateMark(previous.element, page);
  return from?.slag === answer.slag ? sign(answer.tenths - from.tenths) : undefined;
}

/** −1 or 1 for a sign inside the mark or right before it, 0 for none. */
function writtenSign(sentence: PageSentence, mark: Mark): number {
  const [first = ''] = sentence.tekst.slice(mark.fra);
  const before = sentence.tekst.slice(0, mark.fra).at(-1) ?? '';
  const sign = [first, before].find((candidate) => [MINUS, '+', '-'].includes(candidate));
  return sign === undefined ? 0 : sign === '+' ? 1 : -1;
}

/** «… 308 flere enn i januar. Det tilsvarer 19,1 prosent.»: the direction is the sentence before's. */
function inherited(
  previous: PageSentence | undefined,
  sentence: PageSentence,
  name: NameFinder,
): DirectionWord | undefined {
  const together =
    previous?.block === sentence.block || previous?.block.parent === sentence.block.parent;
  return previous && together && /^\s*Det tilsvarer/.test(sentence.tekst)
    ? directionWords(previous, name).at(-1)
    : undefined;
}

function checkWord(change: Change & { ord: DirectionWord }, at: At): void {
  const { ord, tegn, sentence, mark } = change;
  if (ord.sign === tegn || (ord.sign === 0 && isAbout(sentence, ord))) return;
  const shown = sentence.tekst.slice(mark.fra, mark.til);
  faultAt(change, 'retning', `«${ord.ord}» ved «${shown}»`, at);
}

function faultAt({ sentence, mark, tegn }: Change, rule: string, says: string, at: At): void {
  const whole = sentence.tekst.replace(/[ \n\t]+/g, ' ').trim();
  reportAt(at, mark.element, rule, `${says} i «${whole}»`, DIRECTION_WORDS[tegn + 1]);
}

/** A sentence as it is read. */
export function whole({ tekst }: PageSentence): string {
  return tekst.replace(/\s+/g, ' ').trim();
}

/** The month of the first mark after a place of the sentence that fits. */
export function monthAfter(
  { marks, tekst }: PageSentence,
  fits: (before: string, mark: Mark) => boolean,
) {
  return marks.find((mark) => mark.slag === 'time' && fits(tekst.slice(0, mark.fra), mark))?.element
    .attr.datetime;
}

/** The page's own series. */
export function ownSeries({ owner }: AuditedPage): string | undefined {
  return (
    owner && `${owner.niva}/${owner.id}/${owner.niva === 'hovedgruppe' ? owner.id : 'alle'}/alle`
  );
}

/** The newest month of a series. */
export function newestIn(series: string, { serier }: AuditedPage): string {
  return [...(serier.get(series)?.keys() ?? [])].sort().at(-1) ?? '';
}

/** What a rule gives, in tenths; undefined where a figure is hidden or missing. */
export function tenths(rule: string, keys: string, { serier }: AuditedPage): number | undefined {
  const answer = calculate(rule, keys, serier);
  return typeof answer === 'string' ? undefined : Number(answer.tenths);
}

/** What is compared with other months, or with others, is judged as such. */
const OTHERS =
  /noen (annen )?måned|(?<!\p{L})(høyeste|laveste)(?!\p{L})|prosentvis den største|den største (?:blant|av alle)|større (?:prosentvis|(?:nedgang|økning) fra)|(?:størst|mer enn)[^.]* av alle|størst\p{L}* prosentvis/iu;
const WAYS = ['nedgang', 'uendret', 'økning'];
/** Rules that state a level. */
const LEVEL = /^(verdi|sum|andel|andel-sum)$/;

/** A direction told without a change beside it («økte til 974», «gikk ned i mai») is that of the level it stands by, or of the page's series. */
function checkWays(sentence: PageSentence, changes: readonly Change[], at: At): void {
  const { context } = at;
  const own = nearest(sentence.block, ({ attr }) => attr['data-tekst'] !== undefined);
  if (!own && !sentence.marks.some(({ slag }) => slag === 'data')) return;
  if (OTHERS.test(sentence.tekst)) return;
  const used = new Set(changes.map(({ ord }) => ord?.fra));
  for (const word of directionWords(sentence, context.names)) {
    if (used.has(word.fra) || isAbout(sentence, word)) continue;
    const way = wayFor(sentence, word, at);
    if (way !== undefined && !Number.isNaN(way) && way !== word.sign)
      reportAt(
        at,
        placeIn(sentence, word.fra),
        'påstand',
        `«${word.ord}» i «${whole(sentence)}»`,
        WAYS[way + 1],
      );
  }
}

/** The sign the figures give for what a word of direction claims; undefined when it claims nothing they can tell. */
function wayFor(sentence: PageSentence, word: DirectionWord, at: At): number | undefined {
  const clause = clauseAround(sentence, word.fra, word.til);
  const inClause = sentence.marks.filter(({ fra }) => fra >= clause.fra && fra < clause.til);
  const level = inClause.find(
    ({ element, fra }) => LEVEL.test(element.attr['data-regel'] ?? '') && fra >= word.til,
  );
  if (level) return wayToLevel(level, at.page);
  if (
    inClause.some(({ slag, element }) => slag === 'data' && element.attr['data-regel'] !== 'rekke')
  )
    return undefined;
  const series = named(sentence.tekst.slice(clause.fra, clause.til), at) ?? ownSeries(at.page);
  if (series === undefined) return undefined;
  const month = monthAfter(sentence, (before) => /(?<!(?:enn|som) )(?<!\p{L})i\s+$/iu.test(before));
  const other = monthAfter(sentence, (before) => /(enn|som) i\s+$/.test(before));
  const now = month ?? newestIn(series, at.page);
  const change = tenths(
    'endring',
    `${series}@${now} ${series}@${other ?? addManeder(now, -1)}`,
    at.page,
  );
  return change === undefined ? undefined : Math.sign(change);
}

/** A level against the same level a month earlier. */
function wayToLevel({ element: { attr } }: Mark, { serier }: AuditedPage): number | undefined {
  const { 'data-regel': rule = '', 'data-av': keys = '' } = attr;
  const earlier = keys.replace(/@(\d{4}-\d{2})/g, (_, from: string) => `@${addManeder(from, -1)}`);
  const [now, then] = [keys, earlier].map((one) => calculate(rule, one, serier));
  return typeof now === 'object' && typeof then === 'object'
    ? sign(now.tenths - then.tenths)
    : undefined;
}

/** The series of the one entity a clause names. */
function named(clause: string, { context }: At): string | undefined {
  const [mention, ...more] = context.names.find(clause);
  const [record, ...like] = mention?.entries ?? [];
  if (!record || like.length > 0 || more.length > 0) return undefined;
  return `${record.niva}/${record.id}/${record.niva === 'hovedgruppe' ? record.id : 'alle'}/alle`;
}
