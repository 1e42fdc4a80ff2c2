import { getCollection } from 'astro:content';
import { readMiljo } from './lib/corpus/miljo.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import type { Register } from './lib/domain/register.ts';
import { createDocument } from './lib/draw/dokument.ts';
import { figurside, type Figurside } from './lib/page/figurside.ts';
import { figurliste, type Emnefigur } from './lib/page/figurliste.ts';
import { sidegrunnlag, type Sidegrunnlag } from './lib/page/grunnlag.ts';
import { addressOf, linkTo, type Nettsted } from './lib/publish/adresse.ts';
import { standaloneStil } from './lib/draw/figurstil.ts';
import figurCss from './styles/figur.css?raw';

/** Everything pages are built from: the typed collections, and the series merged from them. */
export interface Site {
  register: Register;
  /** Oldest first; at least one. */
  rapporter: Rapport[];
  nyeste: Rapport;
  /** What the newest release tells, for its last month. */
  grunnlag: Sidegrunnlag;
  /** What any release told, for its last month. */
  grunnlagFor: (utgivelse: Rapport) => Sidegrunnlag;
  /** Every figure a release could draw. */
  figurerFor: (utgivelse: Rapport) => Emnefigur[];
}

export const nettsted: Nettsted = readMiljo(process.env, process.cwd()).nettsted;

/** The link to a path of this site, under its base. The one way a page makes a link. */
export function href(sti: string): string {
  return linkTo(nettsted, sti);
}

/** The full address of a path, or its link as long as the site has no address. */
export function fullAdresse(sti: string): string {
  return addressOf(nettsted, sti) ?? href(sti);
}

/** One document serves every chart of the build. */
const document = createDocument();
let loaded: Promise<Site> | undefined;

/** The site's data, loaded once. */
export function getSite(): Promise<Site> {
  loaded ??= loadSite();
  return loaded;
}

/** The charts' style for pictures of them. */
export const figurstil = standaloneStil(figurCss, 'lys');

/** A figure, and the basis of the release that drew it. */
export interface Tegnet {
  figur: Emnefigur;
  grunnlag: Sidegrunnlag;
}

/** Every figure ever drawn, as the newest release that could draw it has it: its address never goes away. */
export async function getFigurer(): Promise<Tegnet[]> {
  const site = await getSite();
  const drawn = site.rapporter.flatMap((rapport) => figurerI(rapport, site));
  return [...new Map(drawn.map((one) => [one.figur.figur.id, one])).values()];
}

/** The pages of those figures. */
export async function getFigursider(): Promise<Figurside[]> {
  const { grunnlag: nyeste } = await getSite();
  const drawn = await getFigurer();
  return drawn.map(({ figur, grunnlag }) => figurside(figur, grunnlag, nyeste.maned, nettsted));
}

/** Every figure of every release, as that release drew it. */
export async function getFrosneFigursider(): Promise<(Figurside & { rapport: string })[]> {
  const site = await getSite();
  return site.rapporter.flatMap((rapport) =>
    figurerI(rapport, site).map(({ figur, grunnlag }) => ({
      ...figurside(figur, grunnlag, site.grunnlag.maned, nettsted),
      rapport: rapport.id,
    })),
  );
}

function figurerI(rapport: Rapport, { figurerFor, grunnlagFor }: Site): Tegnet[] {
  return figurerFor(rapport).map((figur) => ({ figur, grunnlag: grunnlagFor(rapport) }));
}

async function loadSite(): Promise<Site> {
  const [rapporter, hovedgrupper, tiltaksgrupper, tiltak] = await Promise.all([
    getCollection('rapporter'),
    getCollection('hovedgrupper'),
    getCollection('tiltaksgrupper'),
    getCollection('tiltak'),
  ]);
  const list = rapporter.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const nyeste = list.at(-1);
  if (!nyeste) throw new Error('Ingen rapporter i samlingen.');
  const register: Register = {
    hovedgrupper: inOrder(hovedgrupper),
    tiltaksgrupper: inOrder(tiltaksgrupper),
    tiltak: inOrder(tiltak),
  };
  const grunnlagFor = once((utgivelse: Rapport) =>
    sidegrunnlag(utgivelse, list, register, { document, lenke: href }),
  );
  const figurerFor = once((utgivelse: Rapport) => figurliste(grunnlagFor(utgivelse)));
  const grunnlag = grunnlagFor(nyeste);
  return { register, rapporter: list, nyeste, grunnlag, grunnlagFor, figurerFor };
}

function inOrder<T extends { orden: number }>(entries: { data: T }[]): T[] {
  return entries.map(({ data }) => data).sort((a, b) => a.orden - b.orden);
}

/** The same answer for the same release, computed once. */
function once<T>(compute: (utgivelse: Rapport) => T): (utgivelse: Rapport) => T {
  const known = new Map<string, T>();
  return (utgivelse) => {
    const found = known.get(utgivelse.id) ?? compute(utgivelse);
    known.set(utgivelse.id, found);
    return found;
  };
}
