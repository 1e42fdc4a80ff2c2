import type { Serier } from '../fasit.ts';
import { alleElementer, nermeste, type Element } from '../html/dokument.ts';
import { flat } from '../html/setning.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';
import { heltall } from '../tall.ts';

/** How an absent observation may be shown: nothing, or a dash. */
const TOMT = new Set(['', '–', '—']);

/** Every cell of a data table says what the reports say for its column's series and its row's month. */
export function sjekkTabeller(side: Side, sak: Sak): void {
  for (const tabell of side.elementer) {
    if (tabell.navn !== 'table') continue;
    const kolonner = kolonnene(tabell);
    if (kolonner.size === 0) continue;
    for (const rad of rader(tabell)) sjekkRad(rad, kolonner, { side, sak });
  }
}

/** Series by column index, from the header cells that name one. */
function kolonnene(tabell: Element): Map<number, string> {
  const kolonner = new Map<number, string>();
  for (const rad of rader(tabell)) {
    let indeks = 0;
    for (const celle of celler(rad)) {
      const serie = celle.attr['data-serie'];
      if (serie !== undefined) kolonner.set(indeks, serie);
      indeks += Number(celle.attr.colspan ?? 1);
    }
  }
  return kolonner;
}

function rader(tabell: Element): Element[] {
  return [...alleElementer(tabell)].filter(
    ({ navn, forelder }) =>
      navn === 'tr' && nermeste(forelder, (e) => e.navn === 'table') === tabell,
  );
}

function celler(rad: Element): Element[] {
  return rad.barn.filter(
    (barn): barn is Element =>
      barn.slag === 'element' && (barn.navn === 'td' || barn.navn === 'th'),
  );
}

function sjekkRad(
  rad: Element,
  kolonner: Map<number, string>,
  ved: { side: Side; sak: Sak },
): void {
  const iRaden = celler(rad);
  const harTall = iRaden.some((celle) => celle.navn === 'td' && /\d/.test(flat(celle)));
  const tid = [...alleElementer(rad)].find(({ navn }) => navn === 'time')?.attr.datetime ?? '';
  if (!/^\d{4}-\d{2}$/.test(tid)) {
    if (harTall)
      meldVed(ved, rad, 'tabell-måned', `raden «${flat(rad)}» har tall, men ingen måned`);
    return;
  }
  let indeks = 0;
  for (const celle of iRaden) {
    const serie = kolonner.get(indeks);
    indeks += Number(celle.attr.colspan ?? 1);
    if (celle.navn === 'th') continue;
    if (serie !== undefined) sjekkCelle(celle, serie, tid, ved);
    else if (harLosTall(celle))
      meldVed(ved, celle, 'tabell-sporløs', `«${flat(celle)}» i en kolonne uten data-serie`);
  }
}

/** A digit in a cell that no `<data>`, `<time>` or link to the source carries. */
function harLosTall(celle: Element): boolean {
  return celle.barn.some((barn) =>
    barn.slag === 'tekst'
      ? /\d/.test(barn.tekst)
      : !['data', 'time', 'a', 'svg'].includes(barn.navn) && harLosTall(barn),
  );
}

function sjekkCelle(
  celle: Element,
  uttrykk: string,
  maned: string,
  ved: { side: Side; sak: Sak },
): void {
  ved.sak.telling.celler += 1;
  const fasit = fasitFor(uttrykk.split(' + '), maned, ved.side.serier);
  const tekst = verdiTekst(celle);
  const merket = [...alleElementer(celle)].some(({ attr }) => attr['data-status'] === 'skjermet');
  const hvor = `${uttrykk} i ${maned}`;
  if (fasit === 'ukjent-serie') {
    meldVed(ved, celle, 'tabell-serie', `ingen rapport har serien ${uttrykk}`);
    return;
  }
  if (fasit === 'skjermet') {
    if (!merket)
      meldVed(ved, celle, 'tabell-skjermet', `«${tekst}» for ${hvor}`, 'data-status="skjermet"');
    return;
  }
  if (merket) {
    meldVed(ved, celle, 'tabell-skjermet', `skjermet for ${hvor}`, skrevet(fasit));
    return;
  }
  if (fasit === 'mangler' ? !TOMT.has(tekst) : tekst !== heltall(BigInt(fasit)))
    meldVed(ved, celle, 'tabell-verdi', `«${tekst}» for ${hvor}`, skrevet(fasit));
}

function skrevet(fasit: number | 'mangler'): string {
  return fasit === 'mangler' ? 'ingen verdi' : `«${heltall(BigInt(fasit))}»`;
}

/** The cell's own text, without footnote links and words for screen readers about corrections. */
function verdiTekst(celle: Element): string {
  const uten = (element: Element): string =>
    element.barn
      .map((barn) => (barn.slag === 'tekst' ? barn.tekst : barn.navn === 'sup' ? '' : uten(barn)))
      .join('');
  return uten(celle)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** The figure for a series, or for a sum of printed series: hidden as soon as one part is. */
function fasitFor(
  serier: string[],
  maned: string,
  fasit: Serier,
): number | 'skjermet' | 'mangler' | 'ukjent-serie' {
  let sum = 0;
  let funnet = false;
  let skjermet = false;
  for (const serie of serier) {
    const celler = fasit.get(serie);
    if (!celler) return 'ukjent-serie';
    const celle = celler.get(maned);
    if (!celle) continue;
    funnet = true;
    if (celle.antall === '*') skjermet = true;
    else sum += celle.antall;
  }
  if (!funnet) return 'mangler';
  return skjermet ? 'skjermet' : sum;
}
