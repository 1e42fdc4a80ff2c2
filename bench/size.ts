import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readRegister } from '../src/lib/io/register.ts';
import { addManeder, manedRun, type Maned } from '../src/lib/domain/maned.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { CONTENT, inFolder, runMeasured, type Bench } from './command.ts';
import { writeCorpus } from './corpus.ts';
import { writeRapport } from './report-text.ts';
import { makeTruth } from './truth.ts';

const END: Maned = '2021-05';
/** Folders of pages about one entity each. */
const UNITS = ['tiltak', 'tiltaksgrupper', 'hovedgrupper'];
const KB = 1000;
/** A report covers a year at most. */
const YEAR = 12;

/** The most an entity page's HTML may weigh on average, kB after brotli, by the number of months. */
const DEMAND = [
  { maneder: undefined, html: 10 },
  { maneder: 60, html: 14 },
  { maneder: 240, html: 30 },
] as const;
/** The most a first visit may load. */
const VISITS = { bytes: 60, foresporsler: 5 };
/** The most that all scripts of the site weigh together, kB after gzip. */
const SCRIPTS = 8;

/** A file as it travels: its name, and bytes after compression where its kind is compressed. */
interface FoundFile {
  navn: string;
  brotli: number;
  gzip: number;
}

/**
 * Builds the site of the real reports, and of invented ones for 60 and for 240 months, and weighs the pages as they
 * travel. Returns false when an average or a first visit is heavier than its target.
 */
export function benchSize({ write, env }: Bench): Promise<boolean> {
  return inFolder(async (folder) => {
    const { register } = await readRegister(CONTENT, 'src/content');
    const held: boolean[] = [];
    for (const { maneder, html } of DEMAND) {
      const dist = join(folder, `dist-${maneder ?? 'virkelig'}`);
      const invented = maneder && {
        RAPPORTER: await inventReports(folder, maneder, register),
        LEDGER: '',
      };
      await runMeasured(['build'], { ...env, OUT: dist, BASE: '/', ...invented }, folder);
      held.push(await weighEntities(dist, maneder, html, write));
      if (maneder === undefined)
        held.push(await weighVisits(dist, write), await weighScripts(dist, write));
    }
    return held.every(Boolean);
  });
}

/** Invented reports of a year each, as many as cover this many months, in a folder of their own. */
async function inventReports(folder: string, count: number, register: Register): Promise<string> {
  const start = addManeder(END, 1 - count);
  const options = { fro: 1, start, register, lifetimes: {}, revision: 0 };
  const truth = makeTruth(options, END, ({ gruppe }) => gruppe);
  const files = Array.from({ length: count / YEAR }, (_, i) => {
    const id = addManeder(start, YEAR * (i + 1) - 1);
    const tekst = writeRapport({
      maneder: manedRun(addManeder(id, 1 - YEAR), id),
      register,
      antall: (series, maned) => truth.antall(series, maned, id),
      navn: ({ navn }) => navn,
      gruppe: ({ gruppe }) => gruppe,
    });
    return { navn: `syntetisk-${id}.txt`, id, tekst };
  });
  const directory = join(folder, `rapporter-${count}`);
  await writeCorpus(directory, files);
  return directory;
}

async function weighEntities(
  dist: string,
  maneder: number | undefined,
  mostKb: number,
  write: (text: string) => void,
): Promise<boolean> {
  const pages = await Promise.all((await listEntities(dist)).map((page) => weigh(dist, page)));
  const sizes = pages.map(({ brotli }) => brotli).sort((a, b) => a - b);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const what = maneder === undefined ? 'virkelig rapport' : `${maneder} oppdiktede måneder`;
  write(
    `${what}: ${pages.length} enhetssider, HTML med brotli i snitt ${kb(mean)} (mål ${mostKb} kB), ` +
      `median ${kb(sizes[Math.floor(sizes.length / 2)] ?? 0)}, størst ${kb(sizes.at(-1) ?? 0)}\n`,
  );
  return mean <= mostKb * KB;
}

