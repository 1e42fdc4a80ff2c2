import { delSerie } from '../truth/truth.ts';
import { alleElementer, nermeste, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { celler, rader } from '../page/table.ts';
import { manedsnavn } from '../month.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';
import { RAPPORTLISTE } from '../page-parts.ts';
import { kanStaNa } from './revision-index.ts';

const MAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

interface Ved {
  side: Side;
  sak: Sak;
}

/**
 * The way from release to release: a kept page leads to the one before, to the list of all and to the latest, and to
 * nothing else of what is kept of other releases; the list has every edition, newest first.
 */
export function sjekkVandring(side: Side, sak: Sak): void {
  const ved = { side, sak };
  if (side.adresse === RAPPORTLISTE) {
    sjekkRapportliste(ved);
    return;
  }
  const { niva, id } = side.eier ?? { niva: '', id: '' };
  if (side.adresse.startsWith('/figur/') || erVideresending(side)) return;
  const kjent = sak.fasit.oppforing(niva, id) !== undefined;
  if (side.bevart && (kjent || niva === 'i-alt')) sjekkBevart(ved);
  else if (kjent) sjekkUtgaver(ved);
}

function erVideresending({ elementer }: Side): boolean {
  return elementer.some(({ attr }) => attr['http-equiv'] === 'refresh');
}

/** The path under the base that a link leads to. */
function mal(element: Element, { sak }: Ved): string {
  const { href = '' } = element.attr;
  return href.startsWith(sak.base) ? `/${href.slice(sak.base.length)}` : href;
}

function lenkene(innhold: readonly Element[]): Element[] {
  return innhold.filter(({ navn, attr }) => navn === 'a' && attr.href !== undefined);
}

/** The path of the page about something, under its release or, without one, the latest. */
function stien({ niva, id }: { niva: string; id: string }, utgave = ''): string {
  const rot = utgave === '' ? '' : `/rapporter/${utgave}`;
  return niva === 'i-alt' ? `${rot}/` : `${rot}/${MAPPE[niva] ?? ''}/${id}/`;
}

/** The releases that keep a page about something, oldest first: from the first that told of it. */
function utgavene({ niva, id }: { niva: string; id: string }, { sak }: Ved): string[] {
  const { rapporter } = sak.fasit;
  // A page that an edition had stays, though the one that took its place has no row of it.
  const gjelder = (rapport: (typeof rapporter)[number]): boolean =>
    [rapport, ...sak.fasit.editionsOf(rapport.id)].some(({ serier }) =>
      [...serier.keys()].some((serie) => serie.startsWith(`${niva}/${id}/`)),
    );
  const forste = niva === 'hovedgruppe' || niva === 'i-alt' ? 0 : rapporter.findIndex(gjelder);
  return forste < 0 ? [] : rapporter.slice(forste).map((rapport) => rapport.id);
}

function sjekkBevart(ved: Ved): void {
  const { side } = ved;
  const { eier = { niva: '', id: '' } } = side;
  const ramme = side.elementer.find(({ attr }) => attr.class === 'frysning');
  const nav = ramme && alleElementer(ramme).find(({ navn }) => navn === 'nav');
  const forrige = utgavene(eier, ved).findLast((id) => id < side.utgave);
  const lenker = nav ? lenkene(alleElementer(nav)) : [];
  const skal = [
    ...(forrige === undefined ? [] : [stien(eier, forrige)]),
    eier.niva === 'i-alt' ? RAPPORTLISTE : `${stien(eier)}#utgaver`,
    stien(eier),
  ].join(' ');
  const her = lenker.map((lenke) => mal(lenke, ved)).join(' ');
  if (her !== skal) meldVed(ved, nav ?? side.dokument.rot, 'vandring', her || 'ingen', skal);
  sjekkForrige(lenker, forrige, ved);
  sjekkHjemme(ved, nav);
}

/** The link to the release before names its month. */
function sjekkForrige(lenker: readonly Element[], forrige: string | undefined, ved: Ved): void {
  const foran = lenker.find(({ attr }) => attr.rel === 'prev');
  const navn = forrige === undefined ? undefined : `Utgaven for ${manedMedAr(forrige)}`;
  if (foran && flat(foran) !== navn) meldVed(ved, foran, 'vandring', flat(foran), navn);
}

/** What a kept page names leads to what its own release keeps about it. */
function sjekkHjemme(ved: Ved, nav: Element | undefined): void {
  for (const lenke of lenkene(ved.side.elementer)) {
    if (nermeste(lenke, (element) => element === nav || erForklaring(element))) continue;
    const sti = mal(lenke, ved);
    if (/^\/(tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/$/.test(sti) && erNavn(lenke, ved))
      meldVed(ved, lenke, 'vandring', `«${flat(lenke)}» leder til ${sti}`, 'utgavens egen side');
  }
}

/** What the editor has written of the thing itself, with links of the editor's choice. */
function erForklaring({ attr }: Element): boolean {
  return attr['aria-labelledby'] === 'forklaring';
}

/** True where the words of a link are the name of what it leads to, and not part of a text about it. */
function erNavn(lenke: Element, { sak }: Ved): boolean {
  return sak.fasit.alle.some(({ navn }) => navn === flat(lenke));
}

function manedMedAr(utgave: string): string {
  return `${manedsnavn(utgave.slice(0, 7)) ?? utgave} ${utgave.slice(0, 4)}`;
}

/** The list of editions on the latest page about something. */
function sjekkUtgaver(ved: Ved): void {
  const { side } = ved;
  const { eier = { niva: '', id: '' } } = side;
  const tittel = side.elementer.find(({ attr }) => attr.id === 'utgaver');
  const del = nermeste(tittel, ({ navn }) => navn === 'section');
  if (!del) {
    meldVed(ved, side.dokument.rot, 'vandring', 'ingen liste over utgaver');
    return;
  }
  const plasser = alleElementer(del).filter(
    (element) => ['li', 'td'].includes(element.navn) && lenkene(alleElementer(element)).length > 0,
  );
  const her = plasser.map((plass) => utgavetekst(plass, ved));
  const skal = utgavene(eier, ved).map((utgave) => {
    const antall = endretSiden(eier, utgave, ved);
    const ord = antall > 0 ? ` ${antall} tall endret` : '';
    return `${stien(eier, utgave)} ${manedMedAr(utgave)}${ord}`;
  });
  // Years stand newest first, their months as in a calendar.
  const galt = her.find((tekst) => !skal.includes(tekst));
  const mangler = skal.find((tekst) => !her.includes(tekst));
  if (galt !== undefined || mangler !== undefined || her.length !== skal.length)
    meldVed(ved, tittel ?? del, 'vandring', galt ?? `${her.length} utgaver`, mangler);
  sjekkKolonner(del, ved);
}

/** Where a place leads, the month it names in full, and what it says has been changed. */
function utgavetekst(plass: Element, ved: Ved): string {
  const [lenke] = lenkene(alleElementer(plass));
  const endret = alleElementer(plass).find(({ navn }) => navn === 'small');
  const navn = lenke ? (lenke.attr['aria-label'] ?? flat(lenke)) : '';
  return [lenke ? mal(lenke, ved) : '', navn, endret ? flat(endret) : ''].join(' ').trim();
}

/** In the calendar each edition stands in its year's row and its month's column. */
function sjekkKolonner(del: Element, ved: Ved): void {
  const tabell = alleElementer(del).find(({ navn }) => navn === 'table');
  if (!tabell) return;
  const [hode, ...ar] = rader(tabell);
  const navn = hode ? celler(hode).map(flat) : [];
  for (const rad of ar)
    celler(rad).forEach((celle, i) => {
      const tid = alleElementer(celle).find((element) => element.navn === 'time');
      const sier = tid && `${navn[i] ?? ''} ${flat(celler(rad)[0] ?? rad)}`;
      const skal = tid && manedMedAr(tid.attr.datetime ?? '');
      if (sier !== skal) meldVed(ved, celle, 'vandring', sier ?? '', skal);
    });
}

/** How many figures of something, as told by a release, later ones tell otherwise. */
function endretSiden(eier: { niva: string; id: string }, utgave: string, { sak }: Ved): number {
  let antall = 0;
  for (const [serie, endringer] of sak.fasit.endringene()) {
    const { niva, id } = delSerie(serie);
    if (niva !== eier.niva || id !== eier.id) continue;
    const senere = endringer.filter(
      (en) => en.rapport > utgave && en.forst <= utgave && kanStaNa(en, sak),
    );
    antall += new Set(senere.map(({ maned }) => maned)).size;
  }
  return antall;
}

/** The list of releases: one row each, newest first, with its own figures, and how many it changed. */
function sjekkRapportliste(ved: Ved): void {
  const { side, sak } = ved;
  const liste = side.elementer.filter(({ attr }) => attr['data-utgave'] !== undefined);
  const her = liste.map(({ attr }) => attr['data-utgave']);
  const skal = sak.fasit.rapporter.map(({ id }) => id).reverse();
  if (her.join(' ') !== skal.join(' '))
    meldVed(ved, side.dokument.rot, 'vandring', her.join(' '), skal.join(' '));
  for (const rad of liste) sjekkUtgivelse(rad, ved);
}

const HELE = 'i-alt/i-alt/alle/alle';

function sjekkUtgivelse(rad: Element, ved: Ved): void {
  const { 'data-utgave': utgave = '' } = rad.attr;
  const [navn, , tall, , endret] = celler(rad);
  const alle = ved.sak.fasit.endringerI().get(utgave) ?? [];
  const endringer = alle.filter((en) => kanStaNa(en, ved.sak)).length;
  const krav: [Element | undefined, string, string][] = [
    [navn, lenkeI(navn, ved), `/rapporter/${utgave}/`],
    [navn, navn ? flat(navn) : '', manedMedAr(utgave)],
    [endret, endret ? flat(endret) : '0', heltall(BigInt(endringer))],
    [endret, lenkeI(endret, ved), endringer > 0 ? `/rapporter/${utgave}/endringer/` : ''],
    [tall, tallets(tall), talletI(utgave, ved)],
  ];
  for (const [celle, sier, rett] of krav)
    if (sier !== rett) meldVed(ved, celle ?? rad, 'vandring', `«${sier}» om ${utgave}`, rett);
}

/** Where a cell's link leads; nothing where it has none. */
function lenkeI(celle: Element | undefined, ved: Ved): string {
  const lenke = celle && lenkene(alleElementer(celle))[0];
  return lenke ? mal(lenke, ved) : '';
}

/** What a number stands on, or that it is hidden or not there. */
function tallets(celle: Element | undefined): string {
  const data = celle && alleElementer(celle).find(({ navn }) => navn === 'data');
  return data?.attr['data-av'] ?? celle?.attr['data-status'] ?? '';
}

function talletI(utgave: string, { sak }: Ved): string {
  const celle = sak.fasit.heleNa(utgave).get(HELE)?.get(utgave.slice(0, 7));
  if (!celle) return 'mangler';
  return celle.antall === '*' ? 'skjermet' : `${HELE}@${utgave.slice(0, 7)}`;
}
