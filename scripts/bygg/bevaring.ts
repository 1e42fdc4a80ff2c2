import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nokkelAv, type Lager } from '../../src/lib/corpus/lager.ts';
import { prove, type Bygdfil } from './proving.ts';

/** A kept page: what it was made from, and the digest of its bytes. */
const sideSchema = z.strictObject({ nokkel: z.string(), sha256: z.string() });
const protokollSchema = z.record(z.string(), sideSchema);
type Protokoll = z.infer<typeof protokollSchema>;

/** Pages of the last build that are the same in this one, and what the next build needs to know to do likewise. */
export interface Bevaring {
  /** Puts the last build's page into this one, if its bytes are still those that were built. */
  keep: (sti: string, nokkel: string) => Promise<boolean>;
  made: (sti: string, nokkel: string) => void;
  /** How many pages have been kept so far. */
  antall: () => number;
  /** Places the kept pages in the finished build, and writes down what it holds. */
  finish: (fresh: string) => Promise<void>;
}

/** Opens what is known of the last build in `dist`; nothing where there is none, or it is not whole. */
export async function openBevaring(dist: string, lager: Lager): Promise<Bevaring> {
  const navn = `protokoll-${nokkelAv(dist)}`;
  const last = new Map(Object.entries(await readProtokoll(navn, lager)));
  // Begun now, beside what comes before the first page is asked for.
  const whole = prove(dist, [...last].map(([sti, { sha256 }]): Bygdfil => [filOf(sti), sha256]));
  const kept: Protokoll = {};
  const made = new Map<string, string>();
  let antall = 0;
  return {
    keep: async (sti, nokkel) => {
      const known = last.get(sti);
      if (known?.nokkel !== nokkel || !(await whole).has(filOf(sti))) return false;
      if (kept[sti] === undefined) antall += 1;
      kept[sti] = known;
      return true;
    },
    made: (sti, nokkel) => void made.set(sti, nokkel),
    antall: () => antall,
    finish: async (fresh) => {
      placeAll(Object.keys(kept).map(filOf), dist, fresh);
      const protokoll: Protokoll = { ...kept };
      for (const [sti, nokkel] of made) {
        const sha256 = await digestOf(join(fresh, filOf(sti)));
        if (sha256 !== undefined) protokoll[sti] = { nokkel, sha256 };
      }
      await lager.write(navn, JSON.stringify(protokoll));
    },
  };
}

async function readProtokoll(navn: string, lager: Lager): Promise<Protokoll> {
  const tekst = await lager.read(navn);
  if (tekst === undefined) return {};
  const parsed = protokollSchema.safeParse(JSON.parse(tekst));
  return parsed.success ? parsed.data : {};
}

/** The file of a path of the site. */
function filOf(sti: string): string {
  return sti.endsWith('/') ? `${sti.slice(1)}index.html` : sti.slice(1);
}

async function digestOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

/**
 * A second name for the same bytes where the disk can do that; else a copy. There may be tens of thousands, and nothing
 * else to do meanwhile: waiting for each in turn would take several times as long.
 */
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
