import { MANEDSNAVN, arOf, manedNavn, type Maned } from '../domain/maned.ts';
import { formatHeltall } from '../text/number-format.ts';
import { isSynlig, type Verdi } from '../domain/value.ts';
import type { Tallcelle } from './model.ts';

/** `mai 2021`. */
export function formatManed(maned: Maned): string {
  return `${manedNavn(maned)} ${arOf(maned)}`;
}

/** `januar–mai 2021`, `november 2020–mai 2021`, or `mai 2021` when both are the same. */
export function formatPeriode(fra: Maned, til: Maned): string {
  if (fra === til) return formatManed(til);
  const start = arOf(fra) === arOf(til) ? manedNavn(fra) : formatManed(fra);
  return `${start}–${formatManed(til)}`;
}

/** A month as markup that machines can read: `<time datetime="2021-05">mai 2021</time>`. */
export function manedHtml(maned: Maned, tekst = formatManed(maned)): string {
  return `<time datetime="${maned}">${tekst}</time>`;
}

/** A day as markup: `<time datetime="2021-06-30">30. juni 2021</time>`. */
export function datoHtml(dato: string): string {
  const [ar = '', maned = '', dag = ''] = dato.split('-');
  return `<time datetime="${dato}">${Number(dag)}. ${MANEDSNAVN[Number(maned) - 1] ?? ''} ${ar}</time>`;
}

/** A period as markup: each of its ends a `<time>`. */
export function periodeHtml(fra: Maned, til: Maned): string {
  if (fra === til) return manedHtml(til);
  const start = arOf(fra) === arOf(til) ? manedNavn(fra) : formatManed(fra);
  return `${manedHtml(fra, start)}–${manedHtml(til)}`;
}

/** What a cell shows for a value, or for a month the reports do not have. */
export function toTallcelle(verdi: Verdi | undefined): Omit<Tallcelle, 'endret'> {
  if (!verdi) return { tekst: '–', status: 'mangler' };
  return isSynlig(verdi)
    ? { tekst: formatHeltall(verdi.antall), status: verdi.status }
    : { tekst: '*', status: 'skjermet' };
}

/** The name of a month number's month with a capital, for headings of columns. */
export function kolonneManed(maned: Maned): string {
  const navn = MANEDSNAVN[Number(maned.slice(5)) - 1] ?? '';
  return navn.slice(0, 1).toUpperCase() + navn.slice(1);
}
