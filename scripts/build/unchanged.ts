import { nokkelAv, type Lager } from '../../src/lib/io/cache.ts';
import { isWhole, listDigest } from './manifest.ts';

/** True when the site in `dist` was built of what `key` stands for, and not a byte of it is another since. */
export async function isUnchanged(dist: string, key: string, lager: Lager): Promise<boolean> {
  const known = await lager.read(entryOf(dist));
  return known !== undefined && known === recordOf(dist, key) && isWhole(dist);
}

/** Remembers what the finished site in `dist` was built of. */
export async function rememberSite(dist: string, key: string, lager: Lager): Promise<void> {
  await lager.write(entryOf(dist), recordOf(dist, key));
}

function entryOf(dist: string): string {
  return `nettsted-${nokkelAv(dist)}`;
}

function recordOf(dist: string, key: string): string {
  return `${key} ${listDigest(dist)}`;
}
