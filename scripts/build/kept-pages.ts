import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { keyOf, type Cache } from '../../src/lib/io/cache.ts';

/** A kept page: what it was made from, and the digest of its bytes. */
const pageSchema = z.strictObject({ nokkel: z.string(), sha256: z.string() });
const logSchema = z.record(z.string(), pageSchema);
type Log = z.infer<typeof logSchema>;

/** Pages of the last build that are the same in this one, and what the next build needs to know to do likewise. */
export interface Keeping {
  /** Puts the last build's page into this one, if its bytes are still those that were built. */
  keep: (path: string, key: string) => Promise<boolean>;
  /** Says that a page is made anew. */
  made: (path: string, key: string) => void;
  /** How many pages were known of the last build; of those asked for, how many are kept, must be made, and were no longer as they were built. */
  antall: () => { forrige: number; kept: number; nye: number; endret: number };
  /** Writes down what the finished build holds. Returns the digests of the files of its pages. */
  finish: () => Promise<ReadonlyMap<string, string>>;
}

/** Opens what is known of the last build in `dist`, for a new one in `fresh`; nothing where there is none, or it is not whole. */
export async function openKeeping(dist: string, fresh: string, cache: Cache): Promise<Keeping> {
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
    antall: () => ({
      forrige: last.size,
      kept: Object.keys(kept).length,
      nye: wanted.size,
      endret: altered.size,
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
