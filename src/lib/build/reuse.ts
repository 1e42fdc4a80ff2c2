/** What a build takes over from those before it: everything under the key of all that it depends on, and nothing else. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { editionOf } from '../domain/edition.ts';
import { keyOf, type Cache } from '../io/cache.ts';
import type { CodeKeys } from '../io/code-hash.ts';
import type { Corpus } from '../io/corpus.ts';
import { editionsOf } from '../series/editions.ts';
import type { ArchivedPage, Dependencies } from '../site/archive.ts';
import type { PageContext } from '../site/context.ts';
import { archivedReleaseFor, type RapportPage } from '../site/release-page.ts';
import type { SiteUrl } from '../site/url.ts';
import { RELEASE, subjectKey, type SubjectKey } from './builder.ts';
import { isIntact, listDigest } from './manifest.ts';

/** What a release's pages depend on, as keys by release: themselves and all before, the registry, the address, the code. */
export interface ReleaseKeys {
  model: ReadonlyMap<string, string>;
  side: ReadonlyMap<string, string>;
}

/** The keys of every release, `rapporter` oldest first. What a release's superseded editions said is told on its pages. */
export function releaseKeys(
  { rapporter, superseded, originals }: Pick<Corpus, 'rapporter' | 'superseded' | 'originals'>,
  { library, site, register }: CodeKeys,
  address: SiteUrl,
): ReleaseKeys {
  const model = new Map<string, string>();
  const side = new Map<string, string>();
  let chain = keyOf(library, register, JSON.stringify(address));
  for (const { id, fil, sha256 } of rapporter) {
    const before = editionsOf(id, superseded).map((edition) => edition.sha256);
    chain = keyOf(chain, id, fil, sha256, ...before);
    model.set(id, chain);
    const own = originals.filter(({ edition }) => editionOf(edition).release === id);
    side.set(id, keyOf(chain, site, ...own.flatMap(({ fil, sha256 }) => [fil, sha256])));
  }
  return { model, side };
}

/** What is kept of a release: its own page's model, the models of its pages about subjects, and what each stands on. */
export interface ReleaseModels {
  utgivelse: RapportPage;
  modeller: Record<SubjectKey, ArchivedPage>;
  avtrykk: Record<SubjectKey, Dependencies>;
}

const PARTS = ['utgivelse', 'modeller', 'avtrykk'] as const satisfies (keyof ReleaseModels)[];

/** Makes the models of a release's pages and keeps them under the release's key. */
export async function makeModels(context: PageContext, key: string, cache: Cache): Promise<void> {
  const { release, sider } = archivedReleaseFor(context);
  const pages = sider.map(({ emne, side }) => [subjectKey(emne), side] as const);
  const all = [[RELEASE, release] as const, ...pages];
  const models: ReleaseModels = {
    utgivelse: release,
    modeller: Object.fromEntries(pages),
    avtrykk: Object.fromEntries(all.map(([own, { dependencies }]) => [own, dependencies])),
  };
  for (const part of PARTS) await cache.write(`${part}-${key}`, JSON.stringify(models[part]));
}

/** True when everything is kept of a release. Each part is asked for, so that each counts as used. */
export function hasModels(cache: Cache, key: string): boolean {
  return PARTS.filter((part) => cache.has(`${part}-${key}`)).length === PARTS.length;
}

/** A part of what is kept of a release; undefined when it is not whole. The store vouches for the bytes, and the key for the code that wrote them. */
export function loadModels<K extends keyof ReleaseModels>(
  cache: Cache,
  part: K,
  key: string,
): Promise<ReleaseModels[K] | undefined> {
  return cache.decode(`${part}-${key}`, (text) => JSON.parse(text) as ReleaseModels[K]);
}

/** Pages of the builds before that are the same in this one. */
export interface KeptPages {
  /** Puts the page that was made of the same into this build. Returns false where there is none. */
  keep: (path: string, key: string) => Promise<boolean>;
  /** Says that a page is made anew, and of what. */
  made: (path: string, key: string) => void;
  /** How many of the pages asked for are kept, and how many must be made. */
  counts: () => { kept: number; wanted: number };
  /** Keeps for the next build the pages that were made. */
  finish: () => Promise<void>;
}

/** Opens what is kept of pages, for a new build in `fresh`. */
export function openKeptPages(fresh: string, cache: Cache): KeptPages {
  const kept = new Set<string>();
  const wanted = new Set<string>();
  const made = new Map<string, string>();
  const entry = (path: string, key: string) => `side-${keyOf(path, key)}`;
  return {
    keep: async (path, key) => {
      if (kept.has(path)) return true;
      const page = await cache.read(entry(path, key));
      (page ? kept : wanted).add(path);
      if (page) await place(join(fresh, fileOf(path)), page);
      return page !== undefined;
    },
    made: (path, key) => void made.set(path, key),
    counts: () => ({ kept: kept.size, wanted: wanted.size }),
    finish: async () => {
      for (const [path, key] of made) {
        const page = await readFile(join(fresh, fileOf(path))).catch(() => undefined);
        if (page) await cache.write(entry(path, key), page);
      }
    },
  };
}

async function place(file: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** The file of a path of the site. */
function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}

/** True when the site in `dist` was built of what `key` stands for, and not a byte of it is another since. */
export async function isUnchanged(dist: string, key: string, cache: Cache): Promise<boolean> {
  const known = await cache.read(`nettsted-${keyOf(dist)}`);
  return known?.toString() === `${key} ${listDigest(dist)}` && isIntact(dist);
}

/** Remembers what the finished site in `dist` was built of. */
export async function rememberSite(dist: string, key: string, cache: Cache): Promise<void> {
  await cache.write(`nettsted-${keyOf(dist)}`, `${key} ${listDigest(dist)}`);
}

/** What a build could use of those before, and how many entries of the store were damaged: a line each, nothing where nothing is. */
export function describeReuse({ kept, damaged }: { kept: number; damaged: number }): string {
  const pages = kept === 1 ? 'Én side' : `${kept} sider`;
  const parts = damaged === 1 ? 'Én del' : `${damaged} deler`;
  return [
    kept > 0 ? `${pages} fra forrige bygg er beholdt uendret.\n` : '',
    damaged > 0 ? `${parts} av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.\n` : '',
  ].join('');
}
