import { subjectKey, RELEASE, type SubjectKey } from '../../src/lib/build/builder.ts';
import type { Cache } from '../../src/lib/io/cache.ts';
import { archivedFor, type RapportPage } from '../../src/lib/site/report.ts';
import type { Dependencies, ArchivedPage } from '../../src/lib/site/archive.ts';
import type { PageContext } from '../../src/lib/site/context.ts';

/** The models of a release's pages. */
export type Models = Record<SubjectKey, ArchivedPage>;

/** Makes the models of a release's pages and keeps them, and what they stand on, under the release's key. */
export async function makeModels(context: PageContext, key: string, cache: Cache): Promise<void> {
  const archived = archivedFor(context);
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
export async function loadRelease(cache: Cache, key: string): Promise<RapportPage | undefined> {
  const kept = await readJson(cache, releaseName(key));
  return (kept as Record<typeof RELEASE, RapportPage> | undefined)?.[RELEASE];
}

/** The models of the pages about subjects kept under a key, or undefined. */
export async function loadModels(cache: Cache, key: string): Promise<Models | undefined> {
  return (await readJson(cache, modelName(key))) as Models | undefined;
}

/** What a release's pages stand on, or undefined. */
export async function loadDependencies(
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
