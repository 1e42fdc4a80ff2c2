import { keyOf, type Cache } from '../io/cache.ts';
import type { CodeKeys } from '../io/code-hash.ts';
import type { Corpus } from '../io/corpus.ts';
import { editionOf } from '../domain/edition.ts';
import { editionsOf } from '../series/editions.ts';
import { archivedReleaseFor, type RapportPage } from '../site/release-page.ts';
import type { Dependencies, ArchivedPage } from '../site/archive.ts';
import type { PageContext } from '../site/context.ts';
import type { SiteUrl } from '../site/url.ts';
import { RELEASE, subjectKey, type Builder, type SubjectKey } from './builder.ts';

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

/** The models of a release's pages. */
export type ReleaseModels = Record<SubjectKey, ArchivedPage>;

/** Makes the models of a release's pages and keeps them, and what they stand on, under the release's key. */
export async function makeModels(context: PageContext, key: string, cache: Cache): Promise<void> {
  const archived = archivedReleaseFor(context);
  const pages = archived.sider.map(({ emne, side }) => [subjectKey(emne), side] as const);
  const release = [RELEASE, archived.release] as const;
  const dependencies = [release, ...pages].map(([own, page]) => [own, page.dependencies] as const);
  const write = (name: string, entries: readonly (readonly [string, unknown])[]) =>
    cache.write(name, JSON.stringify(Object.fromEntries(entries)));
  await write(releaseName(key), [release]);
  await write(modelName(key), pages);
  await write(dependenciesName(key), dependencies);
}

/** True when the models and what they stand on are kept under a key, whole. */
export async function hasModels(cache: Cache, key: string): Promise<boolean> {
  // Each is asked for, so that each counts as used.
  const there = [releaseName, modelName].map((name) => cache.has(name(key)));
  return !there.includes(false) && (await loadDependencies(cache, key)) !== undefined;
}

/** The model of a release's own page kept under a key, or undefined. The store vouches for the bytes, and the key for the code that wrote them. */
async function loadRelease(cache: Cache, key: string): Promise<RapportPage | undefined> {
  const kept = await readJson(cache, releaseName(key));
  return (kept as Record<typeof RELEASE, RapportPage> | undefined)?.[RELEASE];
}

/** The models of the pages about subjects kept under a key, or undefined. */
async function loadModels(cache: Cache, key: string): Promise<ReleaseModels | undefined> {
  return (await readJson(cache, modelName(key))) as ReleaseModels | undefined;
}

/** What a release's pages stand on, or undefined. */
async function loadDependencies(
  cache: Cache,
  key: string,
): Promise<Record<SubjectKey, Dependencies> | undefined> {
  return (await readJson(cache, dependenciesName(key))) as
    Record<SubjectKey, Dependencies> | undefined;
}

function readJson(cache: Cache, name: string): Promise<unknown> {
  return cache.decode(name, (text) => {
    const kept: unknown = JSON.parse(text);
    const isRecord = typeof kept === 'object' && kept !== null && !Array.isArray(kept);
    // An entry is an object, whatever is kept; a release has pages.
    const entries = isRecord ? Object.values(kept) : [];
    return entries.length > 0 && entries.every((one) => typeof one === 'object' && one !== null)
      ? kept
      : undefined;
  });
}

function releaseName(key: string): string {
  return `utgivelse-${key}`;
}

function modelName(key: string): string {
  return `modeller-${key}`;
}

function dependenciesName(key: string): string {
  return `avtrykk-${key}`;
}

/** What a builder works with. */
export interface BuilderOptions extends Pick<Builder, 'keep' | 'made' | 'drawn' | 'begun'> {
  keys: ReleaseKeys;
  cache: Cache;
  /** Resolves when the release's models are kept. */
  done: (rapport: string) => Promise<void>;
}

/** The builder that pages ask for what is drawn beside them, and for what need not be made again. */
export function createBuilder(workshop: BuilderOptions): Builder {
  const { keys, keep, made, drawn, begun } = workshop;
  const known = new Map<string, Promise<Record<SubjectKey, Dependencies> | undefined>>();
  return {
    keyFor: (rapport) => keys.side.get(rapport),
    keep,
    made,
    dependencies: (rapport) => {
      const found = known.get(rapport) ?? load(workshop, rapport, loadDependencies);
      known.set(rapport, found);
      return found;
    },
    release: (rapport) => load(workshop, rapport, loadRelease),
    models: oneAtATime(workshop, loadModels),
    drawn,
    begun,
  };
}

type Fetching<T> = (cache: Cache, key: string) => Promise<T | undefined>;

/** Pages come release by release: the models of one at a time are enough. */
function oneAtATime<T>(
  workshop: BuilderOptions,
  fetching: Fetching<T>,
): (rapport: string) => Promise<T | undefined> {
  let now: { rapport: string; models: Promise<T | undefined> } | undefined;
  return (rapport) => {
    if (now?.rapport !== rapport) now = { rapport, models: load(workshop, rapport, fetching) };
    return now.models;
  };
}

/** What is kept of a release, once it is drawn. */
async function load<T>(
  { keys, cache, done }: BuilderOptions,
  rapport: string,
  fetching: Fetching<T>,
): Promise<T | undefined> {
  await done(rapport);
  const key = keys.model.get(rapport);
  return key === undefined ? undefined : fetching(cache, key);
}
