import { getCollection } from 'astro:content';
import { readMiljo } from './lib/corpus/miljo.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import type { Register } from './lib/domain/register.ts';
import { createDocument } from './lib/draw/dokument.ts';
import { sidegrunnlag, type Sidegrunnlag } from './lib/page/grunnlag.ts';
import { linkTo, type Nettsted } from './lib/publish/adresse.ts';

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
}

export const nettsted: Nettsted = readMiljo(process.env, process.cwd()).nettsted;

/** The link to a path of this site, under its base. The one way a page makes a link. */
export function href(sti: string): string {
  return linkTo(nettsted, sti);
}

/** One document serves every chart of the build. */
const document = createDocument();
let loaded: Promise<Site> | undefined;

/** The site's data, loaded once. */
export function getSite(): Promise<Site> {
  loaded ??= loadSite();
  return loaded;
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
  const grunnlagFor = (utgivelse: Rapport) =>
    sidegrunnlag(utgivelse, list, register, { document, lenke: href });
  return { register, rapporter: list, nyeste, grunnlag: grunnlagFor(nyeste), grunnlagFor };
}

function inOrder<T extends { orden: number }>(entries: { data: T }[]): T[] {
  return entries.map(({ data }) => data).sort((a, b) => a.orden - b.orden);
}
