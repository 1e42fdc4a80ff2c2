import type { ObservasjonNokkel } from '../domain/nokkel.ts';
import { formatHeltall } from './format.ts';
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

/** A change with its sign: `+129`, `−370`, `0`. */
export function formatEndring(endring: number): string {
  return endring > 0 ? `+${formatHeltall(endring)}` : formatHeltall(endring);
}
