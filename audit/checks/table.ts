import { delSerie, type Serier } from '../truth/truth.ts';
import { alleElementer, nermeste, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { celler, kolonnene, plasserte, rader } from '../page/table.ts';
import { ankerFor } from '../revisions.ts';
import { endringeneI, meldVed, type Sak, type Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';

/** How an absent observation may be shown: nothing, or a dash. */
const TOMT = new Set(['', '–', '—']);

/** Every cell of a data table says what the reports say for its column's series and its row's month. */
export function sjekkTabeller(side: Side, sak: Sak): void {
  for (const tabell of side.elementer) {
    if (tabell.navn !== 'table') continue;
    const kolonner = kolonnene(tabell);
    if (kolonner.size === 0) continue;
    sjekkHoder(tabell, kolonner, { side, sak });
    sjekkManeder(tabell, kolonner, { side, sak });
    for (const rad of rader(tabell))
      if (rad.forelder?.navn !== 'tfoot') sjekkRad(rad, kolonner, { side, sak });
  }
}

function sjekkRad(
  rad: Element,
  kolonner: Map<number, string>,
  ved: { side: Side; sak: Sak },
): void {
  const iRaden = celler(rad);
  const harTall = iRaden.some((celle) => celle.navn === 'td' && /\d/.test(flat(celle)));
  const tid = alleElementer(rad).find(({ navn }) => navn === 'time')?.attr.datetime ?? '';
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

/** Months that a kept page must at least show: a year, and the month a year before. The latest page shows them all. */
const FROSNE_MANEDER = 13;

/** The tables of a page with the same columns hold every month their series have between them, each in order. */
function sjekkManeder(
  tabell: Element,
  kolonner: Map<number, string>,
  ved: { side: Side; sak: Sak },
): void {
  const her = maneder(tabell);
  if (her.some((maned, i) => maned <= (her[i - 1] ?? '') && her.length > 1))
    meldVed(ved, tabell, 'tabell-rekkefølge', `radene er ${her.join(', ')}`);
  const delt = tabell.forelder && delteTabeller(tabell, kolonner);
  const vist = new Set(delt?.flatMap(maneder) ?? her);
  const skal = new Set(
    [...kolonner.values()]
      .flatMap((uttrykk) => uttrykk.split(' + '))
      .flatMap((serie) => [...(ved.side.serier.get(serie)?.keys() ?? [])]),
  );
  const [eldste = ''] = [...vist].sort();
  const mangler = [...skal]
    .filter((maned) => !vist.has(maned) && !(erKortet(vist, ved.side) && maned < eldste))
    .sort();
  if (vist.size > 1 && mangler.length > 0)
    meldVed(ved, tabell, 'tabell-mangler', `tabellen mangler ${mangler.join(', ')}`);
}

/** A kept page leaves out the oldest months, as long as it has enough of the others. */
export function erKortet(vist: ReadonlySet<string>, { adresse }: Side): boolean {
  return adresse.startsWith('/rapporter/') && vist.size >= FROSNE_MANEDER;
}

/** The months of a table's rows, from the top. */
function maneder(tabell: Element): string[] {
  return rader(tabell).flatMap((rad) => {
    const tid = alleElementer(rad).find(({ navn }) => navn === 'time');
    return rad.forelder?.navn === 'tbody' ? (tid?.attr.datetime ?? []) : [];
  });
}

/** The table and those beside it that hold its older months. */
function delteTabeller(tabell: Element, kolonner: Map<number, string>): Element[] {
  const serier = [...kolonner.values()].join();
  const ramme = nermeste(tabell, ({ navn, attr }) => navn === 'section' && attr.class === 'rulle');
  const foran = ramme?.forelder;
  const rot = foran?.navn === 'details' && foran.attr.class === 'eldre' ? foran.forelder : foran;
  return alleElementer(rot ?? tabell).filter(
    (annen) => annen.navn === 'table' && [...kolonnene(annen).values()].join() === serier,
  );
}

/** What a column is called fits the series it holds: sex, hovedgruppe and entity. */
function sjekkHoder(
  tabell: Element,
  kolonner: Map<number, string>,
  ved: { side: Side; sak: Sak },
): void {
  for (const [indeks, celle] of plasserte(tabell)) {
    if (celle.navn !== 'th' || celle.attr.scope === 'row') continue;
    const bredde = Number(celle.attr.colspan ?? 1);
    const serier = Array.from({ length: bredde }, (_, i) => kolonner.get(indeks + i) ?? '')
      .flatMap((uttrykk) => uttrykk.split(' + '))
      .filter((serie) => serie !== '');
    const gal = serier.find((serie) => !passerTil(flat(celle), serie, ved.sak));
    if (gal !== undefined) meldVed(ved, celle, 'tabell-hode', `«${flat(celle)}» over ${gal}`);
  }
}

function passerTil(tekst: string, serie: string, sak: Sak): boolean {
  const { niva, id, hovedgruppe, kjonn } = delSerie(serie);
  const [kvinner, menn] = [/kvinne/iu.test(tekst), /(?<!\p{L})menn(?!\p{L})/iu.test(tekst)];
  if (kvinner !== menn && kjonn !== (kvinner ? 'kvinner' : 'menn')) return false;
  if (tekst === 'I alt' && niva !== 'hovedgruppe' && hovedgruppe !== 'alle') return false;
  return sak.navn
    .finn(tekst)
    .every(({ oppforinger }) =>
      oppforinger.some(
        (post) =>
          (post.niva === niva && post.id === id) ||
          (post.niva === 'hovedgruppe' && post.id === hovedgruppe),
      ),
    );
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
  const merket = alleElementer(celle).some(({ attr }) => attr['data-status'] === 'skjermet');
  const hvor = `${uttrykk} i ${maned}`;
  sjekkEndretmerke(celle, uttrykk.split(' + '), maned, ved);
  sjekkRettetmerke(celle, uttrykk.split(' + '), maned, ved);
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

/**
 * A figure that a report up to the page's own told otherwise before is marked, and no other; it leads to what the last
 * of those reports changed, unless it is hidden or gone.
 */
function sjekkEndretmerke(
  celle: Element,
  serier: readonly string[],
  maned: string,
  ved: { side: Side; sak: Sak },
): void {
  const endringer = serier.flatMap((serie) =>
    endringeneI(serie, ved.side, ved.sak).filter(
      (ett) => ett.til && ett.maned === maned && ett.rapport <= ved.side.utgave,
    ),
  );
  const hvor = `${serier.join(' + ')} i ${maned}`;
  const siste = endringer.at(-1);
  if ((siste !== undefined) !== (celle.attr['data-endret'] !== undefined))
    meldVed(
      ved,
      celle,
      'tabell-endret',
      siste ? `${hvor} er ikke merket som endret` : `${hvor} er merket som endret`,
    );
  const skjult = ['skjermet', 'mangler'].includes(celle.attr['data-status'] ?? '');
  const skal = siste && !skjult ? `${siste.rapport}/endringer/#${ankerFor(siste.serie)}` : '';
  const lenke = alleElementer(celle).find(({ navn }) => navn === 'a')?.attr.href ?? '';
  const sagt = /(?<=\/rapporter\/).*$/.exec(lenke)?.[0] ?? lenke;
  if (sagt !== skal)
    meldVed(ved, celle, 'tabell-endret', `${hvor} leder til «${sagt}»`, `«${skal}»`);
}

/** A figure the editor corrected is marked, and no other. */
function sjekkRettetmerke(
  celle: Element,
  serier: readonly string[],
  maned: string,
  ved: { side: Side; sak: Sak },
): void {
  const rettet = serier.some((serie) => ved.side.serier.get(serie)?.get(maned)?.rettet);
  if (rettet === (celle.attr['data-status'] === 'rettet')) return;
  const hvor = `${serier.join(' + ')} i ${maned}`;
  const sier = rettet ? 'er ikke merket som rettet' : 'er merket som rettet';
  meldVed(ved, celle, 'tabell-rettet', `${hvor} ${sier}`);
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
