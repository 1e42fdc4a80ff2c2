import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nokkelAv, type Lager } from '../../src/lib/io/cache.ts';

/** A kept page: what it was made from, and the digest of its bytes. */
const sideSchema = z.strictObject({ nokkel: z.string(), sha256: z.string() });
const protokollSchema = z.record(z.string(), sideSchema);
type Protokoll = z.infer<typeof protokollSchema>;

/** Pages of the last build that are the same in this one, and what the next build needs to know to do likewise. */
export interface Bevaring {
  /** Puts the last build's page into this one, if its bytes are still those that were built. */
  keep: (sti: string, nokkel: string) => Promise<boolean>;
  /** Says that a page is made anew. */
  made: (sti: string, nokkel: string) => void;
  /** How many pages were known of the last build; of those asked for, how many are kept, must be made, and were no longer as they were built. */
  antall: () => { forrige: number; beholdt: number; nye: number; endret: number };
  /** Writes down what the finished build holds. Returns the digests of the files of its pages. */
  finish: () => Promise<ReadonlyMap<string, string>>;
}

/** Opens what is known of the last build in `dist`, for a new one in `fresh`; nothing where there is none, or it is not whole. */
export async function openBevaring(dist: string, fresh: string, lager: Lager): Promise<Bevaring> {
  const navn = `protokoll-${nokkelAv(dist)}`;
  const last = new Map(Object.entries(await readProtokoll(navn, lager)));
  const kept: Protokoll = {};
  const made = new Map<string, string>();
  const altered = new Set<string>();
  const wanted = new Set<string>();
  return {
    keep: async (sti, nokkel) => {
      if (kept[sti]) return true;
      wanted.add(sti);
      const known = last.get(sti);
      if (known?.nokkel !== nokkel) return false;
      const path = join(fresh, filOf(sti));
      // Placed before it is read: whatever becomes of the last build meanwhile, what was read is what stands here.
      place(join(dist, filOf(sti)), path);
      if ((await digestOf(path)) === known.sha256) {
        kept[sti] = known;
        wanted.delete(sti);
        return true;
      }
      rmSync(path, { force: true });
      altered.add(sti);
      return false;
    },
    made: (sti, nokkel) => void made.set(sti, nokkel),
    antall: () => ({
      forrige: last.size,
      beholdt: Object.keys(kept).length,
      nye: wanted.size,
      endret: altered.size,
    }),
    finish: async () => {
      const protokoll: Protokoll = { ...kept };
      for (const [sti, nokkel] of made) {
        const sha256 = await digestOf(join(fresh, filOf(sti)));
        if (sha256 !== undefined) protokoll[sti] = { nokkel, sha256 };
      }
      await lager.write(navn, JSON.stringify(protokoll));
      return new Map(Object.entries(protokoll).map(([sti, { sha256 }]) => [filOf(sti), sha256]));
    },
  };
}

async function readProtokoll(navn: string, lager: Lager): Promise<Protokoll> {
  return (await lager.decode(navn, (tekst) => protokollSchema.parse(JSON.parse(tekst)))) ?? {};
}

/** The file of a path of the site. */
function filOf(sti: string): string {
  return sti.endsWith('/') ? `${sti.slice(1)}index.html` : sti.slice(1);
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
