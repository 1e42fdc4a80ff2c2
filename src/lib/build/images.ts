import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createWorkerPool, type WorkerPool } from './worker-pool.ts';
import type { ImageWorkerOptions } from './image-worker.ts';
import type { Cache } from '../io/cache.ts';
import { markPng } from './png.ts';

/** A drawing to make a picture of, and where the picture goes. */
interface Task {
  svg: string;
  png: string;
}

/** Whoever follows the making of pictures. */
export interface ImageSequence {
  /** Told how many pictures there are in all, when that is known. */
  expect: (count: number) => void;
  /** Told of each picture when it is there, and whether it was drawn now or by an earlier build. */
  ready: (drawn: boolean) => void;
}

/** The pictures of a site in the making. */
export interface Images {
  /** The picture of a drawing. It is begun at once, beside what else goes on, and made once. */
  draw: (svg: string) => Promise<Uint8Array>;
  /**
   * Makes PNG pictures of the drawings of a built site, each beside its own: of figures, and of those under `bilder/`,
   * and gives the bytes of each. Every picture says which drawing it was made of (`markPng`), and the drawing stays for those who
   * doubt the picture.
   */
  finish: (dist: string) => Promise<ReadonlyMap<string, number>>;
  stop: () => Promise<void>;
}

const require = createRequire(import.meta.url);
const resvg = z.object({ version: z.string() }).parse(require('@resvg/resvg-js/package.json'));

/** The site's face as TrueType, for the renderer reads no WOFF. */
const FONTS = ['400Regular/Figtree_400Regular.ttf', '700Bold/Figtree_700Bold.ttf'].map((file) =>
  require.resolve(`@expo-google-fonts/figtree/${file}`),
);
const PROGRAM = new URL('./image-worker.ts', import.meta.url);
/** The code that decides what becomes of a drawing. */
const CODE = [PROGRAM, new URL('./png.ts', import.meta.url)];

/**
 * Opens the making of pictures. `cache` keeps them from build to build; `runtime` is what runs this; `follow` is told how
 * far it has come. Work is shared among the processors; the bytes depend on the drawings, the programs and the fonts alone.
 */
export async function openImages(
  cache: Cache,
  runtime: string,
  follow?: ImageSequence,
): Promise<Images> {
  const version = await versionOf(runtime);
  const workerData: ImageWorkerOptions = { fonts: FONTS };
  const drawers = createWorkerPool<Uint8Array, Uint8Array>(
    PROGRAM,
    { workerData },
    availableParallelism(),
  );
  const begun = new Map<string, Promise<Uint8Array>>();
  const pictureOf = (svg: Uint8Array) => {
    const key = `bilde-${createHash('sha256').update(version).update(svg).digest('hex')}`;
    const picture = begun.get(key) ?? drawOnce(key, svg, drawers, cache, follow);
    begun.set(key, picture);
    return picture;
  };
  return {
    draw: (svg) => pictureOf(Buffer.from(svg)),
    finish: async (dist) => {
      const tasks = [
        ...(await findDrawings(join(dist, 'bilder'))),
        ...(await findDrawings(join(dist, 'figur'))),
      ];
      const make = async ({ svg, png }: Task): Promise<[string, number]> => {
        const drawing = await readFile(svg);
        const picture = markPng(await pictureOf(drawing), drawing);
        await writeFile(png, picture);
        return [png, picture.length];
      };
      follow?.expect(tasks.length);
      return new Map(await Promise.all(tasks.map(make)));
    },
    stop: drawers.stop,
  };
}

/** The picture as it was drawn before, else drawn and kept. */
async function drawOnce(
  key: string,
  svg: Uint8Array,
  drawers: WorkerPool<Uint8Array, Uint8Array>,
  cache: Cache,
  follow: ImageSequence | undefined,
): Promise<Uint8Array> {
  const known = await cache.read(key);
  if (known) {
    follow?.ready(false);
    return known;
  }
  const png = await drawers.run(svg);
  await cache.write(key, png);
  follow?.ready(true);
  return png;
}

/** The programs and the fonts. */
async function versionOf(runtime: string): Promise<string> {
  const hash = createHash('sha256').update(`${resvg.version} ${runtime}`);
  for (const path of [...CODE, ...FONTS]) hash.update(await readFile(path));
  return hash.digest('hex');
}

async function findDrawings(folder: string): Promise<Task[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => name.endsWith('.svg'))
    .sort()
    .map((name) => {
      const svg = join(folder, name);
      return { svg, png: svg.replace(/svg$/, 'png') };
    });
}
