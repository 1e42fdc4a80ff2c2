import { rmSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { astroSettings } from '../src/lib/build/astro-settings.ts';
import { createPageBuild } from '../src/lib/build/build-pages.ts';
import { finishSite, foreignFilesIn, MANIFEST } from '../src/lib/build/manifest.ts';
import { createProgress, followReading, type Progress } from '../src/lib/build/progress.ts';
import {
  describeReuse,
  isUnchanged,
  releaseKeys,
  rememberSite,
  type ReleaseKeys,
} from '../src/lib/build/reuse.ts';
import {
  followLink,
  buildPathsFor,
  removeLeftovers,
  restoreSite,
  swapIn,
} from '../src/lib/build/swap.ts';
import { writeSitemap, type SitemapInput } from '../src/lib/build/write-sitemap.ts';
import { formatMessages } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { keyOf, openCache, refuseCache, type Cache } from '../src/lib/io/cache.ts';
import { readCodeKeys } from '../src/lib/io/code-hash.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { isBroken, type Corpus } from '../src/lib/io/corpus.ts';
import { compareAddresses, listBuilt, readLedger } from '../src/lib/io/address-ledger.ts';
import { createReportCache } from '../src/lib/io/report-cache.ts';
import { sharedCorpus } from '../src/lib/build/session.ts';
import { describeRapport } from '../src/lib/report/describe.ts';
import { redirects } from '../src/lib/site/redirects.ts';
import { periodOf } from '../src/lib/site/source.ts';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
  type Environment,
} from './cli.ts';

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

/** The repository, or what is installed of it. */
const PROGRAM = resolve(import.meta.dirname, '..');

/** How many foreign files are named before the rest are counted. */
const MENTIONED = 10;

/** One build: what it is told, what was read, and where it keeps what the next one need not work out again. */
interface Build {
  environment: Environment;
  config: Config;
  corpus: Corpus;
  keys: ReleaseKeys;
  cache: Cache;
  cacheFolder: string;
  progress: Progress;
}

/** Pages and workers read the environment of the process: where it is another than `environment.env`, they do not see it. */
export const main = defineCommand(async (args, environment) => {
  const { env, cwd, stdout } = environment;
  readArguments(args, { help: HELP, options: {} });
  const config = orUsage(HELP, () => readConfig(env, cwd));
  stdout.write(restoreSite(config.out));
  refuseForeignFolder(config.out);
  removeLeftovers(join(cwd, '.astro'), ['nytt-', 'mellom-']);
  const cacheFolder = resolve(cwd, env.CACHE_DIR || 'node_modules/.cache/tiltakstall/bygg');
  const build = await readAll(environment, config, cacheFolder);
  const out = followLink(config.out);
  if (await isStanding(out, build)) stdout.write('Ingenting er endret siden forrige bygg.\n');
  else await buildBeside(out, build);
  stdout.write(`Nettstedet ligger i ${relative(cwd, config.out) || '.'}\n`);
  return EXIT_CODES.ok;
});

/** Reads the reports. Stops where they have errors. */
async function readAll(
  environment: Environment,
  config: Config,
  cacheFolder: string,
): Promise<Build> {
  const { cwd, stdout, stderr } = environment;
  const cache = openOwnCache(cacheFolder, environment);
  const codes = await readCodeKeys(
    { root: cwd, program: PROGRAM },
    config.content,
    process.version,
  );
  const progress = createProgress(stdout, () => performance.now());
  const count = (await readdir(config.rapporter).catch(() => [])).length;
  const reportCache = followReading(createReportCache(cache, codes), count, progress);
  const corpus = await sharedCorpus(config, cwd, reportCache);
  const { hovedgrupper, tiltaksgrupper, tiltak } = corpus.register;
  progress.note('entries', hovedgrupper.length + tiltaksgrupper.length + tiltak.length);
  progress.hide();
  stdout.write(corpus.rapporter.map(describeRapport).join(''));
  if (isBroken(corpus)) {
    stderr.write(formatMessages(corpus.filer));
    throw new CommandStop(
      EXIT_CODES.problem,
      'Nettstedet er ikke bygd. Et tidligere bygg er ikke rørt.\n',
    );
  }
  // The name of the style sheet that pages lead to changes with its colours.
  const site = keyOf(codes.site, JSON.stringify(config.colours ?? {}));
  const keys = releaseKeys(corpus, { ...codes, site }, config.siteUrl);
  return { environment, config, corpus, keys, cache, cacheFolder, progress };
}

/** What is kept is removed when it is of no more use, so the folder must be the cache's own. */
function openOwnCache(folder: string, { stderr }: Environment): Cache {
  const reason = refuseCache(folder);
  if (reason !== undefined) stopWithUsage(`CACHE_DIR: ${reason} Velg en tom eller ny mappe.`, HELP);
  return openCache(folder, () => {
    stderr.write(
      `Disken er full: det bygget regner ut, blir ikke tatt vare på i ${folder}. Bygget fortsetter uten.\n`,
    );
  });
}

/** The build replaces the whole folder, so there must be nothing in it but what an earlier build made. */
function refuseForeignFolder(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) stopWithUsage(`OUT peker på ${out}, som ikke er en mappe.`, HELP);
  const foreign = foreignFilesIn(out);
  if (foreign.length > 0) stopWithUsage(describeForeign(out, foreign), HELP);
}

