import type { ObservasjonNokkel } from '../domain/key.ts';

/** Where a number drawn as text comes from: its machine value, the rule, and the observations it was computed from. */
export interface Spor {
  verdi: string;
  regel: 'verdi' | 'endring' | 'andel';
  av: readonly ObservasjonNokkel[];
}

const MARK = 'spor|';

/**
 * The trace as one text. Plot carries it through in `aria-label`, the one attribute a text mark
 * lets its data set freely; `sporAttributes` takes it out again.
 */
export function formatSpor({ verdi, regel, av }: Spor): string {
  return MARK + [verdi, regel, av.join(' ')].join('|');
}

/** The same attributes as `<data>` has on the page, with a space in front; empty where there is no trace. */
export function sporAttributes(text: string | null): string {
  if (text?.startsWith(MARK) !== true) return '';
  const [verdi = '', regel = '', av = ''] = text.slice(MARK.length).split('|');
  return ` data-value="${verdi}" data-regel="${regel}" data-av="${av}"`;
}
