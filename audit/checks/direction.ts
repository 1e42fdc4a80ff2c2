import type { Element } from '../page/document.ts';
import type { Mark, PageSentence } from '../page/sentence.ts';
import { sign, calculate, runDirection, type RuleResult } from '../truth/rules.ts';
import {
  isAbout,
  directionWords,
  governingWord,
  governingWordOfRun,
  type DirectionWord,
} from '../page/direction-words.ts';
import { addManeder } from '../readers/month.ts';
import type { NameFinder } from '../truth/names.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
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
    for (const change of governedChanges(sentence, page, context.names)) {
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
export function governedChanges(
  sentence: PageSentence,
  page: AuditedPage,
  name: NameFinder,
): Change[] {
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

function checkWord(
  change: Change & { ord: DirectionWord },
  at: { page: AuditedPage; context: AuditContext },
): void {
  const { ord, tegn, sentence, mark } = change;
  if (ord.sign === tegn || (ord.sign === 0 && isAbout(sentence, ord))) return;
  const shown = sentence.tekst.slice(mark.fra, mark.til);
  faultAt(change, 'retning', `«${ord.ord}» ved «${shown}»`, at);
}

function faultAt(
  { sentence, mark, tegn }: Change,
  rule: string,
  says: string,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const whole = sentence.tekst.replace(/[ \n\t]+/g, ' ').trim();
  reportAt(at, mark.element, rule, `${says} i «${whole}»`, DIRECTION_WORDS[tegn + 1]);
}
