import { delSerie, type Nokkel } from '../truth/truth.ts';
import { alleElementer, nermeste, tekstI, type Element } from '../page/document.ts';
import { stedI, type Merke, type Setning } from '../page/sentence.ts';
import type { Oppforing } from '../readers/register.ts';
import { regnUt } from '../truth/rules.ts';
import { meldVed, tallgrunnlag, type Sak, type Side } from '../context.ts';

/** Containers whose text may name what a number is about, from the nearest outwards. */
const RAMMER = new Set(['li', 'tr', 'dl', 'div', 'figure', 'section', 'article', 'details', 'nav']);

/** A number is about what the words beside it name: entity, hovedgruppe and sex. */
export function sjekkEmne(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const tall = setning.merker.filter(({ slag }) => slag === 'data');
    if (tall.length === 0) continue;
    sjekkNevnte(setning, tall, { side, sak });
    for (const merke of tall) sjekkUnevnt(setning, merke, { side, sak });
    sjekkKjonn(setning, tall, { side, sak });
  }
}

/** Each name in the sentence is what one of its numbers, or the page, is about. */
function sjekkNevnte(setning: Setning, tall: Merke[], ved: { side: Side; sak: Sak }): void {
  const { side, sak } = ved;
  const emner = new Set(tall.flatMap((merke) => emnene(merke, side, sak, true)));
  const eier = side.eier ?? figureier(side.adresse, sak);
  if (eier) for (const emne of slekt(eier, side, sak)) emner.add(emne);
  for (const { oppforinger, fra, til } of sak.navn.finn(setning.tekst)) {
    if (setning.merker.some((merke) => merke.fra < til && fra < merke.til)) continue;
    if (oppforinger.some(({ niva, id }) => emner.has(`${niva}/${id}`))) continue;
    if (!oppforinger.some((post) => komAltI(post, setning, tall, side)))
      meldVed(
        ved,
        stedI(setning, fra),
        'emne',
        `«${setning.tekst.slice(fra, til)}» i «${kort(setning)}», men tallene gjelder ${[...emner].join(', ')}`,
      );
  }
}

/** «Hele økningen på 16 kom i «andre på tiltak»»: the change told of the whole is that part's very own. */
function komAltI(post: Oppforing, setning: Setning, tall: Merke[], side: Side): boolean {
  if (!/(?<!\p{L})hele (økningen|nedgangen)(?!\p{L})/iu.test(setning.tekst)) return false;
  return tall.some(({ element }) => {
    const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
    const del = av.replace(
      /((?:[a-z0-9-]+\/){2})alle(\/[a-z]+@)|(tiltaksgruppe|tiltak|i-alt)\/[a-z0-9-]+(\/[a-z0-9-]+\/[a-z]+@)/g,
      (_, emne?: string, rest?: string, _niva?: string, bakre?: string) =>
        emne === undefined || post.niva !== 'hovedgruppe'
          ? `${post.niva}/${post.id}${bakre ?? `/alle${rest ?? ''}`}`
          : `${emne === 'i-alt/i-alt/' ? `hovedgruppe/${post.id}/` : emne}${post.id}${rest ?? ''}`,
    );
    const [hele, delen] = [av, del].map((nokler) => regnUt(regel, nokler, side.serier));
    if (typeof hele !== 'object' || typeof delen !== 'object') return false;
    return hele.slag === 'endring' && hele.tideler === delen.tideler;
  });
}

/** A number about something else than the page says so in its sentence or the frame around it. */
function sjekkUnevnt(setning: Setning, merke: Merke, ved: { side: Side; sak: Sak }): void {
  const { side, sak } = ved;
  if (merke.element.attr['data-regel'] === 'antall') return;
  const egne = new Set(side.eier ? [`${side.eier.niva}/${side.eier.id}`] : []);
  const fremmede = emnene(merke, side, sak).filter(
    (emne) => !egne.has(emne) && emne !== 'i-alt/i-alt',
  );
  const mangler = fremmede.filter(
    (emne) => !nevntRundt(emne, setning, { side, sak }) && !erGruppen(emne, setning, { side, sak }),
  );
  if (mangler.length > 0)
    meldVed(
      ved,
      merke.element,
      'unevnt',
      `tallet gjelder ${mangler.join(', ')}, som ikke er nevnt i «${kort(setning)}»`,
    );
}

