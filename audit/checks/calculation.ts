import { placeIn, withoutMarks, type Mark, type PageSentence } from '../page/sentence.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';

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
  const match = /^[^<>]* ([<>]) [^<>]*$/.exec(withoutMarks(sentence));
  const place = sentence.tekst.search(/ [<>] /);
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
