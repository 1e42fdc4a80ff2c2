import { delNokkel, delSerie } from '../fasit.ts';
import type { Endring } from '../endring.ts';
import { alleElementer, nermeste, type Element } from '../html/dokument.ts';
import { flat } from '../html/setning.ts';
import { editionNumber, reportOfPage } from '../lesere/edition.ts';
import { celler, rader } from '../html/tabell.ts';
import type { Celle } from '../lesere/rapport.ts';
import { manedsnavn } from '../maned.ts';
import { meldVed, type Nettstedsjekk, type Sak, type Side } from '../sak.ts';
import { heltall } from '../tall.ts';

const MAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

interface Ved {
  side: Side;
  sak: Sak;
}

/** The pages of changed figures list what the reports changed, row by row: what it was, what it is, and where each stands. */
export function sjekkEndringssider(side: Side, sak: Sak): void {
  const ved = { side, sak };
  const id = /^\/rapporter\/([^/]+)\/endringer\/$/.exec(side.adresse)?.[1];
  if (id !== undefined) sjekkEgenSide(id, ved);
  if (side.adresse !== '/endringer/') return;
  const skal = new Set(
    [...sak.fasit.endringerI()].flatMap(([rapport, endringer]) =>
      endringer.some((endring) => kanStaNa(endring, sak)) ? rapport : [],
    ),
  );
  for (const rapport of skal) sjekkDel(rapport, ved);
  for (const element of side.elementer) {
    const rapport = /^r(\d{4}-\d{2}.*)$/.exec(element.attr.id ?? '')?.[1];
    if (rapport !== undefined && !skal.has(rapport))
      meldVed(ved, element, 'endring-rad', `rapporten ${rapport} endret ingenting`);
  }
}

/** A release's own list: first what it changed in other releases, then a part for each edition of it that is superseded. */
function sjekkEgenSide(id: string, ved: Ved): void {
  const { side, sak } = ved;
  const parts = side.elementer.filter(({ attr }) => attr['data-edition'] !== undefined);
  const inParts = new Set(parts.flatMap((part) => alleElementer(part)));
  sjekkListe(
    side.elementer.filter((element) => !inParts.has(element)),
    id,
    ved,
  );
  const editions = sak.fasit.editionsOf(id);
  const numbers = editions.map((edition) => String(editionNumber(edition)));
  const said = parts.map(({ attr }) => attr['data-edition'] ?? '');
  if (said.join() !== numbers.join())
    meldVed(ved, side.dokument.rot, 'utgave', `utgavene ${said.join(', ')}`, numbers.join(', '));
  editions.forEach((edition, i) => {
    const part = parts[i];
    if (part) sjekkRader(alleElementer(part), sak.fasit.changesAgainst(edition), edition.id, ved);
  });
}

/** One report's part of the list of all. Where there is no room for its rows, they stand on its own page, which is promised. */
function sjekkDel(rapport: string, ved: Ved): void {
  const tittel = ved.side.elementer.find(({ attr }) => attr.id === `r${rapport}`);
  const del = nermeste(tittel, ({ navn }) => navn === 'section');
  const innhold = del ? alleElementer(del) : [];
  if (!del)
    meldVed(ved, ved.side.dokument.rot, 'endring-mangler', `ingenting om endringene i ${rapport}`);
  else if (innhold.some(({ navn }) => navn === 'table')) sjekkListe(innhold, rapport, ved);
  else if (!innhold.some(({ attr }) => attr.href?.endsWith(`/rapporter/${rapport}/endringer/`)))
    meldVed(ved, del, 'endring-mangler', `verken rader eller lenke for ${rapport}`);
}

/** The rows of one report's table against what the report changed. */
function sjekkListe(innhold: readonly Element[], rapport: string, ved: Ved): void {
  const alle = ved.sak.fasit.endringerI().get(rapport) ?? [];
  const endringer = ved.side.bevart ? alle : alle.filter((endring) => kanStaNa(endring, ved.sak));
  sjekkRader(innhold, endringer, rapport, ved);
}

