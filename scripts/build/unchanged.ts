import { keyOf, type Cache } from '../../src/lib/io/cache.ts';
import { isWhole, listDigest } from './manifest.ts';

/** True when the site in `dist` was built of what `key` stands for, and not a byte of it is another since. */
export async function isUnchanged(dist: string, key: string, cache: Cache): Promise<boolean> {
  const known = await cache.read(entryOf(dist));
  return known !== undefined && known === recordOf(dist, key) && isWhole(dist);
}

/** Remembers what the finished site in `dist` was built of. */
export async function rememberSite(dist: string, key: string, cache: Cache): Promise<void> {
  await cache.write(entryOf(dist), recordOf(dist, key));
}

function entryOf(dist: string): string {
  return `nettsted-${keyOf(dist)}`;
}

function recordOf(dist: string, key: string): string {
  return `${key} ${listDigest(dist)}`;
}
