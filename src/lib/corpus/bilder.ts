import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { unpackWoff } from '../publish/woff.ts';

/** A drawing to make a picture of, and where the picture goes. */
export interface Oppgave {
  svg: string;
  png: string;
}

/** What a worker is told. */
export interface Arbeid {
  oppgaver: Oppgave[];
  /** Paths of the fonts the drawings are set in. No other font is used. */
  skrifter: string[];
  /** Folder of pictures drawn before. */
  lager: string;
  /** What else than the drawing the bytes depend on. */
  versjon: string;
  /** Sets this build's unfinished files apart from those of another at the same time. */
  arbeid: string;
}

const require = createRequire(import.meta.url);
const resvg = z.object({ version: z.string() }).parse(require('@resvg/resvg-js/package.json'));

/** A worker makes so many pictures and ends: what the renderer holds of each is given back only then. */
const BATCH = 10;
const WEIGHTS = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'];

/**
 * Makes PNG pictures of the drawings of a built site, each beside its own: of figures, and of those under `bilder/`.
 * Every picture says which drawing it was made of (`markPng`), and the drawing stays for those who doubt the picture.
 * `lager` keeps pictures from build to build, and may be deleted at any time. Work is shared among the processors; the
 * bytes depend on the drawings alone.
 */
export async function rasterise(dist: string, lager: string): Promise<number> {
  const oppgaver = [
    ...(await findDrawings(join(dist, 'bilder'))),
    ...(await findDrawings(join(dist, 'figur'))),
  ];
  const fonts = await mkdtemp(join(tmpdir(), 'tiltakstall-skrift-'));
  try {
    const skrifter = await Promise.all(WEIGHTS.map((weight) => unpackFont(weight, fonts)));
    const felles = { skrifter, lager, arbeid: basename(fonts), versjon: await versjonOf(skrifter) };
    const queue = batches(oppgaver, BATCH);
    const hand = async () => {
      for (let next = queue.shift(); next; next = queue.shift())
        await runWorker({ ...felles, oppgaver: next });
    };
    await Promise.all(Array.from({ length: availableParallelism() }, hand));
  } finally {
    await rm(fonts, { recursive: true, force: true });
  }
  return oppgaver.length;
}

function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
}

/** The program and the fonts. */
async function versjonOf(skrifter: string[]): Promise<string> {
  const hash = createHash('sha256').update(resvg.version);
  for (const path of skrifter) hash.update(await readFile(path));
  return hash.digest('hex');
}

async function findDrawings(folder: string): Promise<Oppgave[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => name.endsWith('.svg'))
    .sort()
    .map((name) => {
      const svg = join(folder, name);
      return { svg, png: svg.replace(/svg$/, 'png') };
    });
}

async function unpackFont(weight: string, folder: string): Promise<string> {
  const woff = require.resolve(`@fontsource/figtree/files/figtree-${weight}-normal.woff`);
  const path = join(folder, `${weight}.ttf`);
  await writeFile(path, unpackWoff(await readFile(woff)));
  return path;
}

function runWorker(arbeid: Arbeid): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bildearbeider.ts', import.meta.url), {
      workerData: arbeid,
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Tegningen av bilder stanset med kode ${code}.`));
    });
  });
}