async function listEntities(dist: string): Promise<string[]> {
  const folders = await Promise.all(
    UNITS.map(async (folder) => {
      const entries = await readdir(join(dist, folder), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('etter-'))
        .map(({ name }) => `${folder}/${name}/index.html`);
    }),
  );
  return folders.flat();
}

/** What a reader who comes for the first time loads, by page type. */
async function weighVisits(dist: string, write: (text: string) => void): Promise<boolean> {
  const pages = [
    'index.html',
    'tiltak/index.html',
    'tiltak/arbeidstrening/index.html',
    'tiltaksgrupper/opplaering/index.html',
    'hovedgrupper/andre-pa-tiltak/index.html',
  ];
  const visits = await Promise.all(
    pages.map(async (page) => {
      const files = await Promise.all(
        [page, ...(await loadedBy(dist, page))].map((file) => weigh(dist, file)),
      );
      const bytes = files.reduce((sum, { brotli }) => sum + brotli, 0);
      const zipped = files.reduce((sum, { gzip }) => sum + gzip, 0);
      write(
        `første besøk på /${page.replace('index.html', '')}: ${files.length} forespørsler (mål ${VISITS.foresporsler}), ` +
          `${kb(bytes)} med brotli, ${kb(zipped)} med gzip (mål ${VISITS.bytes} kB)\n` +
          files.map(({ navn, brotli }) => `    ${kb(brotli).padStart(8)}  ${navn}\n`).join(''),
      );
      return files.length <= VISITS.foresporsler && zipped <= VISITS.bytes * KB;
    }),
  );
  return visits.every(Boolean);
}

/** The site's own scripts, each and together. */
async function weighScripts(dist: string, write: (text: string) => void): Promise<boolean> {
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.js'));
  const scripts = await Promise.all(files.sort().map((file) => weigh(dist, file)));
  const zipped = scripts.reduce((sum, { gzip }) => sum + gzip, 0);
  write(
    `skript i alt: ${kb(zipped)} med gzip (mål ${SCRIPTS} kB)\n` +
      scripts.map(({ navn, gzip }) => `    ${kb(gzip).padStart(8)}  ${navn}\n`).join(''),
  );
  return zipped <= SCRIPTS * KB;
}

/** The files a page asks for without being asked to: styles and what they load, scripts, pictures, icon. */
async function loadedBy(dist: string, page: string): Promise<string[]> {
  const html = await readFile(join(dist, page), 'utf8');
  const linked = oneIcon(
    [...html.matchAll(/<link[^>]+rel="(?:stylesheet|icon|preload|modulepreload)"[^>]*>/g)].flatMap(
      ([tag]) => /href="\/([^"]+)"/.exec(tag)?.[1] ?? [],
    ),
  );
  const sources = [...html.matchAll(/<(?:script|img|iframe)[^>]+src="\/([^"]+)"/g)].flatMap(
    ([, src]) => src ?? [],
  );
  const styles = linked.filter((file) => file.endsWith('.css'));
  const fonts = await Promise.all(
    styles.map(async (file) => {
      const css = await readFile(join(dist, file), 'utf8');
      return [...css.matchAll(/url\(["']?\/([^"')]+)/g)].flatMap(([, url]) => url ?? []);
    }),
  );
  return [...new Set([...linked, ...sources, ...fonts.flat()])];
}

/** A browser that knows several icons asks for one of them. */
function oneIcon(files: readonly string[]): string[] {
  return files.filter((file) => !file.endsWith('.ico'));
}

/** Fonts and pictures of points are compressed already. */
async function weigh(dist: string, file: string): Promise<FoundFile> {
  const bytes = await readFile(join(dist, file));
  const isPacked = /\.(?:woff2|png|jpe?g|webp)$/.test(file);
  return {
    navn: `/${file}`,
    brotli: isPacked ? bytes.length : brotliCompressSync(bytes).length,
    gzip: isPacked ? bytes.length : gzipSync(bytes).length,
  };
}

function kb(bytes: number): string {
  return `${(bytes / KB).toFixed(1).replace('.', ',')} kB`;
}
