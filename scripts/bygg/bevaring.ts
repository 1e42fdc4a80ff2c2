import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nokkelAv, type Lager } from '../../src/lib/corpus/lager.ts';
import { verifyFiles } from './proving.ts';

/** A kept page: what it was made from, and the digest of its bytes. */
const sideSchema = z.strictObject({ nokkel: z.string(), sha256: z.string() });
const protokollSchema = z.record(z.string(), sideSchema);
type Protokoll = z.infer<typeof protokollSchema>;

/** Pages of the last build that are the same in this one, and what the next build needs to know to do likewise. */
export interface Bevaring {
  /** Puts the last build's page into this one, if its bytes are still those that were built. */
  keep: (sti: string, nokkel: string) => Promise<boolean>;
  /** Says that a page is made anew; `sha256` of its bytes where it is known already. */
  made: (sti: string, nokkel: string, sha256?: string) => void;
  /** How many pages have been kept so far. */
  antall: () => number;
  /** How many pages were known of the last build, and how many of those asked for were no longer as they were built. */
  forrige: () => { sider: number; endret: number };
  /**
   * Places kept pages in the finished build, and writes down what it holds. Returns the digests of the files of its pages.
   * Throws when the last build has been replaced meanwhile.
   */
  finish: (fresh: string) => Promise<ReadonlyMap<string, string>>;
}

/** Opens what is known of the last build in `dist`; nothing where there is none, or it is not whole. */
export async function openBevaring(dist: string, lager: Lager): Promise<Bevaring> {
  const navn = `protokoll-${nokkelAv(dist)}`;
  const last = new Map(Object.entries(await readProtokoll(navn, lager)));
  const filer = [...last].map(([sti, { sha256 }]) => [filOf(sti), sha256] as const);
  const identity = identityOf(dist);
  // Begun now, beside what comes before the first page is asked for.
  const proving = verifyFiles({ dist, filer });
  const kept: Protokoll = {};
  const made = new Map<string, { nokkel: string; sha256: string | undefined }>();
  const altered = new Set<string>();
  let antall = 0;
  return {
    keep: async (sti, nokkel) => {
      const known = last.get(sti);
      if (known?.nokkel !== nokkel) return false;
      if (!(await proving).has(filOf(sti))) {
        altered.add(sti);
        return false;
      }
      if (kept[sti] === undefined) antall += 1;
      kept[sti] = known;
      return true;
    },
    made: (sti, nokkel, sha256) => void made.set(sti, { nokkel, sha256 }),
    antall: () => antall,
    forrige: () => ({ sider: last.size, endret: altered.size }),
    finish: async (fresh) => {
      if (antall > 0 && identityOf(dist) !== identity)
        throw new Error(`Et annet bygg har skrevet til ${dist} imens. Bygg på nytt.`);
      placeAll(Object.keys(kept).map(filOf), dist, fresh);
      const protokoll: Protokoll = { ...kept };
      for (const [sti, { nokkel, sha256: known }] of made) {
        const sha256 = known ?? (await digestOf(join(fresh, filOf(sti))));
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

/** What tells a folder from another one of the same name; undefined where there is none. */
function identityOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

async function digestOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

/** A second name for the same bytes where the disk can do that; else a copy. */
function placeAll(filer: readonly string[], from: string, to: string): void {
  for (const folder of new Set(filer.map((fil) => dirname(fil))))
    mkdirSync(join(to, folder), { recursive: true });
  for (const fil of filer) {
    try {
      linkSync(join(from, fil), join(to, fil));
    } catch {
      copyFileSync(join(from, fil), join(to, fil));
    }
  }
}