function describeForeign(out: string, foreign: readonly string[]): string {
  const more = foreign.length > MENTIONED ? [`… og ${foreign.length - MENTIONED} til`] : [];
  const lines = [...foreign.slice(0, MENTIONED), ...more].map((file) => `  ${file}\n`).join('');
  return `OUT peker på ${out}, der det ligger noe som ikke er laget av et tidligere bygg, etter listen ${MANIFEST} i mappen:\n${lines}Bygget erstatter hele mappen. Flytt eller slett det som ligger der, eller velg en tom mappe. (CNAME og .nojekyll kan bli liggende.)`;
}

/** What the sitemap tells beside what is built. */
function sitemapInput({ config, corpus: { rapporter, register } }: Build): SitemapInput {
  const newest = rapporter.at(-1);
  if (!newest) throw new Error('Ingen rapporter å bygge av.');
  const ids = rapporter.map(({ id }) => id);
  const every = () => true;
  const list = redirects(register, ids, every, every, every);
  return {
    siteUrl: config.siteUrl,
    newest: periodOf(newest).til,
    redirected: new Set(list.map(({ fra }) => fra)),
  };
}

/** Stops where a published address is gone; else tells of those that are not yet in the ledger. */
async function keepPromises(files: readonly string[], build: Build): Promise<void> {
  const { config, corpus, environment } = build;
  if (config.ledger === undefined) return;
  const book = await readLedger(config.ledger, environment.cwd);
  const fresh = compareAddresses(book, files);
  if (hasErrors(book.file)) stopUnbuilt(formatMessages([book.file]));
  if (fresh.length > 0)
    environment.stdout.write(
      `${fresh.length} nye adresser er ikke ført opp i ${book.file.path}. Gjør det før du publiserer: npm run ledger -- --for ${corpus.rapporter.at(-1)?.id ?? 'ANLEDNING'}\n`,
    );
}

/** What the whole site is made of, as one key: those of all releases' pages, for an original may be added to any. */
function siteKey({ keys }: Build): string {
  return keyOf(...keys.side.values());
}

/** True when the site that stands there is the one this build would make. Stops where it has lost a published address. */
async function isStanding(out: string, build: Build): Promise<boolean> {
  if (!(await isUnchanged(out, siteKey(build), build.cache))) return false;
  await keepPromises(await listBuilt(out), build);
  return true;
}

/** Builds into a new folder beside the old one and swaps them when all is written, so a failure leaves the old one whole. */
async function buildBeside(out: string, build: Build): Promise<void> {
  const { environment, config, keys, cache, cacheFolder, progress } = build;
  const root = environment.cwd;
  const places = buildPathsFor(out, process.pid);
  // Astro keeps the pages' program inside an output that is in the repository, else where all builds share it.
  const fresh = relative(root, out).startsWith('..')
    ? join(root, `.astro/nytt-${process.pid}`)
    : places.nytt;
  // Outside the output, which Astro empties, and one for each build, so that two builds at once do not mix.
  const temporary = join(root, `.astro/mellom-${process.pid}`);
  environment.onExit(() => {
    for (const path of [fresh, places.nytt, temporary])
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });
  const render = async () => {
    // Taken in when the reports are in order: a build that is refused is refused at once.
    const astro = await import('astro');
    const settings = astroSettings({ ...config, out: fresh }, PROGRAM);
    const run = { configFile: false, root, cacheDir: temporary, logLevel: 'warn' } as const;
    await astro.build({ ...settings, ...run });
  };
  const options = {
    config,
    root,
    program: PROGRAM,
    keys,
    cache,
    cacheFolder,
    fresh,
  };
  const pages = createPageBuild({ ...options, progress, render });
  /** True from when the user stops the build: the site on disk is left alone from then on. */
  let interrupted = false;
  environment.onInterrupt(() => {
    interrupted = true;
    environment.stderr.write('Bygget er avbrutt. Et tidligere bygg er ikke rørt.\n');
    // Workers write pages too, and must have stopped before the folder is removed.
    return pages.stop();
  });
  try {
    const reuse = await pages.run();
    await writeSitemap(fresh, await listBuilt(fresh), sitemapInput(build));
    const files = await listBuilt(fresh);
    await keepPromises(files, build);
    finishSite(fresh, out, files);
    await move(fresh, places.nytt);
    if (interrupted) throw new CommandStop(EXIT_CODES.problem, '');
    // Somebody may have put something there meanwhile.
    refuseForeignFolder(out);
    swapIn(places);
    await rememberSite(out, siteKey(build), cache);
    environment.stdout.write(describeReuse(reuse));
  } catch (error) {
    // With what caused it.
    if (error instanceof CommandStop) throw error;
    stopUnbuilt(`${inspect(error)}\n`);
  }
}

/** Renames a folder, or copies it where it goes to another disk. */
async function move(from: string, to: string): Promise<void> {
  if (from === to) return;
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(() => cp(from, to, { recursive: true }));
  await rm(from, { recursive: true, force: true });
}

function stopUnbuilt(reason: string): never {
  const told = 'Bygget feilet. Et tidligere bygg er ikke rørt.\n';
  throw new CommandStop(EXIT_CODES.problem, `${reason}${told}`);
}

if (import.meta.main) await runCommand(main);
