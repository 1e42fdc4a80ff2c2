import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { openBilder } from '../src/lib/build/images.ts';
import { openLager } from '../src/lib/io/cache.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { lagKorpus, skrivKorpus } from './corpus.ts';

const ROT = fileURLToPath(new URL('..', import.meta.url));
const FORSTE = '2001-01';
/** Numbers of monthly reports: one, a year, five years, twenty. */
const ANTALL = [1, 12, 60, 240];
/** How many pictures are made again to tell what one costs. */
const SAMPLE = 60;

const brukSchema = z.object({ vegg: z.number(), cpu: z.number(), minne: z.number() });
/** What a build took: seconds, seconds of processors, megabytes at most. */
type Bruk = z.infer<typeof brukSchema>;

/** What one site cost: from nothing, with nothing changed, with a template edited, and with one report more. */
interface Measurement {
  navn: string;
  rapporter: number;
  sider: number;
  bilder: number;
  megabyte: number;
  kald: Bruk;
  lik: Bruk;
  mal: Bruk;
  /** How many files with one report more are others than those of a clean build. */
  enTil?: Bruk & { ulike: number };
  /** Milliseconds of a processor that one picture takes. */
  bilde: number;
}

/** A target: what is held against what; undefined where it was not measured. */
interface Target {
  hva: string;
  most: number;
  found: number | undefined;
}

/**
 * Builds the real site, and sites of invented reports, as many as `antall` says one after the other; prints what each
 * costs, and every target beside what was found. Returns false when a target is missed.
 */
export async function benchBygg(
  skriv: (tekst: string) => void,
  antall: readonly number[] = ANTALL,
): Promise<boolean> {
  const all: Measurement[] = [];
  const note = (one: Measurement) => {
    skriv(describe(one));
    all.push(one);
  };
  note(await inFolder((mappe) => measure('det virkelige nettstedet', {}, mappe)));
  for (const one of antall) note(await inFolder((mappe) => measureInvented(one, mappe)));
  const targets = targetsOf(all);
  skriv(targets.map(describeTarget).join(''));
  return targets.every(({ most, found }) => found === undefined || found <= most);
}

function targetsOf(all: readonly Measurement[]): Target[] {
  const [real, ...invented] = all;
  const of = (rapporter: number) => invented.find((one) => one.rapporter === rapporter);
  const [tolv, mange] = [of(12), of(240)];
  const ratio = (a?: number, b?: number) =>
    a === undefined || b === undefined ? undefined : a / b;
  return [
    { hva: 'virkelig, kald, s', most: 9, found: real?.kald.vegg },
    { hva: 'virkelig, intet endret, s', most: 3, found: real?.lik.vegg },
    { hva: 'virkelig, ny mal, s', most: 7, found: real?.mal.vegg },
    ...[60, 240].map((n) => ({
      hva: `${n} rapporter, ms cpu per side uten bilder`,
      most: 5.6,
      found: of(n) && perPage(of(n)),
    })),
    { hva: 'vekst fra 12 til 240, cpu mot sider', most: 1, found: growth(tolv, mange) },
    {
      hva: 'én til 240 mot én til 12, cpu',
      most: 1.3,
      found: ratio(mange?.enTil?.cpu, tolv?.enTil?.cpu),
    },
    { hva: '240 rapporter, MB', most: 1200, found: mange?.kald.minne },
    { hva: 'ett bilde, ms cpu', most: 29, found: real?.bilde },
    ...invented.map(({ rapporter, enTil }) => ({
      hva: `én til ${rapporter}: filer ulike et rent bygg`,
      most: 0,
      found: enTil?.ulike,
    })),
  ];
}

/** Milliseconds of a processor for each page, but for pictures. */
function perPage(one: Measurement | undefined): number | undefined {
  return one && (1000 * one.kald.cpu - one.bilde * one.bilder) / one.sider;
}

/** The power of the number of pages that the cost grows with. */
function growth(a: Measurement | undefined, b: Measurement | undefined): number | undefined {
  return a && b && Math.log(b.kald.cpu / a.kald.cpu) / Math.log(b.sider / a.sider);
}

async function inFolder<T>(work: (mappe: string) => Promise<T>): Promise<T> {
  const mappe = await mkdtemp(join(tmpdir(), 'tiltakstall-bench-'));
  try {
    return await work(mappe);
  } finally {
    await rm(mappe, { recursive: true, force: true });
  }
}