/** «det største tiltaket i gruppen», on the page of a tiltak, speaks of the group it belongs to. */
function erGruppen(
  emne: string,
  { tekst }: Setning,
  { side, sak }: { side: Side; sak: Sak },
): boolean {
  if (side.eier?.niva !== 'tiltak' || !/(?<!\p{L})i (tiltaks)?gruppen(?!\p{L}| «)/u.test(tekst))
    return false;
  return (
    sak.navn
      .finn(tekst)
      .every(({ oppforinger }) => oppforinger.every(({ niva }) => niva !== 'tiltaksgruppe')) &&
    slekt(side.eier, side, sak).includes(emne)
  );
}

/** True when the sentence, or else the nearest frame that names anything of the kind, names the subject. */
function nevntRundt(
  emne: string,
  setning: Setning,
  { side, sak }: { side: Side; sak: Sak },
): boolean {
  const niva = emne.split('/')[0];
  const nevnte = (tekst: string): string[] =>
    sak.navn
      .finn(tekst)
      .flatMap(({ oppforinger }) => oppforinger.map((post) => `${post.niva}/${post.id}`))
      .filter((navn) => navn.split('/')[0] === niva);
  if (nevnte(setning.tekst).includes(emne)) return true;
  let ramme: Element | undefined = setning.blokk;
  while (ramme) {
    const her = nevnte(rammetekst(ramme, side));
    if (her.length > 0) return her.includes(emne);
    ramme = nermeste(ramme.forelder, ({ navn }) => RAMMER.has(navn));
  }
  return false;
}

/**
 * `niva/id` of everything a number's observations are about, hovedgruppe included. Parts of one whole, told as the
 * whole, count as the whole alone unless `medDeler`.
 */
function emnene(merke: Merke, side: Side, sak: Sak, medDeler = false): string[] {
  const { 'data-regel': regel = '', 'data-av': av = '' } = merke.element.attr;
  const svar = regnUt(regel, av, tallgrunnlag(merke.element, side, sak) ?? []);
  if (typeof svar === 'string') return [];
  // A rank is about the first; the others are what it is measured against.
  const nokler = regel === 'rang' && !medDeler ? svar.nokler.slice(0, 1) : svar.nokler;
  const deler = nokler.map(({ serie }) => delSerie(serie));
  return [
    ...new Set(
      deler.flatMap(({ niva, id, hovedgruppe }) => {
        // Parts of one whole, told as the whole: the women of all three hovedgrupper are the women.
        const helt =
          deler.some((annen) => annen.id === id && annen.hovedgruppe !== hovedgruppe) ||
          erEneste(`${niva}/${id}`, hovedgruppe, nokler, { side, sak });
        return hovedgruppe === 'alle' || niva === 'hovedgruppe' || (helt && !medDeler)
          ? [`${niva}/${id}`]
          : [`${niva}/${id}`, `hovedgruppe/${hovedgruppe}`];
      }),
    ),
  ];
}

/** True when the reports print the entity for this hovedgruppe only in the months of the number: its part is the whole. */
function erEneste(
  emne: string,
  hovedgruppe: string,
  nokler: readonly Nokkel[],
  { side, sak }: { side: Side; sak: Sak },
): boolean {
  return sak.fasit.register.hovedgruppe.every(
    ({ id }) =>
      id === hovedgruppe ||
      nokler.every(({ maned }) => !side.serier.get(`${emne}/${id}/alle`)?.has(maned)),
  );
}

/** Whom a figure's own page is about, by its id: `mentor-utvikling`, `tiltaksgruppe-oppfolging-sosken`. */
function figureier(adresse: string, sak: Sak): Side['eier'] {
  const figur = /^\/figur\/([a-z0-9-]+)-[a-z]+\//.exec(adresse)?.[1];
  if (figur === undefined) return undefined;
  const [, gruppeniva, gruppe] = /^(hovedgruppe|tiltaksgruppe)-(.+)$/.exec(figur) ?? [];
  const eier = { niva: gruppeniva ?? 'tiltak', id: gruppe ?? figur };
  return sak.fasit.oppforing(eier.niva, eier.id) ? eier : undefined;
}

