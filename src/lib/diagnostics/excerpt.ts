import type { Place } from '../domain/diagnostic.ts';

/** How much of a line is shown on either side of the place a message points at. */
const REACH = 70;
/** A tab in a terminal jumps as far as its stop; this stands for it, so that the caret stays put. */
const TAB = '\u2192';

/** Characters that steer a terminal or turn the direction of writing: a report's text is data, never a command. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Marks that take no column of their own. */
const MARK = /\p{M}/gu;

/**
 * A line of source text and, below it, carets under the place: two lines without line end.
 * Long lines are cut to the neighbourhood of the place; tabs show as arrows.
 */
export function formatExcerpt(text: string, { kolonne, endColumn }: Place): string {
  const start = Math.min(kolonne - 1, text.length);
  const end = Math.min(Math.max(endColumn ?? 0, start + 1), start + REACH);
  const from = start > REACH ? start - REACH : 0;
  const to = end + REACH;
  const before = (from > 0 ? '…' : '') + showSign(text.slice(from, start));
  const at = showSign(text.slice(start, end));
  const after = showSign(text.slice(end, to)) + (to < text.length ? '…' : '');
  return `${before}${at}${after}\n${' '.repeat(width(before))}${'^'.repeat(Math.max(1, width(at)))}`;
}

/** Text safe to print: tabs as arrows, every other control character as `�`. */
export function showSign(text: string): string {
  return text.replaceAll('\t', TAB).replace(CONTROL, '\ufffd');
}

function width(text: string): number {
  return [...text.replace(MARK, '')].length;
}
