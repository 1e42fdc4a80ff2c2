import { rmSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { compareAdresser, listBuilt, readAdressebok } from '../src/lib/io/ledger-files.ts';
import { openBilder } from '../src/lib/build/images.ts';
import { setBygger } from '../src/lib/build/builder.ts';
import { isBroken } from '../src/lib/io/corpus.ts';
import { sharedCorpus } from '../src/lib/io/shared-corpus.ts';
import { readKodenokler } from '../src/lib/io/code-hash.ts';
import { openLager, refuseLager } from '../src/lib/io/cache.ts';
import { createLeselager } from '../src/lib/io/report-cache.ts';
import { writeNettkart, type Kartgrunnlag } from '../src/lib/build/write-sitemap.ts';
import { readMiljo, type Miljo } from '../src/lib/io/config.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { describeRapport } from '../src/lib/report/describe.ts';
import { openBevaring } from './build/kept-pages.ts';
import { createBygger } from './build/release-builder.ts';
import { followLink, removeDead, restoreSite, stederFor, takePlace } from './build/swap.ts';
import { describeGjenbruk, type Gjenbruk } from './build/reuse.ts';
import {
  andreSider,
  anslagUtenSider,
  createFremdrift,
  followPictures,
  followReading,
} from './build/progress.ts';
import { finishSite, foreignIn, MANIFEST } from './build/manifest.ts';
import { harModeller } from './build/model-cache.ts';
import { utgivelsesnokler } from './build/cache-keys.ts';
import type { DrawTask } from './build/release-worker.ts';
import { startDrawers } from './build/drawers.ts';
import { isUnchanged, rememberSite } from './build/unchanged.ts';
import { periodeOf } from '../src/lib/site/source.ts';
import { omdirigeringer } from '../src/lib/site/redirect-pages.ts';
import { readArguments, stopWithUsage, UTGANG } from './cli.ts';

const HJELP = `
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
const NEVNES = 10;
/** Where builds keep what the next one need not work out again. It may be deleted at any time. */
const CACHE_DIR = resolve(process.env.CACHE_DIR || 'node_modules/.cache/tiltakstall/bygg');

/** True from when the user stops the build: the site on disk is left alone from then on. */
let interrupted = false;
/** Stops those who work beside the build. */
let stopWorkers: () => Promise<unknown> = () => Promise.resolve();

// Milliseconds. Else the renderer of pictures gives back the memory of each and fetches it anew, which takes as long as drawing.
process.env.MIMALLOC_PURGE_DELAY ??= '1000';
readArguments({ hjelp: HJELP, valg: {} });
const rot = process.cwd();
const miljo = environment();
process.stdout.write(restoreSite(miljo.ut));
refuseForeignFolder(miljo.ut);
removeDead(join(rot, '.astro'), ['nytt-', 'mellom-']);
refuseForeignStore();
const lager = openLager(CACHE_DIR, () => {
  process.stderr.write(
    `Disken er full: det bygget regner ut, blir ikke tatt vare på i ${CACHE_DIR}. Bygget fortsetter uten.\n`,
  );
});
const koder = await readKodenokler(rot, miljo.innhold, process.version);
const fremdrift = createFremdrift(process.stdout, () => performance.now());
const antall = (await readdir(miljo.rapporter).catch(() => [])).length;
const leselager = followReading(createLeselager(lager, koder), antall, fremdrift);
const corpus = await sharedCorpus(miljo, rot, leselager);
fremdrift.hide();
process.stdout.write(corpus.rapporter.map(describeRapport).join(''));
if (isBroken(corpus)) {
  process.stderr.write(formatMessages(corpus.filer));
  process.stderr.write('Nettstedet er ikke bygd. Et tidligere bygg er ikke rørt.\n');
  process.exit(UTGANG.problem);
}
const nokler = utgivelsesnokler(corpus, koder, miljo.nettsted);
const helhet = nokler.side.get(corpus.rapporter.at(-1)?.id ?? '') ?? '';
if ((await isStanding(followLink(miljo.ut))) || (await buildBeside(followLink(miljo.ut))))
  process.stdout.write(`Nettstedet ligger i ${relative(rot, miljo.ut) || '.'}\n`);

function environment(): Miljo {
  try {
    return readMiljo(process.env, rot);
  } catch (error) {
    return stopWithUsage(error instanceof Error ? error.message : String(error), HJELP);
  }
}

/** The build replaces the whole folder, so there must be nothing in it but what an earlier build made. */
function refuseForeignFolder(ut: string): void {
  const stat = statSync(ut, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) stopWithUsage(`OUT peker på ${ut}, som ikke er en mappe.`, HJELP);
  const foreign = foreignIn(ut);
  if (foreign.length > 0) stopWithUsage(describeForeign(ut, foreign), HJELP);
}

/** What is kept is removed when it is of no more use, so the folder must be the store's own. */
function refuseForeignStore(): void {
  const reason = refuseLager(CACHE_DIR);
  if (reason !== undefined)
    stopWithUsage(`CACHE_DIR: ${reason} Velg en tom eller ny mappe.`, HJELP);
}

function describeForeign(ut: string, foreign: readonly string[]): string {
  const more = foreign.length > NEVNES ? [`… og ${foreign.length - NEVNES} til`] : [];
  const lines = [...foreign.slice(0, NEVNES), ...more].map((fil) => `  ${fil}\n`).join('');
  return `OUT peker på ${ut}, der det ligger noe som ikke er laget av et tidligere bygg, etter listen ${MANIFEST} i mappen:\n${lines}Bygget erstatter hele mappen. Flytt eller slett det som ligger der, eller velg en tom mappe. (CNAME og .nojekyll kan bli liggende.)`;
}

/** What the sitemap tells beside what is built. */
function kartgrunnlag(): Kartgrunnlag {
  const nyeste = corpus.rapporter.at(-1);
  if (!nyeste) throw new Error('Ingen rapporter å bygge av.');
  const ids = corpus.rapporter.map(({ id }) => id);
  const every = () => true;
  const list = omdirigeringer(corpus.register, ids, every, every, every);
  return {
    nettsted: miljo.nettsted,
    nyeste: periodeOf(nyeste).til,
    omdirigert: new Set(list.map(({ fra }) => fra)),
  };
}

/** True when every published address is still there; else tells which are not. */
async function keepsPromises(filer: readonly string[]): Promise<boolean> {
  if (miljo.adresser === undefined) return true;
  const bok = await readAdressebok(miljo.adresser, rot);
  const nye = compareAdresser(bok, filer);
  if (hasErrors(bok.file)) {
    process.stderr.write(formatMessages([bok.file]));
    return false;
  }
  if (nye.length > 0)
    process.stdout.write(
      `${nye.length} nye adresser er ikke ført opp i ${bok.file.path}. Gjør det før du publiserer: npm run ledger -- --for ${corpus.rapporter.at(-1)?.id ?? 'ANLEDNING'}\n`,
    );
  return true;
}

/** True when the site that stands there is the one this build would make. Stops where it has lost a published address. */
async function isStanding(ut: string): Promise<boolean> {
  if (!(await isUnchanged(ut, helhet, lager))) return false;
  if (!(await keepsPromises(await listBuilt(ut)))) stopUnbuilt();
  process.stdout.write('Ingenting er endret siden forrige bygg.\n');
  return true;
}

/**
 * Builds into a new folder beside the old one and swaps them when all is written, so a failure leaves the old one whole.
 * Returns false when the user has stopped the build meanwhile.
 */
async function buildBeside(ut: string): Promise<boolean> {
  const steder = stederFor(ut, process.pid);
  // Astro keeps the pages' program inside an output that is in the repository, else where all builds share it.
  const fresh = relative(rot, ut).startsWith('..')
    ? join(rot, `.astro/nytt-${process.pid}`)
    : steder.nytt;
  // Outside the output, which Astro empties, and one for each build, so that two builds at once do not mix.
  const cache = join(rot, `.astro/mellom-${process.pid}`);
  // At the very end, when nothing in this process writes any more, however the run ends.
  process.once('exit', () => {
    for (const path of [fresh, steder.nytt, cache])
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      process.stderr.write('Bygget er avbrutt. Et tidligere bygg er ikke rørt.\n');
      // Workers write pages too, and must have stopped before the folder is removed.
      void stopWorkers().finally(() => process.exit(UTGANG.problem));
    });
  }
  try {
    const { kjente, gjenbruk } = await buildPages(ut, fresh, cache);
    await writeNettkart(fresh, await listBuilt(fresh), kartgrunnlag());
    const filer = await listBuilt(fresh);
    if (!(await keepsPromises(filer))) stopUnbuilt();
    finishSite(fresh, ut, filer, kjente);
    await move(fresh, steder.nytt);
    if (interrupted) return false;
    // Somebody may have put something there meanwhile.
    refuseForeignFolder(ut);
    takePlace(steder);
    await rememberSite(ut, helhet, lager);
    process.stdout.write(describeGjenbruk(gjenbruk));
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
interface Sidebygg {
  /** Digests of files that are known already. */
  kjente: ReadonlyMap<string, string>;
  gjenbruk: Gjenbruk;
}

/** The pages: what releases keep is drawn in workers beside Astro, or taken from the last build. */
async function buildPages(ut: string, fresh: string, cache: string): Promise<Sidebygg> {
  const oppgaver: DrawTask[] = [];
  for (const [rapport, nokkel] of nokler.modell)
    if (!(await harModeller(lager, nokkel))) oppgaver.push({ rapport, nokkel });
  const drawers = startDrawers(oppgaver, { rot, lager: CACHE_DIR });
  const ticking = setInterval(fremdrift.tick, 250);
  fremdrift.expect({ tegnet: oppgaver.length });
  fremdrift.run('klargjort');
  fremdrift.begin('tegner');
  followDrawing(oppgaver, drawers.ferdig);
  const bilder = await openBilder(
    lager,
    process.version,
    join(cache, 'skrift'),
    followPictures(fremdrift),
  );
  stopWorkers = () => Promise.all([drawers.stop(), bilder.stop()]);
  const bevaring = await openBevaring(ut, fresh, lager);
  // Models may be kept where pages are not.
  if (oppgaver.length === 0 && bevaring.antall().forrige === 0)
    fremdrift.expect(anslagUtenSider(corpus.rapporter.length));
  setBygger(
    createBygger({
      nokler,
      lager,
      ferdig: drawers.ferdig,
      begun: followPages(() => bevaring.antall().nye),
      keep: bevaring.keep,
      made: bevaring.made,
      // Whoever finishes the pictures is told what went wrong; until then nobody asks.
      tegnet: (svg) => void bilder.draw(svg).catch(() => undefined),
    }),
  );
  try {
    // Taken in when the reports are in order: a build that is refused is refused at once.
    const { build } = await import('astro');
    await build({ root: rot, outDir: fresh, cacheDir: cache, logLevel: 'warn' });
    const made = await bevaring.finish();
    // Drawings of pictures are marked afterwards.
    const kjente = new Map([...made].filter(([fil]) => fil.endsWith('.html')));
    fremdrift.begin('bilder');
    await bilder.finish(fresh);
    fremdrift.run('avsluttet');
    await lager.prune();
    const skadet = lager.skadet() + drawers.skadet();
    return { kjente, gjenbruk: { ...bevaring.antall(), skadet } };
  } finally {
    clearInterval(ticking);
    fremdrift.hide();
    setBygger(undefined);
    await stopWorkers();
  }
}

/** Tells of each page. Before the first, every page has been asked for: `wanted` of those that releases keep must be made. */
function followPages(wanted: () => number): () => void {
  let first = true;
  return () => {
    if (first) {
      fremdrift.complete('klargjort');
      fremdrift.begin('sider');
      fremdrift.expect({ side: andreSider(corpus.rapporter.length) + wanted() });
    }
    first = false;
    fremdrift.step('side');
  };
}

/** Tells of each release when its pages are drawn; whoever waits for one is told what went wrong. */
function followDrawing(
  oppgaver: readonly DrawTask[],
  ferdig: (rapport: string) => Promise<unknown>,
): void {
  for (const { rapport } of oppgaver)
    void ferdig(rapport).then(
      () => fremdrift.step('tegnet'),
      () => undefined,
    );
}

function stopUnbuilt(): never {
  process.stderr.write('Bygget feilet. Et tidligere bygg er ikke rørt.\n');
  process.exit(UTGANG.problem);
}
