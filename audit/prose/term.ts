import type { AuditedPage } from '../page/context.ts';
import type { Element } from '../page/document.ts';
import { manedIndex } from '../readers/month.ts';
import { partSeries } from '../truth/truth.ts';
import { isPartOfOwn } from './statement.ts';

/**
 * What a number is: its rule, and of whom and when each of its figures is, repeats left out: `endring(own@0 own@-1)`. Whom:
 * the page's `own` subject, a `part` of it, what it is part of (`over`, or `all`), or a `sibling`; and the sex, where it is of
 * one. When: months from the page's (`now`), 0, -1 and -12, or `n`. Undefined for what is no number.
 */
export function termOf({ attr }: Element, page: AuditedPage, now: string): string | undefined {
  const { 'data-regel': rule, 'data-av': of = '' } = attr;
  if (rule === undefined) return undefined;
  const keys = of.split(/\s+/).map((key) => {
    const [series = '', month = ''] = key.split('@');
    return `${whose(series, page)}@${when(month, now)}`;
  });
  return `${rule}(${keys.filter((key, i) => key !== keys[i - 1]).join(' ')})`;
}

const LEVELS = ['tiltak', 'tiltaksgruppe', 'hovedgruppe', 'i-alt'];

function whose(series: string, page: AuditedPage): string {
  const { niva, id, kjonn } = partSeries(series);
  const who = relationOf(series, niva, id, page);
  return kjonn === 'alle' ? who : `${who}/${kjonn}`;
}

function relationOf(series: string, niva: string, id: string, page: AuditedPage): string {
  const above = LEVELS.indexOf(niva) - LEVELS.indexOf(page.owner?.niva ?? '');
  if (above < 0 || isPartOfOwn(series, page)) return 'part';
  if (page.owner?.niva === niva && page.owner.id === id) return 'own';
  if (above === 0) return 'sibling';
  return niva === 'i-alt' ? 'all' : 'over';
}

function when(month: string, now: string): string {
  const distance = manedIndex(month) - manedIndex(now);
  return [0, -1, -12].includes(distance) ? String(distance) : 'n';
}
