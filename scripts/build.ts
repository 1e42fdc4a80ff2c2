import { rmSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { compareAddresses, listBuilt, readLedger } from '../src/lib/io/address-ledger.ts';
import { openImages } from '../src/lib/build/images.ts';
import { isBroken } from '../src/lib/io/corpus.ts';
import { setBuilder, sharedCorpus } from '../src/lib/build/session.ts';
import { readCodeKeys } from '../src/lib/io/code-hash.ts';
import { openCache, refuseCache } from '../src/lib/io/cache.ts';
import { createReportCache } from '../src/lib/io/report-cache.ts';
import { writeSitemap, type SitemapInput } from '../src/lib/build/write-sitemap.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { describeRapport } from '../src/lib/report/describe.ts';
import { openKeeping } from './build/kept-pages.ts';
import { createBuilder } from './build/release-builder.ts';
import { followLink, removeDead, restoreSite, placesFor, takePlace } from './build/swap.ts';
import { describeReuse, type Reuse } from './build/reuse.ts';
import {
  othersPages,
  estimateWithoutPages,
  createProgress,
  followPictures,
  followReading,
} from './build/progress.ts';
import { finishSite, foreignIn, MANIFEST } from './build/manifest.ts';
import { hasModels } from './build/model-cache.ts';
import { releaseKeys } from './build/cache-keys.ts';
import type { DrawTask } from './build/release-worker.ts';
import { startDrawers } from './build/drawers.ts';
import { isUnchanged, rememberSite } from './build/unchanged.ts';
import { periodOf } from '../src/lib/site/source.ts';
import { redirects } from '../src/lib/site/redirects.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const HELP = `
Bruk: npm run build

Leser og avstemmer rapportene og bygger nettstedet. Går noe galt, blir mappen fra forrige bygg stående urørt.

  INNHOLD    mappen med registeret og rettelsene (src/content)
  RAPPORTER  mappen med rapporter (rapporter i INNHOLD)
  OUT        mappen nettstedet skrives til (dist): tom, ny eller et tidligere bygg; en lenke følges
  SITE       adressen nettstedet publiseres på, for eksempel https://eksempel.no
  BASE       stien under adressen, for eksempel /tiltakstall/
  LEDGER     listen over publiserte adresser (adresser.txt i INNHOLD; ingen når RAPPORTER er en annen mappe)
  CACHE_DIR  mappen der bygget tar vare på det neste bygg slipper å regne ut (node_modules/.cache/…); den kan slettes
  CONTACT    hvor lesere melder fra om problemer, https://… eller mailto:…

Utgang: 0 når nettstedet er bygd, 1 ved feil i rapportene eller bygget, 2 ved feil bruk.
`;

/** How many foreign files are named before the rest are counted. */
const MENTIONED = 10;
/** Where builds keep what the next one need not work out again. It may be deleted at any time. */
const CACHE_DIR = resolve(process.env.CACHE_DIR || 'node_modules/.cache/tiltakstall/bygg');

/** True from when the user stops the build: the site on disk is left alone from then on. */
let interrupted = false;
/** Stops those who work beside the build. */
let stopWorkers: () => Promise<unknown> = () => Promise.resolve();

// Milliseconds. Else the renderer of pictures gives back the memory of each and fetches it anew, which takes as long as drawing.
process.env.MIMALLOC_PURGE_DELAY ??= '1000';
readArguments({ help: HELP, valg: {} });
const root = process.cwd();
const config = environment();
process.stdout.write(restoreSite(config.ut));
refuseForeignFolder(config.ut);
removeDead(join(root, '.astro'), ['nytt-', 'mellom-']);
refuseForeignLarge();
const store = openCache(CACHE_DIR, () => {
  process.stderr.write(
    `Disken er full: det bygget regner ut, blir ikke tatt vare på i ${CACHE_DIR}. Bygget fortsetter uten.\n`,
  );
});
const codes = await readCodeKeys(root, config.innhold, process.version);
const progress = createProgress(process.stdout, () => performance.now());
const count = (await readdir(config.rapporter).catch(() => [])).length;
const reportCache = followReading(createReportCache(store, codes), count, progress);
const corpus = await sharedCorpus(config, root, reportCache);
progress.hide();
process.stdout.write(corpus.rapporter.map(describeRapport).join(''));
if (isBroken(corpus)) {
  process.stderr.write(formatMessages(corpus.filer));
  process.stderr.write('Nettstedet er ikke bygd. Et tidligere bygg er ikke rørt.\n');
  process.exit(EXIT_CODE.problem);
}
const keys = releaseKeys(corpus, codes, config.nettsted);
const whole = keys.side.get(corpus.rapporter.at(-1)?.id ?? '') ?? '';
if ((await isStanding(followLink(config.ut))) || (await buildBeside(followLink(config.ut))))
  process.stdout.write(`Nettstedet ligger i ${relative(root, config.ut) || '.'}\n`);

function environment(): Config {
  try {
    return readConfig(process.env, root);
  } catch (error) {
    return stopWithUsage(error instanceof Error ? error.message : String(error), HELP);
  }
}

/** The build replaces the whole folder, so there must be nothing in it but what an earlier build made. */
function refuseForeignFolder(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) stopWithUsage(`OUT peker på ${out}, som ikke er en mappe.`, HELP);
  const foreign = foreignIn(out);
  if (foreign.length > 0) stopWithUsage(describeForeign(out, foreign), HELP);
}

/** What is kept is removed when it is of no more use, so the folder must be the store's own. */
function refuseForeignLarge(): void {
  const reason = refuseCache(CACHE_DIR);
  if (reason !== undefined) stopWithUsage(`CACHE_DIR: ${reason} Velg en tom eller ny mappe.`, HELP);
}

function describeForeign(out: string, foreign: readonly string[]): string {
  const more = foreign.length > MENTIONED ? [`… og ${foreign.length - MENTIONED} til`] : [];
  const lines = [...foreign.slice(0, MENTIONED), ...more].map((file) => `  ${file}\n`).join('');
  return `OUT peker på ${out}, der det ligger noe som ikke er laget av et tidligere bygg, etter listen ${MANIFEST} i mappen:\n${lines}Bygget erstatter hele mappen. Flytt eller slett det som ligger der, eller velg en tom mappe. (CNAME og .nojekyll kan bli liggende.)`;
}

/** What the sitemap tells beside what is built. */
function sitemapInput(): SitemapInput {
  const newest = corpus.rapporter.at(-1);
  if (!newest) throw new Error('Ingen rapporter å bygge av.');
  const ids = corpus.rapporter.map(({ id }) => id);
  const every = () => true;
  const list = redirects(corpus.register, ids, every, every, every);
  return {
    nettsted: config.nettsted,
    newest: periodOf(newest).til,
    redirected: new Set(list.map(({ fra }) => fra)),
  };
}

/** True when every published address is still there; else tells which are not. */
async function keepsPromises(files: readonly string[]): Promise<boolean> {
  if (config.adresser === undefined) return true;
  const book = await readLedger(config.adresser, root);
  const fresh = compareAddresses(book, files);
  if (hasErrors(book.file)) {
    process.stderr.write(formatMessages([book.file]));
    return false;
  }
  if (fresh.length > 0)
    process.stdout.write(
      `${fresh.length} nye adresser er ikke ført opp i ${book.file.path}. Gjør det før du publiserer: npm run ledger -- --for ${corpus.rapporter.at(-1)?.id ?? 'ANLEDNING'}\n`,
    );
  return true;
}

/** True when the site that stands there is the one this build would make. Stops where it has lost a published address. */
async function isStanding(out: string): Promise<boolean> {
  if (!(await isUnchanged(out, whole, store))) return false;
  if (!(await keepsPromises(await listBuilt(out)))) stopUnbuilt();
  process.stdout.write('Ingenting er endret siden forrige bygg.\n');
  return true;
}

/**
 * Builds into a new folder beside the old one and swaps them when all is written, so a failure leaves the old one whole.
 * Returns false when the user has stopped the build meanwhile.
 */
async function buildBeside(out: string): Promise<boolean> {
  const places = placesFor(out, process.pid);
  // Astro keeps the pages' program inside an output that is in the repository, else where all builds share it.
  const fresh = relative(root, out).startsWith('..')
    ? join(root, `.astro/nytt-${process.pid}`)
    : places.nytt;
  // Outside the output, which Astro empties, and one for each build, so that two builds at once do not mix.
  const cache = join(root, `.astro/mellom-${process.pid}`);
  // At the very end, when nothing in this process writes any more, however the run ends.
  process.once('exit', () => {
    for (const path of [fresh, places.nytt, cache])
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      process.stderr.write('Bygget er avbrutt. Et tidligere bygg er ikke rørt.\n');
      // Workers write pages too, and must have stopped before the folder is removed.
      void stopWorkers().finally(() => process.exit(EXIT_CODE.problem));
    });
  }
  try {
    const { kjente, reuse } = await buildPages(out, fresh, cache);
    await writeSitemap(fresh, await listBuilt(fresh), sitemapInput());
    const files = await listBuilt(fresh);
    if (!(await keepsPromises(files))) stopUnbuilt();
    finishSite(fresh, out, files, kjente);
    await move(fresh, places.nytt);
    if (interrupted) return false;
    // Somebody may have put something there meanwhile.
    refuseForeignFolder(out);
    takePlace(places);
    await rememberSite(out, whole, store);
    process.stdout.write(describeReuse(reuse));
    return true;
  } catch (error) {
    // With what caused it.
    process.stderr.write(`${inspect(error)}\n`);
    return stopUnbuilt();
  }
}

/** Renames a folder, or copies it where it goes to another disk. */
async function move(from: string, to: string): Promise<void> {
  if (from === to) return;
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(() => cp(from, to, { recursive: true }));
  await rm(from, { recursive: true, force: true });
}

/** What the building of pages left to be done and told. */
interface PageBuild {
  /** Digests of files that are known already. */
  kjente: ReadonlyMap<string, string>;
  reuse: Reuse;
}

/** The pages: what releases keep is drawn in workers beside Astro, or taken from the last build. */
async function buildPages(out: string, fresh: string, cache: string): Promise<PageBuild> {
  const tasks: DrawTask[] = [];
  for (const [rapport, nokkel] of keys.model)
    if (!(await hasModels(store, nokkel))) tasks.push({ rapport, nokkel });
  const drawers = startDrawers(tasks, { root, cache: CACHE_DIR });
  const ticking = setInterval(progress.tick, 250);
  progress.expect({ tegnet: tasks.length });
  progress.run('klargjort');
  progress.begin('tegner');
  followDrawing(tasks, drawers.done);
  const images = await openImages(
    store,
    process.version,
    join(cache, 'skrift'),
    followPictures(progress),
  );
  stopWorkers = () => Promise.all([drawers.stop(), images.stop()]);
  const keeping = await openKeeping(out, fresh, store);
  // Models may be kept where pages are not.
  if (tasks.length === 0 && keeping.antall().forrige === 0)
    progress.expect(estimateWithoutPages(corpus.rapporter.length));
  setBuilder(
    createBuilder({
      keys,
      cache: store,
      done: drawers.done,
      begun: followPages(() => keeping.antall().nye),
      keep: keeping.keep,
      made: keeping.made,
      // Whoever finishes the pictures is told what went wrong; until then nobody asks.
      drawn: (svg) => void images.draw(svg).catch(() => undefined),
    }),
  );
  try {
    // Taken in when the reports are in order: a build that is refused is refused at once.
    const { build } = await import('astro');
    await build({ root: root, outDir: fresh, cacheDir: cache, logLevel: 'warn' });
    const made = await keeping.finish();
    // Drawings of pictures are marked afterwards.
    const kjente = new Map([...made].filter(([file]) => file.endsWith('.html')));
    progress.begin('bilder');
    await images.finish(fresh);
    progress.run('avsluttet');
    await store.prune();
    const damaged = store.damaged() + drawers.damaged();
    return { kjente, reuse: { ...keeping.antall(), damaged } };
  } finally {
    clearInterval(ticking);
    progress.hide();
    setBuilder(undefined);
    await stopWorkers();
  }
}

/** Tells of each page. Before the first, every page has been asked for: `wanted` of those that releases keep must be made. */
function followPages(wanted: () => number): () => void {
  let first = true;
  return () => {
    if (first) {
      progress.complete('klargjort');
      progress.begin('sider');
      progress.expect({ side: othersPages(corpus.rapporter.length) + wanted() });
    }
    first = false;
    progress.step('side');
  };
}

/** Tells of each release when its pages are drawn; whoever waits for one is told what went wrong. */
function followDrawing(
  tasks: readonly DrawTask[],
  done: (rapport: string) => Promise<unknown>,
): void {
  for (const { rapport } of tasks)
    void done(rapport).then(
      () => progress.step('tegnet'),
      () => undefined,
    );
}

function stopUnbuilt(): never {
  process.stderr.write('Bygget feilet. Et tidligere bygg er ikke rørt.\n');
  process.exit(EXIT_CODE.problem);
}
