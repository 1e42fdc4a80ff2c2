import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { unpackWoff } from '../formats/woff.ts';
import { createArbeidslag, type Arbeidslag } from './worker-pool.ts';
import type { Verktoy } from './image-worker.ts';
import type { Lager } from '../io/cache.ts';
import { markPng } from './png-text.ts';

/** A drawing to make a picture of, and where the picture goes. */
interface Oppgave {
  svg: string;
  png: string;
}

/** Whoever follows the making of pictures. */
export interface Bildefolge {
  /** Told how many pictures there are in all, when that is known. */
  expect: (antall: number) => void;
  /** Told of each picture when it is there, and whether it was drawn now or by an earlier build. */
  ready: (drawn: boolean) => void;
}

/** The pictures of a site in the making. */
export interface Bilder {
  /** The picture of a drawing. It is begun at once, beside what else goes on, and made once. */
  draw: (svg: string) => Promise<Uint8Array>;
  /**
   * Makes PNG pictures of the drawings of a built site, each beside its own: of figures, and of those under `bilder/`,
   * and gives how many. Every picture says which drawing it was made of (`markPng`), and the drawing stays for those who
   * doubt the picture.
   */
  finish: (dist: string) => Promise<number>;
  stop: () => Promise<void>;
}

const require = createRequire(import.meta.url);
const resvg = z.object({ version: z.string() }).parse(require('@resvg/resvg-js/package.json'));

const WEIGHTS = ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700'];
const PROGRAM = new URL('./image-worker.ts', import.meta.url);
/** The code that decides what becomes of a drawing. */
const CODE = [
  PROGRAM,
  ...['./palette-png.ts', './png-chunk.ts'].map((file) => new URL(file, import.meta.url)),
];

/**
 * Opens the making of pictures. `lager` keeps them from build to build; `kjoretid` is what runs this; fonts are unpacked
 * to the folder `skriftmappe`; `follow` is told how far it has come. Work is shared among the processors; the bytes depend on the drawings, the programs and
 * the fonts alone.
 */
export async function openBilder(
  lager: Lager,
  kjoretid: string,
  skriftmappe: string,
  follow?: Bildefolge,
): Promise<Bilder> {
  await mkdir(skriftmappe, { recursive: true });
  const skrifter = await Promise.all(WEIGHTS.map((weight) => unpackFont(weight, skriftmappe)));
  const versjon = await versjonOf(skrifter, kjoretid);
  const workerData: Verktoy = { skrifter };
  const tegnere = createArbeidslag<Uint8Array, Uint8Array>(
    PROGRAM,
    { workerData },
    availableParallelism(),
  );
  const begun = new Map<string, Promise<Uint8Array>>();
  const pictureOf = (svg: Uint8Array) => {
    const nokkel = `bilde-${createHash('sha256').update(versjon).update(svg).digest('hex')}`;
    const picture = begun.get(nokkel) ?? drawOnce(nokkel, svg, tegnere, lager, follow);
    begun.set(nokkel, picture);
    return picture;
  };
  return {
    draw: (svg) => pictureOf(Buffer.from(svg)),
    finish: async (dist) => {
      const oppgaver = [
        ...(await findDrawings(join(dist, 'bilder'))),
        ...(await findDrawings(join(dist, 'figur'))),
      ];
      const make = async ({ svg, png }: Oppgave) => {
        const drawing = await readFile(svg);
        await writeFile(png, markPng(await pictureOf(drawing), drawing));
      };
      follow?.expect(oppgaver.length);
      await Promise.all(oppgaver.map(make));
      return oppgaver.length;
    },
    stop: tegnere.stop,
  };
}

/** The picture as it was drawn before, else drawn and kept. */
async function drawOnce(
  nokkel: string,
  svg: Uint8Array,
  tegnere: Arbeidslag<Uint8Array, Uint8Array>,
  lager: Lager,
  follow: Bildefolge | undefined,
): Promise<Uint8Array> {
  const known = await lager.readBytes(nokkel);
  if (known) {
    follow?.ready(false);
    return known;
  }
  const png = await tegnere.gi(svg);
  await lager.write(nokkel, png);
  follow?.ready(true);
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