function sjekkRader(
  innhold: readonly Element[],
  endringer: readonly Endring[],
  rapport: string,
  ved: Ved,
): void {
  const tabell = innhold.find(({ navn }) => navn === 'table');
  const skal = new Map(endringer.map((endring) => radFor(endring, ved)));
  if (!tabell) {
    if (skal.size > 0)
      meldVed(ved, ved.side.dokument.rot, 'endring-mangler', 'ingen tabell over endringene');
    return;
  }
  const plass = new Map([...skal.keys()].map((hode, i) => [hode, i]));
  let forrige = -1;
  for (const rad of rader(tabell).filter(({ forelder }) => forelder?.navn === 'tbody')) {
    ved.sak.telling.celler += 2;
    const [navn, maned, ...tall] = celler(rad);
    const ord = [navn, maned].map((celle) => (celle ? flat(celle) : ''));
    const hode = [lenkemal(navn), ...ord].join(' · ');
    const rett = skal.get(hode);
    if (rett) sjekkTall(tall, rett, hode, ved);
    else {
      const sier = `«${hode}», som ${rapport} ikke endret, eller som alt er ført`;
      meldVed(ved, maned ?? rad, 'endring-rad', sier);
    }
    skal.delete(hode);
    const her = plass.get(hode) ?? forrige;
    if (her < forrige) meldVed(ved, rad, 'endring-rekkefølge', `«${hode}»`);
    forrige = her;
  }
  for (const hode of skal.keys())
    meldVed(ved, tabell, 'endring-mangler', `ingen rad for «${hode}»`);
}

/** A figure as a row tells it, and the line it says that it stands on. */
interface Sagt {
  tall: string;
  kilde: string;
}

/** What a figure was, and what it is. */
type Fratil = [fra: Sagt, til: Sagt];

function sjekkTall(celler: readonly Element[], rett: Fratil, hode: string, ved: Ved): void {
  rett.forEach((skal, i) => {
    const celle = celler[i] ?? ved.side.dokument.rot;
    const sier = sagtI(celle);
    const hva = `«${hode}» ${i === 0 ? 'var' : 'er'}`;
    if (sier.tall !== skal.tall)
      meldVed(ved, celle, 'endring-tall', `${hva} ${sier.tall}`, skal.tall);
    if (sier.kilde !== skal.kilde)
      meldVed(ved, lenkeI(celle) ?? celle, 'endring-tall', `${hva} på ${sier.kilde}`, skal.kilde);
  });
}

function lenkeI(celle: Element): Element | undefined {
  return alleElementer(celle).find(({ navn, attr }) => navn === 'a' && attr.href !== undefined);
}

/** Where a row's name leads: a tiltak and its group may be called the same. */
function lenkemal(navn: Element | undefined): string {
  const lenke = navn && alleElementer(navn).find((element) => element.navn === 'a');
  return (
    /(tiltak|tiltaksgrupper|hovedgrupper)\/[a-z0-9-]+\/$/.exec(lenke?.attr.href ?? '')?.[0] ?? ''
  );
}

/** What a cell says: the figure, with its mark when it is hidden, and the line it links to. */
function sagtI(celle: Element): Sagt {
  const lenke = lenkeI(celle);
  const href = lenke?.attr.href ?? '';
  const rapport = reportOfPage(href, 'kilde') ?? '';
  const linje = /#L(\d+)$/.exec(href)?.[1] ?? '';
  const tekst = flat(celle)
    .replace(lenke ? flat(lenke) : '', '')
    .trim();
  return {
    tall: `${tekst} ${celle.attr['data-status'] ?? ''}`.trim(),
    kilde: lenke ? `linje ${linje} i ${rapport}` : '',
  };
}

/** Of a figure that is hidden now, the list of all has no row from one number to another. */
function kanStaNa(endring: Endring, sak: Sak): boolean {
  const { fra, til } = endring;
  const apen = fra.antall !== '*' && til !== undefined && til.antall !== '*';
  return !apen || !skjultNa(endring, sak);
}

function skjultNa({ serie, maned }: Endring, { fasit }: Sak): boolean {
  return fasit.skjermetNa().get(serie)?.has(maned) === true;
}

/** What a row must say: its heading, and its two figures. */
function radFor(endring: Endring, { side, sak }: Ved): [hode: string, rad: Fratil] {
  const lukket = endring.til?.antall === '*' || (!side.bevart && skjultNa(endring, sak));
  return [radhode(endring, sak), [skrevet(endring.fra, lukket), skrevet(endring.til, lukket)]];
}

/** Where a row leads, whom it is about, and of which month. */
function radhode({ serie, maned }: Endring, sak: Sak): string {
  const { niva, id, hovedgruppe, kjonn } = delSerie(serie);
  const eget = niva === 'i-alt' ? 'Alle tiltak' : (sak.fasit.oppforing(niva, id)?.navn ?? id);
  // A group that a tiltak shares its name with says that it is the group.
  const delt = niva === 'tiltaksgruppe' && sak.fasit.register.tiltak.some((en) => en.navn === eget);
  const navn = delt ? `${eget} (gruppe)` : eget;
  const gruppe = sak.fasit.oppforing('hovedgruppe', hovedgruppe)?.navn.toLowerCase();
  const deler = [
    kjonn === 'alle' ? undefined : kjonn,
    niva === 'hovedgruppe' ? undefined : gruppe,
  ].filter((del) => del !== undefined);
  const del = deler.join(', ');
  const hele = [navn, del.slice(0, 1).toUpperCase() + del.slice(1)].filter((ord) => ord !== '');
  const nar = `${manedsnavn(maned) ?? ''} ${maned.slice(0, 4)}`;
  const mal = niva === 'i-alt' ? '' : `${MAPPE[niva] ?? ''}/${id}/`;
  return `${mal} · ${hele.join(' ')} · ${nar}`;
}

