import type { Endring } from '../truth/revisions.ts';
import { alleElementer, type Element } from '../page/document.ts';
import { flat } from '../page/sentence.ts';
import { celler } from '../page/table.ts';
import { editionNumber, reportOfPage } from '../readers/edition.ts';
import type { Celle } from '../readers/report.ts';
import { manedsnavn } from '../month.ts';
import {
  delnavn,
  etterEmne,
  medMerker,
  perEmne,
  skrevetForskjell,
  type Emneendringer,
} from '../revisions.ts';
import { meldVed, type Nettstedsjekk, type Sak, type Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** The pages of what a release changed: row by row what it was, what it is and the difference, or where that stands. */
export function sjekkEndringssider(side: Side, sak: Sak): void {
  const treff = /^\/rapporter\/([^/]+)\/endringer\/(.*)$/.exec(side.adresse);
  if (!treff) return;
  const [, rapport = '', sti = ''] = treff;
  const ved = { side, sak };
  const emner = etterEmne(rapport, sak);
  const deler = side.elementer.filter(({ attr }) => attr['data-edition'] !== undefined);
  const iDeler = new Set(deler.flatMap((del) => alleElementer(del)));
  const egne = kropper(side.elementer.filter((element) => !iDeler.has(element)));
  sjekkUtgaver(deler, sti === '' ? rapport : '', ved);
  if (sti !== '')
    sjekkRader(
      emner.filter((emne) => emne.sti === sti),
      egne,
      ved,
    );
  else if (leder(egne) || erDelt(rapport, sak)) sjekkOversikt(emner, rapport, egne, ved);
  else sjekkRader(emner, egne, ved);
}

/** After what a release changed in others comes a part for each edition of it that is superseded, with the rows of that. */
function sjekkUtgaver(deler: readonly Element[], rapport: string, ved: Ved): void {
  const { side, sak } = ved;
  const utgaver = sak.fasit.editionsOf(rapport);
  const numre = utgaver.map((utgave) => String(editionNumber(utgave))).join(', ');
  const sagt = deler.map(({ attr }) => attr['data-edition'] ?? '').join(', ');
  if (sagt !== numre) meldVed(ved, side.dokument.rot, 'utgave', `utgavene ${sagt}`, numre);
  utgaver.forEach((utgave, i) => {
    const del = deler[i];
    if (!del) return;
    const emner = perEmne(sak.fasit.changesAgainst(utgave), rapport, sak).map((emne) => ({
      ...emne,
      anker: `utgave-${editionNumber(utgave)}-${emne.anker}`,
    }));
    sjekkRader(emner, kropper(alleElementer(del)), ved);
  });
}

/** True for a page that leads to others: the rows of changes stand under the name of an entity, and these do not. */
function leder(egne: readonly Kropp[]): boolean {
  return egne.some(({ kropp }) => kropp.attr.id === undefined);
}

/** True where a release has pages of its own for each entity that it changed. */
function erDelt(rapport: string, { dist }: Sak): boolean {
  const foran = `rapporter/${rapport}/endringer/`;
  return [...dist.keys()].some((fil) => fil.startsWith(foran) && fil !== `${foran}index.html`);
}

/** Every report that changed something has its page, and where one entity has a page of its own, so have all. */
export const sjekkEndringsfiler: Nettstedsjekk = (sak) => {
  const sider = [...sak.fasit.endringerI().keys()].flatMap((rapport) => {
    const emner = erDelt(rapport, sak) ? etterEmne(rapport, sak) : [];
    return ['', ...emner.map(({ sti }) => sti)].map(
      (sti) => `rapporter/${rapport}/endringer/${sti}`,
    );
  });
  for (const side of ['endringer/', ...sider])
    if (!sak.dist.has(`${side}index.html`))
      sak.meld({
        fil: `${side}index.html`,
        sted: '1:1',
        regel: 'side-mangler',
        sier: 'siden finnes ikke',
      });
};

/** The body of a table, with its rows. */
interface Kropp {
  kropp: Element;
  rader: Element[];
}

function kropper(elementer: readonly Element[]): Kropp[] {
  return elementer
    .filter(({ navn }) => navn === 'tbody')
    .map((kropp) => ({ kropp, rader: alleElementer(kropp).filter(({ navn }) => navn === 'tr') }));
}

/** The rows of tables against what the release changed of the entities they are about. */
function sjekkRader(emner: readonly Emneendringer[], tabellene: readonly Kropp[], ved: Ved): void {
  const skal = new Map(
    emner.flatMap((emne) =>
      emne.endringer.map((endring) => [radhode(emne, endring, ved), radFor(endring)] as const),
    ),
  );
  const kjente = emner.filter(({ ny }) => !ny);
  const orden = new Orden(
    kjente.flatMap((emne) => emne.endringer.map((endring) => radhode(emne, endring, ved))),
    ved,
  );
  for (const { kropp, rader } of tabellene) {
    const [tittel, ...resten] = rader;
    for (const rad of resten) {
      ved.sak.telling.celler += 3;
      const [del, maned, ...tall] = celler(rad);
      const hode = [hodetI(kropp, tittel), ...[del, maned].map((en) => (en ? flat(en) : ''))].join(
        ' · ',
      );
      const rett = skal.get(hode);
      if (rett) sjekkTall(tall, rett, hode, ved);
      else {
        const sier = `«${hode}», som rapporten ikke endret, eller som alt er ført`;
        meldVed(ved, maned ?? rad, 'endring-rad', sier);
      }
      skal.delete(hode);
      orden.ta(hode, rad);
    }
  }
  for (const hode of skal.keys())
    meldVed(ved, ved.side.dokument.rot, 'endring-mangler', `ingen rad for «${hode}»`);
}

/** Whom a table's rows are about: their place, and where the name above them leads. */
function hodetI(kropp: Element, tittel: Element | undefined): string {
  return `#${kropp.attr.id ?? ''} · ${tittel ? lenkemal(tittel) : ''} · ${tittel ? flat(tittel) : ''}`;
}

/** Where a name leads: a tiltak and its group may be called the same. */
function lenkemal(navn: Element): string {
  const lenke = alleElementer(navn).find((element) => element.navn === 'a');
  return (
    /(tiltak|tiltaksgrupper|hovedgrupper)\/[a-z0-9-]+\/$/.exec(lenke?.attr.href ?? '')?.[0] ?? ''
  );
}

/** Where a row leads, whom it is about, and of which month. */
function radhode(
  { anker, mal, navn }: Emneendringer,
  { serie, maned }: Endring,
  { sak }: Ved,
): string {
  const del = delnavn(serie, sak) || 'i alt';
  const nar = `${manedsnavn(maned) ?? ''} ${maned.slice(0, 4)}`;
  return `#${anker} · ${mal} · ${navn} · ${del.slice(0, 1).toUpperCase()}${del.slice(1)} · ${nar}`;
}

/** What a cell of a row says, and the line it leads to. */
interface Sagt {
  tall: string;
  kilde: string;
}

/** What a row must say: what the figure was, what it is, and the difference. */
function radFor(endring: Endring): Sagt[] {
  const lukket = endring.til?.antall === '*';
  return [
    skrevet(endring.fra, endring, lukket),
    skrevet(endring.til, endring, lukket),
    { tall: skrevetForskjell(endring), kilde: '' },
  ];
}

/** A number that the report itself hid is not told beside the mark. */
function skrevet(celle: Celle | undefined, { serie, maned }: Endring, lukket: boolean): Sagt {
  if (!celle) return { tall: 'ikke med mangler', kilde: '' };
  const { antall, rapport, linje } = celle;
  if (lukket && antall !== '*') return { tall: 'oppgitt, nå skjermet lukket', kilde: '' };
  const tall =
    antall === '*'
      ? '* skjermet (færre enn fire) skjermet'
      : `${heltall(BigInt(antall))} [verdi ${serie}@${maned} ${rapport}]`;
  return { tall, kilde: `linje ${linje} i ${rapport}` };
}

const HVA = ['var', 'er', 'forskjell'];

function sjekkTall(celler: readonly Element[], rett: Sagt[], hode: string, ved: Ved): void {
  rett.forEach((skal, i) => {
    const celle = celler[i] ?? ved.side.dokument.rot;
    const sier = sagtI(celle);
    const hva = `«${hode}» ${HVA[i] ?? ''}`;
    if (sier.tall !== skal.tall)
      meldVed(ved, celle, 'endring-tall', `${hva} ${sier.tall}`, skal.tall);
    if (sier.kilde !== skal.kilde)
      meldVed(ved, celle, 'endring-tall', `${hva} på ${sier.kilde}`, skal.kilde);
  });
}

/** What a cell says: the figure, with its mark when it is hidden, and the line it leads to. */
function sagtI(celle: Element): Sagt {
  const lenke = alleElementer(celle).find(({ attr }) => attr.href !== undefined);
  const href = lenke?.attr.href ?? '';
  const rapport = reportOfPage(href, 'kilde') ?? '';
  const linje = /#L(\d+)$/.exec(href)?.[1] ?? '';
  return {
    tall: `${medMerker(celle)} ${celle.attr['data-status'] ?? ''}`.trim(),
    kilde: lenke ? `linje ${linje} i ${rapport}` : '',
  };
}

/** Where the rows stand on pages of their own: how many each has, and where it is. */
function sjekkOversikt(
  emner: readonly Emneendringer[],
  rapport: string,
  egne: readonly Kropp[],
  ved: Ved,
): void {
  const linje = ({ anker, sti, navn, endringer }: Emneendringer): string => {
    const trukket = endringer.filter(({ til }) => !til).length;
    const tall = [endringer.length - trukket, trukket].map((antall) => heltall(BigInt(antall)));
    return `#${anker} · ${rapport}/endringer/${sti} · ${[navn, ...tall].join(' · ')}`;
  };
  const mangler = new Set(emner.map(linje));
  const orden = new Orden(emner.filter(({ ny }) => !ny).map(linje), ved);
  for (const rad of egne.flatMap((kropp) => kropp.rader)) {
    const lenke = alleElementer(rad).find(({ navn }) => navn === 'a')?.attr.href ?? '';
    const mal = /[^/]+\/endringer\/.*$/.exec(lenke)?.[0] ?? '';
    const sagt = `#${rad.attr.id ?? ''} · ${mal} · ${celler(rad).map(flat).join(' · ')}`;
    ved.sak.telling.celler += 2;
    if (!mangler.delete(sagt)) meldVed(ved, rad, 'endring-rad', `«${sagt}»`);
    orden.ta(sagt, rad);
  }
  for (const rad of mangler)
    meldVed(ved, ved.side.dokument.rot, 'endring-mangler', `ingen rad for «${rad}»`);
}

/** The order that rows must have, as they are met. */
class Orden {
  private readonly plass: ReadonlyMap<string, number>;
  private readonly ved: Ved;
  private forrige = -1;

  constructor(rader: readonly string[], ved: Ved) {
    this.plass = new Map(rader.map((rad, i) => [rad, i]));
    this.ved = ved;
  }

  ta(rad: string, element: Element): void {
    const her = this.plass.get(rad) ?? this.forrige;
    if (her < this.forrige) meldVed(this.ved, element, 'endring-rekkefølge', `«${rad}»`);
    this.forrige = her;
  }
}
