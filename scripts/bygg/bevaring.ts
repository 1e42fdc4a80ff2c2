import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { nokkelAv, type Lager } from '../../src/lib/corpus/lager.ts';

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
  const last = await readProtokoll(navn, lager);
  const kept: Protokoll = {};
  const made = new Map<string, string>();
  return {
    keep: async (sti, nokkel) => {
      const known = last[sti];
      if (known?.nokkel !== nokkel) return false;
      if ((await digestOf(join(dist, filOf(sti)))) !== known.sha256) return false;
      kept[sti] = known;
      return true;
    },
    made: (sti, nokkel) => void made.set(sti, nokkel),
    antall: () => Object.keys(kept).length,
    finish: async (fresh) => {
      for (const sti of Object.keys(kept)) await place(filOf(sti), dist, fresh);
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

/** A second name for the same bytes where the disk can do that; else a copy. */
async function place(fil: string, from: string, to: string): Promise<void> {
  const target = join(to, fil);
  await mkdir(dirname(target), { recursive: true });
  await link(join(from, fil), target).catch(() => copyFile(join(from, fil), target));
}
