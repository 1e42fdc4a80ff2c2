import { MONTH_NAMES, yearOf, monthName, type Maned } from '../domain/maned.ts';
import { formatInteger } from '../text/number-format.ts';
import { isVisible, type Value } from '../domain/value.ts';
import { escapeHtml, markup, type Html } from './html.ts';
import type { NumberCell } from './model.ts';

/** `mai 2021`. */
export function formatManed(maned: Maned): string {
  return `${monthName(maned)} ${yearOf(maned)}`;
}

/** `januar–mai 2021`, `november 2020–mai 2021`, or `mai 2021` when both are the same. */
export function formatPeriod(from: Maned, to: Maned): string {
  if (from === to) return formatManed(to);
  const start = yearOf(from) === yearOf(to) ? monthName(from) : formatManed(from);
  return `${start}–${formatManed(to)}`;
}

/** A month as markup that machines can read: `<time datetime="2021-05">mai 2021</time>`. */
export function manedHtml(maned: Maned, text = formatManed(maned)): Html {
  return timeHtml(maned, text);
}

/** A day as markup: `<time datetime="2021-06-30">30. juni 2021</time>`. */
export function dateHtml(date: string): Html {
  const [year = '', maned = '', day = ''] = date.split('-');
  return timeHtml(date, `${Number(day)}. ${MONTH_NAMES[Number(maned) - 1] ?? ''} ${year}`);
}

/** A period as markup: each of its ends a `<time>`. */
export function periodHtml(from: Maned, to: Maned): Html {
  if (from === to) return manedHtml(to);
  const start = yearOf(from) === yearOf(to) ? monthName(from) : formatManed(from);
  return markup`${manedHtml(from, start)}–${manedHtml(to)}`;
}

/** «fra april til mai 2021» as markup: the year once, where both months are of it. */
export function spanHtml(from: Maned, to: Maned): Html {
  const start = yearOf(from) === yearOf(to) ? monthName(from) : formatManed(from);
  return markup`fra ${manedHtml(from, start)} til ${manedHtml(to)}`;
}

function timeHtml(datetime: string, text: string): Html {
  return markup`<time datetime="${escapeHtml(datetime)}">${escapeHtml(text)}</time>`;
}

/** What a file weighs, in whole kilobytes and at least one: `14 kB`. */
export function formatWeight(bytes: number): string {
  return `${formatInteger(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`;
}

/** What a cell shows for a value, or for a month the reports do not have. */
export function toNumberCell(value: Value | undefined): Omit<NumberCell, 'endret'> {
  if (!value) return { tekst: '–', status: 'mangler' };
  return isVisible(value)
    ? { tekst: formatInteger(value.antall), status: value.status }
    : { tekst: '*', status: 'skjermet' };
}
