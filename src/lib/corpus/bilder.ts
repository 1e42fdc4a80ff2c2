import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { unpackWoff } from '../publish/woff.ts';
import type { Lager } from './lager.ts';
import { markPng } from './pngmerke.ts';

/** A drawing to make a picture of, and where the picture goes. */
interface Oppgave {
  svg: string;
  png: string;
}

/** What a worker draws with. */
export interface Verktoy {
  /** Paths of the fonts the drawings are set in. No other font is used. */
  skrifter: string[];
}

/** One who draws: the PNG of an SVG. */
interface Tegner {
  draw: (svg: Uint8Array) => Promise<Uint8Array>;
  stop: () => Promise<void>;
}

const require = createRequire(import.meta.url);
const resvg = z.object({ version: z.string() }).parse(require('@resvg/resvg-js/package.json'));

const WEIGHTS = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'];
const WORKER = new URL('./bildearbeider.ts', import.meta.url);
/** The code that decides what becomes of a drawing. */
const CODE = [WORKER, ...['./palettpng.ts', './pngdel.ts'].map((file) => new URL(file, WORKER))];

/**
 * Makes PNG pictures of the drawings of a built site, each beside its own: of figures, and of those under `bilder/`, and
 * gives how many. Every picture says which drawing it was made of (`markPng`), and the drawing stays for those who doubt
 * the picture. `lager` keeps pictures from build to build; `kjoretid` is what runs this. Work is shared among the processors; the bytes depend on the
 * drawings, the programs and the fonts alone.
 */
export async function rasterise(dist: string, lager: Lager, kjoretid: string): Promise<number> {
  const oppgaver = [
    ...(await findDrawings(join(dist, 'bilder'))),
    ...(await findDrawings(join(dist, 'figur'))),
  ];
  const fonts = await mkdtemp(join(tmpdir(), 'tiltakstall-skrift-'));
  const tegnere: Tegner[] = [];
  try {
    const skrifter = await Promise.all(WEIGHTS.map((weight) => unpackFont(weight, fonts)));
    const versjon = await versjonOf(skrifter, kjoretid);
    const queue = [...oppgaver];
    const hand = async (tegner: Tegner) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const svg = await readFile(next.svg);
        const png = await drawOnce(svg, versjon, tegner, lager);
        await writeFile(next.png, markPng(png, svg));
      }
    };
    for (let i = 0; i < availableParallelism(); i += 1) tegnere.push(createTegner({ skrifter }));
    await Promise.all(tegnere.map(hand));
  } finally {
    await Promise.all(tegnere.map((tegner) => tegner.stop()));
    await rm(fonts, { recursive: true, force: true });
  }
  return oppgaver.length;
}

/** The picture as it was drawn before, else drawn and kept. */
async function drawOnce(
  svg: Uint8Array,
  versjon: string,
  tegner: Tegner,
  lager: Lager,
): Promise<Uint8Array> {
  const nokkel = `bilde-${createHash('sha256').update(versjon).update(svg).digest('hex')}`;
  const known = await lager.readBytes(nokkel);
  if (known) return known;
  const png = await tegner.draw(svg);
  await lager.write(nokkel, png);
  return png;
}

/** The programs and the fonts. */
async function versjonOf(skrifter: string[], kjoretid: string): Promise<string> {
  const hash = createHash('sha256').update(`${resvg.version} ${kjoretid}`);
  for (const path of [...CODE, ...skrifter]) hash.update(await readFile(path));
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

/** Draws one thing at a time in a worker, which is started when there is something to draw: all may be kept. */
function createTegner(verktoy: Verktoy): Tegner {
  let worker: Worker | undefined;
  let asked: PromiseWithResolvers<Uint8Array> | undefined;
  const start = () => {
    const started = new Worker(WORKER, { workerData: verktoy });
    started.on('message', (png: Uint8Array) => asked?.resolve(png));
    started.on('error', (error) => asked?.reject(error));
    started.on('exit', (code) =>
      asked?.reject(new Error(`Tegningen av bilder stanset med kode ${code}.`)),
    );
    return started;
  };
  return {
    draw: (svg) => {
      worker ??= start();
      asked = Promise.withResolvers();
      worker.postMessage(svg);
      return asked.promise;
    },
    stop: async () => {
      await worker?.terminate();
    },
  };
}
