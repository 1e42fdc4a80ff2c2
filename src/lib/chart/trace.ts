import type { ObservationKey } from '../domain/key.ts';

/** Where a number drawn as text comes from: its machine value, the rule, and the observations it was computed from. */
export interface Trace {
  verdi: string;
  regel: 'verdi' | 'endring' | 'andel';
  av: readonly ObservationKey[];
}

const MARK = 'spor|';

/**
 * The trace as one text. Plot carries it through in `aria-label`, the one attribute a text mark
 * lets its data set freely; `traceAttributes` takes it out again.
 */
export function formatTrace({ verdi, regel, av }: Trace): string {
  return MARK + [verdi, regel, av.join(' ')].join('|');
}

/** The same attributes as `<data>` has on the page, with a space in front; empty where there is no trace. */
export function traceAttributes(text: string | null): string {
  if (text?.startsWith(MARK) !== true) return '';
  const [value = '', rule = '', of = ''] = text.slice(MARK.length).split('|');
  return ` data-value="${value}" data-regel="${rule}" data-av="${of}"`;
}