async function measureInvented(rapporter: number, mappe: string): Promise<Measurement> {
  const { register } = await readRegister(join(ROT, 'src/content'), 'src/content');
  const { filer } = lagKorpus({ forste: FORSTE, antall: rapporter + 1, register });
  const env = { RAPPORTER: join(mappe, 'rapporter') };
  await skrivKorpus(env.RAPPORTER, filer.slice(0, rapporter));
  const before = await measure(`${rapporter} rapporter`, env, mappe, rapporter);
  await skrivKorpus(env.RAPPORTER, filer.slice(rapporter));
  const more = await build(env, mappe, 'dist', 'lager');
  await build(env, mappe, 'ren', 'ren-lager');
  return { ...before, enTil: { ...more, ulike: await countUnlike(mappe) } };
}

async function measure(
  navn: string,
  env: Record<string, string>,
  mappe: string,
  rapporter = 1,
): Promise<Measurement> {
  const run = () => build(env, mappe, 'dist', 'lager');
  const kald = await run();
  const size = await sizeOf(join(mappe, 'dist'));
  const lik = await run();
  // Without the records of the last build every page is made again, of models that are kept: as after an edited template.
  await forgetPages(join(mappe, 'lager'));
  return {
    navn,
    rapporter,
    ...size,
    kald,
    lik,
    mal: await run(),
    bilde: await costOfPicture(mappe),
  };
}

async function build(
  env: Record<string, string>,
  mappe: string,
  ut: string,
  lager: string,
): Promise<Bruk> {
  const maling = join(mappe, 'maling.json');
  const preload = pathToFileURL(join(ROT, 'bench/measure.ts')).href;
  const own = { OUT: join(mappe, ut), CACHE_DIR: join(mappe, lager), LEDGER: '', MALING: maling };
  const child = spawn(process.execPath, ['--import', preload, 'scripts/build.ts'], {
    cwd: ROT,
    env: { ...process.env, ...env, ...own, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`Bygget endte med ${code}.`);
  return brukSchema.parse(JSON.parse(await readFile(maling, 'utf8')));
}

async function filesIn(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));
}

async function sizeOf(dist: string): Promise<Pick<Measurement, 'sider' | 'bilder' | 'megabyte'>> {
  const files = await filesIn(dist);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dist, file))).size));
  const count = (ending: string) => files.filter((file) => file.endsWith(ending)).length;
  return {
    sider: count('.html'),
    bilder: count('.png'),
    megabyte: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
  };
}

/** The lists of two sites hold the digest of every file. */
async function countUnlike(mappe: string): Promise<number> {
  const [a = [], b = []] = await Promise.all(
    ['dist', 'ren'].map(async (ut) =>
      (await readFile(join(mappe, ut, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n'),
    ),
  );
  const unlike = new Set(a).symmetricDifference(new Set(b));
  return new Set([...unlike].map((line) => line.slice(66))).size;
}

async function forgetPages(lager: string): Promise<void> {
  const names = (await readdir(lager)).filter((name) => /^(protokoll|nettsted)-/.test(name));
  await Promise.all(names.map((name) => rm(join(lager, name))));
}

async function costOfPicture(mappe: string): Promise<number> {
  const dist = join(mappe, 'dist');
  const drawings = (await filesIn(dist)).filter((file) => /^(bilder|figur)\/.*\.svg$/.test(file));
  const sample = drawings.filter((_, i) => i % Math.ceil(drawings.length / SAMPLE) === 0);
  // As the build has it.
  process.env.MIMALLOC_PURGE_DELAY ??= '1000';
  const bilder = await openBilder(openLager(join(mappe, 'prøve')), '', join(mappe, 'skrift'));
  const before = process.cpuUsage();
  for (const file of sample) await bilder.draw(await readFile(join(dist, file), 'utf8'));
  const { user, system } = process.cpuUsage(before);
  await bilder.stop();
  return (user + system) / 1000 / sample.length;
}

function describe(one: Measurement): string {
  const { navn, sider, bilder, megabyte, kald, lik, mal, enTil, bilde } = one;
  const line = (hva: string, { vegg, cpu, minne }: Bruk) =>
    `  ${hva.padEnd(18)}${vegg.toFixed(1).padStart(7)} s ${cpu.toFixed(1).padStart(7)} s cpu ${minne.toFixed(0).padStart(6)} MB\n`;
  return [
    `${navn}: ${sider} sider, ${bilder} bilder à ${bilde.toFixed(0)} ms, ${megabyte.toFixed(0)} MB, ${perPage(one)?.toFixed(1)} ms cpu per side uten bilder\n`,
    line('kald', kald),
    line('intet endret', lik),
    line('ny mal', mal),
    ...(enTil ? [line('én rapport til', enTil)] : []),
  ].join('');
}

function describeTarget({ hva, most, found }: Target): string {
  const result = found === undefined ? 'ikke målt' : found <= most ? 'nådd' : 'ikke nådd';
  return `  ${hva.padEnd(46)} høyst ${String(most).padStart(5)} ${(found?.toFixed(2) ?? '').padStart(9)}  ${result}\n`;
}
