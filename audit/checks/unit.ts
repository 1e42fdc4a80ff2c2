import type { PageSentence } from '../page/sentence.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

const PERCENT = new Set(['endring-prosent', 'andel', 'andel-sum']);
const UNIT = /^[\s\u00a0]*(prosentpoeng|prosent|%)/u;
/** Between two numbers that share the unit after the second: «fra 58,4 til 56,6 prosent». */
const CONNECTOR = /^[\s\u00a0]*(til|og|mot|,|eller)[\s\u00a0]*$/u;

/** Shares are followed by «prosent» or «%», changes of shares by «prosentpoeng», counts by neither; no «1 deltakere». */
export function checkUnit(page: AuditedPage, context: AuditContext): void {
  for (const sentence of page.sentences)
    sentence.marks.forEach((mark, i) => {
      const rule = mark.element.attr['data-regel'];
      if (mark.slag !== 'data' || rule === undefined) return;
      const shown = sentence.tekst.slice(mark.fra, mark.til);
      const unit = shown.endsWith('%') ? '%' : unitAfter(sentence, i);
      const fault = faultUnit(rule, unit, sentence.tekst.slice(mark.til));
      if (fault)
        reportAt(
          { page, context },
          mark.element,
          'enhet',
          `«${shown}${sentence.tekst.slice(mark.til, mark.til + 20)}» (${rule})`,
          fault,
        );
      if (
        /^1$/.test(shown) &&
        /^[\s\u00a0]+(deltakere|personer|kvinner|menn)(?!\p{L})/u.test(
          sentence.tekst.slice(mark.til),
        )
      )
        reportAt(
          { page, context },
          mark.element,
          'entall',
          `«1${sentence.tekst.slice(mark.til, mark.til + 12)}»`,
          'entall',
        );
    });
}

function unitAfter(sentence: PageSentence, i: number): string | undefined {
  const mark = sentence.marks[i];
  if (!mark) return undefined;
  const rest = sentence.tekst.slice(mark.til);
  const direct = UNIT.exec(rest)?.[1];
  if (direct) return direct;
  const next = sentence.marks[i + 1];
  const same = next?.element.attr['data-regel'] === mark.element.attr['data-regel'];
  if (!next || !same || !CONNECTOR.test(sentence.tekst.slice(mark.til, next.fra))) return undefined;
  return unitAfter(sentence, i + 1);
}

function faultUnit(rule: string, unit: string | undefined, rest: string): string | undefined {
  if (PERCENT.has(rule)) return unit === 'prosent' || unit === '%' ? undefined : 'prosent';
  if (rule === 'andel-endring') return unit === 'prosentpoeng' ? undefined : 'prosentpoeng';
  return UNIT.test(rest) ? 'et antall, uten prosent' : undefined;
}
