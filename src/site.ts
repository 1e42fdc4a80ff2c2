/** The site that pages are made from: what Astro's collections hold, and what was read of older reports beside them. */

import { getCollection } from 'astro:content';
import { getBuilder, sharedCorpus } from './lib/build/session.ts';
import { createDocument } from './lib/chart/svg-document.ts';
import { standaloneStyle, type FigureStyle } from './lib/chart/figure-css.ts';
import { formatMessages } from './lib/diagnostics/format.ts';
import type { Original } from './lib/domain/original.ts';
import { isBroken, type Corpus } from './lib/io/corpus.ts';
import { readConfig, type Config } from './lib/io/config.ts';
import { loadOriginal } from './lib/io/originals.ts';
import { toRegister, toSeriesMap, type Release } from './lib/site/collections.ts';
import { createSite, type Site } from './lib/site/create-site.ts';
import { figureFileSizes } from './lib/site/figure-files.ts';
import { forLatest, once } from './lib/site/once.ts';
import { addressOf, linkTo, type SiteUrl } from './lib/site/url.ts';
import figureCss from './styles/figure.css?raw';

/** What pages ask for, each made when first asked for. */
interface Pages {
  config: Config;
  /** The charts' style for pictures of them. */
  figureStyle: () => FigureStyle;
  site: (reading: Promise<Corpus>) => Promise<Site>;
}

/**
 * The one state of the pages. Astro calls every page by itself and hands it nothing of ours, so what they share stands
 * in the module they all import. The dev server takes the module in anew when what the collections hold is changed.
 */
const pages = once((): Pages => {
  const config = readConfig(process.env, process.cwd());
  return {
    config,
    figureStyle: once(() => standaloneStyle(figureCss, 'lys')),
    // A file may change while somebody works on the site: then the site of an earlier reading is out of date.
    site: forLatest((reading: Promise<Corpus>) => loadSite(config, reading)),
  };
});

/** Where the site is published. */
export function siteUrl(): SiteUrl {
  return pages().config.siteUrl;
}

/** The link to a path of this site, under its base. The one way a page makes a link. */
export function href(path: string): string {
  return linkTo(siteUrl(), path);
}

/** The full address of a path, or its link as long as the site has no address. */
export function fullAddress(path: string): string {
  return addressOf(siteUrl(), path) ?? href(path);
}

/** The charts' style for pictures of them. */
export function figureStyle(): FigureStyle {
  return pages().figureStyle();
}

/** The bytes of the file that a report came as. */
export function originalBytes(original: Original): Promise<Uint8Array<ArrayBuffer>> {
  return loadOriginal(pages().config.content, original);
}

/** The bytes of the files of a figure, by path; none for a figure that has no page. */
export async function fileSizes(id: string): Promise<ReadonlyMap<string, number>> {
  const figure = await (await getSite()).figureOf(id);
  return figure ? figureFileSizes(figure, figureStyle()) : new Map();
}

/** All that pages are made from. Rejects with the messages about the reports where they are in error. */
export function getSite(): Promise<Site> {
  const { config, site } = pages();
  return site(sharedCorpus(config, process.cwd()));
}

async function loadSite(config: Config, reading: Promise<Corpus>): Promise<Site> {
  const [rapporter, hovedgrupper, tiltaksgrupper, tiltak, begreper, serier] = await Promise.all([
    getCollection('rapporter'),
    getCollection('hovedgrupper'),
    getCollection('tiltaksgrupper'),
    getCollection('tiltak'),
    getCollection('begreper'),
    getCollection('serier'),
  ]);
  // What each report told is not in the collections: the pages that releases keep are made of every figure in every
  // report, a hundred times as many as the newest figures, and most builds make none of those pages.
  const read = await reading;
  // Only while somebody works on the site: a build stops before.
  if (isBroken(read)) throw new Error(formatMessages(read.filer));
  const releases = rapporter.map(({ data }) => data);
  if (!isSame(releases, read.rapporter))
    throw new Error('Rapportene er endret og leses på nytt. Last siden på nytt om et øyeblikk.');
  return createSite({
    url: config.siteUrl,
    document: createDocument(),
    releases,
    register: toRegister(hovedgrupper, tiltaksgrupper, tiltak, begreper),
    serier: toSeriesMap(serier),
    read,
    keptDependencies: async (rapport) => getBuilder()?.dependencies(rapport),
  });
}

/** True when two lists are of the same texts. */
function isSame(releases: readonly Release[], read: readonly Release[]): boolean {
  const digests = (list: readonly Release[]) => list.map(({ sha256 }) => sha256).join();
  return digests(releases) === digests(read);
}
