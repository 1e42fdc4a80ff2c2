import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { keyOf, type Cache } from '../io/cache.ts';
import { isIntact, listDigest } from './manifest.ts';

/** A kept page: what it was made from, and the digest of its bytes. */
const pageSchema = z.strictObject({ nokkel: z.string(), sha256: z.string() });
const logSchema = z.record(z.string(), pageSchema);
type Log = z.infer<typeof logSchema>;

/** Pages of the last build that are the same in this one, and what the next build needs to know to do likewise. */
export interface PageKeeper {
  /** Puts the last build's page into this one, if its bytes are still those that were built. */
  keep: (path: string, key: string) => Promise<boolean>;
  /** Says that a page is made anew. */
  made: (path: string, key: string) => void;
  /** How many pages were known of the last build; of those asked for, how many are kept, must be made, and were no longer as they were built. */
  counts: () => { known: number; kept: number; made: number; changed: number };
  /** Writes down what the finished build holds. Returns the digests of the files of its pages. */
  finish: () => Promise<ReadonlyMap<string, string>>;
}

/** Opens what is known of the last build in `dist`, for a new one in `fresh`; nothing where there is none, or it is not whole. */
export async function openPageKeeper(
  dist: string,
  fresh: string,
  cache: Cache,
): Promise<PageKeeper> {
  const name = `protokoll-${keyOf(dist)}`;
  const last = new Map(Object.entries(await readLog(name, cache)));
  const kept: Log = {};
  const made = new Map<string, string>();
  const altered = new Set<string>();
  const wanted = new Set<string>();
  return {
    keep: async (address, key) => {
      if (kept[address]) return true;
      wanted.add(address);
      const known = last.get(address);
      if (known?.nokkel !== key) return false;
      const path = join(fresh, fileOf(address));
      // Placed before it is read: whatever becomes of the last build meanwhile, what was read is what stands here.
      place(join(dist, fileOf(address)), path);
      if ((await digestOf(path)) === known.sha256) {
        kept[address] = known;
        wanted.delete(address);
        return true;
      }
      rmSync(path, { force: true });
      altered.add(address);
      return false;
    },
    made: (path, key) => void made.set(path, key),
    counts: () => ({
      known: last.size,
      kept: Object.keys(kept).length,
      made: wanted.size,
      changed: altered.size,
    }),
    finish: async () => {
      const log: Log = { ...kept };
      for (const [path, nokkel] of made) {
        const sha256 = await digestOf(join(fresh, fileOf(path)));
        if (sha256 !== undefined) log[path] = { nokkel, sha256 };
      }
      await cache.write(name, JSON.stringify(log));
      return new Map(Object.entries(log).map(([path, { sha256 }]) => [fileOf(path), sha256]));
    },
  };
}

async function readLog(name: string, cache: Cache): Promise<Log> {
  return (await cache.decode(name, (text) => logSchema.parse(JSON.parse(text)))) ?? {};
}

/** The file of a path of the site. */
function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}

async function digestOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

/** A second name for the same bytes where the disk can do that, else a copy; nothing where there is nothing to place. */
function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  for (const put of [linkSync, copyFileSync]) {
    try {
      put(from, to);
      return;
    } catch {
      // Another disk, one without links, or no such file.
    }
  }
}

/** True when the site in `dist` was built of what `key` stands for, and not a byte of it is another since. */
export async function isUnchanged(dist: string, key: string, cache: Cache): Promise<boolean> {
  const known = await cache.read(entryOf(dist));
  return known !== undefined && known === recordOf(dist, key) && isIntact(dist);
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

/** What a build could and could not use of the last one. */
export interface ReuseReport {
  /** Pages known of the last build. */
  known: number;
  kept: number;
  /** Pages that were no longer as they were built. */
  changed: number;
  /** Entries of the store that were not as they were written. */
  damaged: number;
}

/** What is worth telling of it, a line each; nothing of a first build. */
export function describeReuse({ known, kept, changed, damaged }: ReuseReport): string {
  const lines: string[] = [];
  if (kept > 0) lines.push(`${countOf(kept)} fra forrige bygg er beholdt uendret.`);
  else if (known > 0)
    lines.push(
      'Ingen sider fra forrige bygg kunne beholdes: koden, registeret, rapportene eller adressen er endret.',
    );
  if (changed > 0)
    lines.push(
      `${countOf(changed)} var endret eller fjernet siden forrige bygg og er laget på nytt.`,
    );
  if (damaged > 0)
    lines.push(
      `${damaged === 1 ? 'Én del' : `${damaged} deler`} av lageret (CACHE_DIR) var skadet og er regnet ut på nytt.`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

function countOf(pages: number): string {
  return pages === 1 ? 'Én side' : `${pages} sider`;
}
