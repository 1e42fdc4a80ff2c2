import { placeIn, withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** «a − b = c» stands on what c is worked out from, and «a > b, c» holds for each of them. */
export function checkCalculations(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences) {
    const number = sentence.marks.filter(({ slag }) => slag === 'data');
    checkSegment(sentence, number, { page, context });
    checkInequality(sentence, number, { page, context });
  }
}

/** The terms before «=» are the figures, each of one observation, that the number after it is worked out from. */
function checkSegment(
  sentence: PageSentence,
  number: readonly Mark[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const similarity = withoutMarks(sentence).indexOf(' = ');
  const segment = number.filter(({ til }) => til <= similarity);
  const [answer, ...more] = number.filter(({ fra }) => fra > similarity);
  if (similarity < 0 || !answer || more.length > 0 || segment.length < 2) return;
  const [used, wanted] = [segment, [answer]].map((marks) =>
    [...new Set(marks.flatMap(keys))].sort(),
  );
  if (used?.join() !== wanted?.join())
    reportAt(at, answer.element, 'utregning', used?.join(', ') ?? '', wanted?.join(', '));
  checkResult(answer, written(sentence, segment, similarity), at);
}

/** The number after «=» is what the formula gives, a share in per cent of one decimal. */
function checkResult(
  { element }: Mark,
  formula: string,
  at: { page: AuditedPage; context: AuditContext },
): void {
  const said = Number(element.attr.value);
  const isPart = /andel|prosent/.test(element.attr['data-regel'] ?? '');
  const [result, off] = isPart ? [100 * worked(formula), 0.0501] : [worked(formula), 0];
  if (!(Math.abs(result - said) <= off)) reportAt(at, element, 'utregning', `${formula} = ${said}`);
}

/** What stands before «=», with each number as machines write it; a name before a colon is no part of it. */
function written({ tekst }: PageSentence, segment: readonly Mark[], end: number): string {
  let [out, place] = ['', 0];
  for (const { fra, til, element } of segment) {
    out += tekst.slice(place, fra).replace(/^.*: /, '') + (element.attr.value ?? '');
    place = til;
  }
  return (out + tekst.slice(place, end)).replace(/\s+/g, ' ').trim();
}

/** The value of a formula of numbers, `+ − · /` and brackets; NaN for anything else. */
function worked(formula: string): number {
  const signs = formula.split(/ |(?<=\()|(?=\))/).reverse();
  const atom = (): number => {
    const sign = signs.pop();
    if (sign !== '(') return Number(sign ?? NaN);
    const value = sum();
    return signs.pop() === ')' ? value : NaN;
  };
  const product = (): number => {
    let value = atom();
    while (signs.at(-1) === '/' || signs.at(-1) === '·')
      value = signs.pop() === '/' ? value / atom() : value * atom();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (signs.at(-1) === '+' || signs.at(-1) === '−')
      value = signs.pop() === '+' ? value + product() : value - product();
    return value;
  };
  const value = sum();
  return signs.length === 0 ? value : NaN;
}

function keys({ element }: Mark): string[] {
  return (element.attr['data-av'] ?? '').split(/\s+/);
}

/** The first number against each of those after the sign. */
function checkInequality(
  sentence: PageSentence,
  number: readonly Mark[],
  at: { page: AuditedPage; context: AuditContext },
): void {
  const place = sentence.tekst.search(/ [<>] /);
  if (place < 0) return;
  const match = /^[^<>]* ([<>]) [^<>]*$/.exec(withoutMarks(sentence));
  const now = number.findLast(({ til }) => til <= place);
  if (!match || !now) return;
  const first = Number(now.element.attr.value);
  for (const { fra, element } of number) {
    const other = Number(element.attr.value);
    const holds = match[1] === '>' ? first > other : first < other;
    if (fra > place && !holds)
      reportAt(at, placeIn(sentence, fra), 'utregning', `${first} ${match[1] ?? ''} ${other}`);
  }
}
