import type { ObservasjonNokkel } from '../domain/nokkel.ts';
import { formatHeltall } from '../narrate/tallform.ts';
import type { Html } from './modell.ts';
import { escapeHtml } from './html.ts';

/** A figure with its provenance: the signed machine value, the rule, and the observations it was computed from. */
export interface Sportall {
  value: number;
  regel: 'verdi' | 'endring';
  av: ObservasjonNokkel[];
  tekst: string;
}

/** A figure as `<data>` markup. */
export function tallHtml({ value, regel, av, tekst }: Sportall): Html {
  return `<data value="${value}" data-regel="${regel}" data-av="${av.join(' ')}">${escapeHtml(tekst)}</data>`;
}

/** A printed count as markup. */
export function verdiHtml(antall: number, av: ObservasjonNokkel): Html {
  return tallHtml({ value: antall, regel: 'verdi', av: [av], tekst: formatHeltall(antall) });
}

/** A change with its sign in front: `+129`, `−370`, `0`. The mark-up holds the size; the sign stands before it. */
export function endringHtml(value: number, av: ObservasjonNokkel[]): Html {
  const sign = value > 0 ? '+' : value < 0 ? '\u2212' : '';
  return sign + tallHtml({ value, regel: 'endring', av, tekst: formatHeltall(Math.abs(value)) });
}