/** The page's own entity and its group. */
function slekt({ niva, id }: NonNullable<Side['eier']>, side: Side, sak: Sak): string[] {
  const post = sak.fasit.registerVed(side.utgave).tiltak.find((kandidat) => kandidat.id === id);
  const gruppe = niva === 'tiltak' ? post?.gruppe : undefined;
  return [`${niva}/${id}`, ...(gruppe === undefined ? [] : [`tiltaksgruppe/${gruppe}`])];
}

const LEDD = /(?<!\p{L})(?:mens|samtidig som)(?!\p{L})|;|, mot /gu;
const KVINNER = /kvinne/iu;
const MENN = /(?<!\p{L})(menn|mann)/iu;

/** In a clause that names one sex only, every number limited to a sex is limited to that one. */
function sjekkKjonn(setning: Setning, tall: Merke[], ved: { side: Side; sak: Sak }): void {
  let start = 0;
  const slutter = [...setning.tekst.matchAll(LEDD)].map(({ index }) => index);
  for (const slutt of [...slutter, setning.tekst.length]) {
    const ledd = setning.tekst.slice(start, slutt);
    const kvinner = KVINNER.test(ledd);
    const menn = MENN.test(ledd);
    const nevnt = kvinner === menn ? undefined : kvinner ? 'kvinner' : 'menn';
    const fra = start;
    const iLeddet = tall.filter((merke) => merke.fra >= fra && merke.fra < slutt);
    for (const merke of iLeddet) sjekkKjonnEtt(setning, merke, nevnt, kvinner || menn, ved);
    start = slutt;
  }
}

function sjekkKjonnEtt(
  setning: Setning,
  merke: Merke,
  nevnt: string | undefined,
  nevntNoe: boolean,
  ved: { side: Side; sak: Sak },
): void {
  const { 'data-regel': regel = '', 'data-av': av = '' } = merke.element.attr;
  const svar = regnUt(regel, av, tallgrunnlag(merke.element, ved.side, ved.sak) ?? []);
  if (typeof svar === 'string') return;
  const kjonnene = svar.nokler
    .map(({ serie }) => delSerie(serie).kjonn)
    .filter((k) => k !== 'alle');
  const vist = setning.tekst.slice(merke.fra, merke.til);
  const [forste] = kjonnene;
  if (nevnt && forste && forste !== nevnt)
    meldVed(
      ved,
      merke.element,
      'kjønn',
      `«${vist}» gjelder ${forste} i «${kort(setning)}»`,
      forste,
    );
  if (forste && !nevntNoe && !/kvinne|menn|mann|kjønn/iu.test(omgivelser(setning.blokk, ved.side)))
    meldVed(
      ved,
      merke.element,
      'kjønn',
      `«${vist}» gjelder ${forste}, som ikke er nevnt i «${kort(setning)}»`,
    );
}

function omgivelser(blokk: Element, side: Side): string {
  return rammetekst(nermeste(blokk.forelder, ({ navn }) => RAMMER.has(navn)) ?? blokk, side);
}

/** What a frame says; a step of the workings says what the sentence it leads to and the list of sources say. */
function rammetekst(ramme: Element, { elementer }: Side): string {
  const egen = tekstI(ramme);
  const utregning = ramme.forelder?.forelder;
  if (ramme.navn !== 'div' || utregning?.attr.class !== 'utregning') return egen;
  const mal = alleElementer(ramme).find(({ navn }) => navn === 'a')?.attr.href ?? '';
  const setning = elementer.find(({ navn, attr }) =>
    mal === '#innhold' ? navn === 'h1' : `#${attr.id ?? ''}` === mal,
  );
  const kilder = elementer.find(({ navn, forelder }) => navn === 'ul' && forelder === utregning);
  return [setning, kilder].map((ett) => (ett ? tekstI(ett) : '')).join(' ') + egen;
}

function kort({ tekst }: Setning): string {
  const rent = tekst.replace(/[ \n\t]+/g, ' ').trim();
  return rent.length > 160 ? `${rent.slice(0, 160)} …` : rent;
}
