import type { Element } from '../page/document.ts';
import type { Mark, PageSentence } from '../page/sentence.ts';
import { sign, calculateOut, runDirection, type RuleResult } from '../truth/rules.ts';
import {
  erOmtrent,
  directions,
  governing,
  governingForRun,
  type DirectionWord,
} from '../page/direction-words.ts';
import { movedManed } from '../readers/month.ts';
import type { NameFinder } from '../truth/names.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { MINUS } from '../truth/numbers.ts';

/** A change in a sentence: its mark, its sign by the figures, and the word that governs it. */
interface Change {
  setning: PageSentence;
  mark: Mark;
  tegn: number;
  ord: DirectionWord | undefined;
  /** True for a change proper; false for a span or a run, which may stand without a word. */
  needsWord: boolean;
}

const DIRECTION_WORDS = ['et ord for nedgang', 'et ord for uendret', 'et ord for økning'];

/** Every change stands beside a word, or a sign, that points the same way as the figures do. */
export function checkDirection(side: AuditedPage, sak: AuditContext): void {
  side.setninger.forEach((sentence, i) => {
    for (const change of changes(sentence, side, sak.navn)) {
      const shown = sentence.tekst.slice(change.mark.fra, change.mark.til);
      const written = writtenSign(sentence, change.mark);
      if (written !== 0) {
        if (written !== change.tegn) faultAt(change, 'fortegn', `«${shown}»`, { side, sak });
        else if (change.ord) checkWord({ ...change, ord: change.ord }, { side, sak });
        continue;
      }
      const ord = change.ord ?? inherited(side.setninger[i - 1], sentence, sak.navn);
      if (ord) checkWord({ ...change, ord }, { side, sak });
      else if (change.needsWord && change.tegn !== 0)
        faultAt(change, 'retningsløs', `«${shown}» uten fortegn eller retning`, { side, sak });
    }
  });
}

/** All changes of a sentence, each with the word that governs it. */
export function changes(setning: PageSentence, page: AuditedPage, name: NameFinder): Change[] {
  const retninger = directions(setning, name);
  return setning.marks.flatMap((mark, i): Change[] => {
    const answer = mark.slag === 'data' ? calculation(mark.element, page) : undefined;
    if (!answer) return [];
    if (mark.element.attr['data-regel'] === 'rekke') {
      const ord = governingForRun(setning, mark, retninger);
      const tegn = runDirection(answer.keys, page.serier);
      return [{ setning, mark, tegn, ord, needsWord: false }];
    }
    const ord = governing(setning, mark, retninger);
    if (mark.element.attr['data-regel'] === 'antall') {
      if (/\sav\s(disse\s|alle\s|de\s)?$/u.test(setning.tekst.slice(0, mark.fra))) return [];
      const tegn = common(answer, page);
      return tegn === undefined || !ord ? [] : [{ setning, mark, tegn, ord, needsWord: false }];
    }
    if (['endring', 'prosent', 'prosentpoeng'].includes(answer.slag)) {
      // In «a − b = c» the sign is the number's own.
      const inFormula = setning.tekst.slice(0, mark.fra).includes('=') && answer.tenths >= 0n;
      return [{ setning, mark, tegn: sign(answer.tenths), ord, needsWord: !inFormula }];
    }
    const tegn = span(setning, i, answer, page);
    return tegn === undefined || !ord ? [] : [{ setning, mark, tegn, ord, needsWord: false }];
  });
}

/** What a mark's rule gives on the page's figures; undefined when it gives nothing. */
export function calculation(element: Element, page: AuditedPage): RuleResult | undefined {
  const answer = calculateOut(
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
        { serie, maned: movedManed(maned, -1) },
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
  const from = calculation(previous.element, page);
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
    ? directions(previous, name).at(-1)
    : undefined;
}

function checkWord(
  change: Change & { ord: DirectionWord },
  at: { side: AuditedPage; sak: AuditContext },
): void {
  const { ord, tegn, setning, mark } = change;
  if (ord.tegn === tegn || (ord.tegn === 0 && erOmtrent(setning, ord))) return;
  const shown = setning.tekst.slice(mark.fra, mark.til);
  faultAt(change, 'retning', `«${ord.ord}» ved «${shown}»`, at);
}

function faultAt(
  { setning, mark, tegn }: Change,
  rule: string,
  says: string,
  at: { side: AuditedPage; sak: AuditContext },
): void {
  const whole = setning.tekst.replace(/[ \n\t]+/g, ' ').trim();
  reportAt(at, mark.element, rule, `${says} i «${whole}»`, DIRECTION_WORDS[tegn + 1]);
}