/** A number that is hidden now is not told: by a release, where it hid it itself; by the newest pages, where the newest did. */
function skrevet(celle: Celle | undefined, lukket: boolean): Sagt {
  if (!celle) return { tall: 'ikke med mangler', kilde: '' };
  const { antall, rapport, linje } = celle;
  if (lukket && antall !== '*') return { tall: 'oppgitt, nå skjermet lukket', kilde: '' };
  const tall = antall === '*' ? '* skjermet (færre enn fire) skjermet' : heltall(BigInt(antall));
  return { tall, kilde: `linje ${linje} i ${rapport}` };
}

/** Every report that changed something has its page, and the list of them all is there. */
export const sjekkEndringsfiler: Nettstedsjekk = (sak) => {
  const sider = [...sak.fasit.endringerI().keys()].map((id) => `rapporter/${id}/endringer/`);
  for (const side of ['endringer/', ...sider])
    if (!sak.dist.has(`${side}index.html`))
      sak.meld({
        fil: `${side}index.html`,
        sted: '1:1',
        regel: 'side-mangler',
        sier: 'siden finnes ikke',
      });
};

/** Pages that a release keeps, and that say so when later reports have changed figures on them. */
const FROSSEN = /^\/rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper|figur)\/[^/]+\/)?$/;

/** A kept page names the later reports that have changed a figure it shows, and no others. */
export function sjekkVarsel(side: Side, sak: Sak): void {
  const varsel = side.elementer.find(({ attr }) => attr['data-varsel'] !== undefined);
  if (!FROSSEN.test(side.adresse)) {
    if (varsel)
      meldVed({ side, sak }, varsel, 'varsel', 'et varsel på en side som ikke er frosset');
    return;
  }
  const sagt = [...(varsel ? alleElementer(varsel) : [])].flatMap(
    ({ attr }) => /rapporter\/([^/]+)\/endringer\/$/.exec(attr.href ?? '')?.[1] ?? [],
  );
  const skal = [...endretSenere(side, sak)].sort();
  if (sagt.join() !== skal.join())
    meldVed(
      { side, sak },
      varsel ?? side.dokument.rot,
      'varsel',
      sagt.length === 0 ? 'ingen varsel' : `endret av ${sagt.join(', ')}`,
      skal.length === 0 ? 'intet varsel' : `endret av ${skal.join(', ')}`,
    );
}

/** What a page stands on: whole series it draws or lists, and single figures its text is worked out from. */
interface Avtrykk {
  serier: Set<string>;
  enkelte: Map<string, Set<string>>;
}

/** The later reports that have changed a figure of the page's series, or one its text stands on. */
function endretSenere(side: Side, sak: Sak): Set<string> {
  const { serier, enkelte } = avtrykkAv(side);
  const gjelder = ({ serie, maned, rapport, forst }: Endring): boolean =>
    rapport > side.utgave &&
    forst <= side.utgave &&
    (serier.has(serie) || enkelte.get(serie)?.has(maned) === true);
  const endringer = sak.fasit.endringene();
  const beror = [...new Set([...serier, ...enkelte.keys()])];
  return new Set(
    beror
      .flatMap((serie) => endringer.get(serie) ?? [])
      .filter(gjelder)
      .map(({ rapport }) => rapport),
  );
}

function avtrykkAv({ elementer }: Side): Avtrykk {
  const serier = new Set(elementer.flatMap(({ attr }) => serieneI(attr)));
  const enkelte = new Map<string, Set<string>>();
  for (const tekst of elementer.flatMap(({ attr }) => attr['data-av']?.split(/\s+/) ?? [])) {
    const nokkel = delNokkel(tekst);
    if (!nokkel) continue;
    const maneder = enkelte.get(nokkel.serie) ?? new Set();
    enkelte.set(nokkel.serie, maneder.add(nokkel.maned));
  }
  return { serier, enkelte };
}

function serieneI(attr: Element['attr']): string[] {
  return [
    ...(attr['data-serier']?.split(/\s+/) ?? []),
    ...(attr['data-serie']?.split(' + ') ?? []),
  ];
}
