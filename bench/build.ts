import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openImages } from '../src/lib/build/images.ts';
import { openCache } from '../src/lib/io/cache.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { CONTENT, filesIn, inFolder, runMeasured, type Bench, type Usage } from './command.ts';
import { makeCorpus, writeCorpus } from './corpus.ts';

const FIRST = '2001-01';
/** Numbers of monthly reports: one, a year, five years, twenty. */
const COUNTS = [1, 12, 60, 240];
/** How many pictures are made again to tell what one costs. */
const SAMPLE = 60;

/** What one site cost: from nothing, with nothing changed, with a template edited, and with one report more. */
interface Measurement {
  navn: string;
  rapporter: number;
  sider: number;
  images: number;
  megabyte: number;
  cold: Usage;
  equal: Usage;
  template: Usage;
  /** How many files with one report more are others than those of a clean build. */
  enTo?: Usage & { distinct: number };
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
 * Builds the real site, and sites of invented reports, as many as `counts` says one after the other; prints what each
 * costs, and every target beside what was found. Returns false when a target is missed.
 */
export async function benchBuild(
  { write, env }: Bench,
  counts: readonly number[] = COUNTS,
): Promise<boolean> {
  const all: Measurement[] = [];
  const note = (one: Measurement) => {
    write(describe(one));
    all.push(one);
  };
  note(await inFolder((folder) => measure('det virkelige nettstedet', env, folder)));
  for (const one of counts) note(await inFolder((folder) => measureInvented(one, env, folder)));
  const targets = targetsOf(all);
  write(targets.map(describeTarget).join(''));
  return targets.every(({ most, found }) => found === undefined || found <= most);
}

function targetsOf(all: readonly Measurement[]): Target[] {
  const [real, ...invented] = all;
  const of = (rapporter: number) => invented.find((one) => one.rapporter === rapporter);
  const [tolv, mange] = [of(12), of(240)];
  const ratio = (a?: number, b?: number) =>
    a === undefined || b === undefined ? undefined : a / b;
  return [
    { hva: 'virkelig, kald, s', most: 9, found: real?.cold.vegg },
    { hva: 'virkelig, intet endret, s', most: 3, found: real?.equal.vegg },
    { hva: 'virkelig, ny mal, s', most: 7, found: real?.template.vegg },
    ...[60, 240].map((n) => ({
      hva: `${n} rapporter, ms cpu per side uten bilder`,
      most: 5.6,
      found: of(n) && perPage(of(n)),
    })),
    { hva: 'vekst fra 12 til 240, cpu mot sider', most: 1, found: growth(tolv, mange) },
    {
      hva: 'én til 240 mot én til 12, cpu',
      most: 1.3,
      found: ratio(mange?.enTo?.cpu, tolv?.enTo?.cpu),
    },
    { hva: '240 rapporter, MB', most: 1200, found: mange?.cold.minne },
    { hva: 'ett bilde, ms cpu', most: 29, found: real?.bilde },
    ...invented.map(({ rapporter, enTo }) => ({
      hva: `én til ${rapporter}: filer ulike et rent bygg`,
      most: 0,
      found: enTo?.distinct,
    })),
  ];
}

/** Milliseconds of a processor for each page, but for pictures. */
function perPage(one: Measurement | undefined): number | undefined {
  return one && (1000 * one.cold.cpu - one.bilde * one.images) / one.sider;
}

/** The power of the number of pages that the cost grows with. */
function growth(a: Measurement | undefined, b: Measurement | undefined): number | undefined {
  return a && b && Math.log(b.cold.cpu / a.cold.cpu) / Math.log(b.sider / a.sider);
}

async function measureInvented(
  rapporter: number,
  outer: Bench['env'],
  folder: string,
): Promise<Measurement> {
  const { register } = await readRegister(CONTENT, 'src/content');
  const { filer } = makeCorpus({ forste: FIRST, antall: rapporter + 1, register });
  const reports = join(folder, 'rapporter');
  const env = { ...outer, RAPPORTER: reports };
  await writeCorpus(reports, filer.slice(0, rapporter));
  const before = await measure(`${rapporter} rapporter`, env, folder, rapporter);
  await writeCorpus(reports, filer.slice(rapporter));
  const more = await build(env, folder, 'dist', 'lager');
  await build(env, folder, 'ren', 'ren-lager');
  return { ...before, enTo: { ...more, distinct: await countUnlike(folder) } };
}

async function measure(
  navn: string,
  env: Bench['env'],
  folder: string,
  rapporter = 1,
): Promise<Measurement> {
  const run = () => build(env, folder, 'dist', 'lager');
  const cold = await run();
  const size = await sizeOf(join(folder, 'dist'));
  const equal = await run();
  // Without the records of the last build every page is made again, of models that are kept: as after an edited template.
  await forgetPages(join(folder, 'lager'));
  return {
    navn,
    rapporter,
    ...size,
    cold,
    equal,
    template: await run(),
    bilde: await costOfPicture(folder),
  };
}

async function build(
  env: Bench['env'],
  folder: string,
  out: string,
  cache: string,
): Promise<Usage> {
  const own = { OUT: join(folder, out), CACHE_DIR: join(folder, cache), LEDGER: '' };
  return (await runMeasured(['build'], { ...env, ...own }, folder)).usage;
}

async function sizeOf(dist: string): Promise<Pick<Measurement, 'sider' | 'images' | 'megabyte'>> {
  const files = await filesIn(dist);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dist, file))).size));
  const count = (ending: string) => files.filter((file) => file.endsWith(ending)).length;
  return {
    sider: count('.html'),
    images: count('.png'),
    megabyte: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
  };
}

/** The lists of two sites hold the digest of every file. */
async function countUnlike(folder: string): Promise<number> {
  const [a = [], b = []] = await Promise.all(
    ['dist', 'ren'].map(async (out) =>
      (await readFile(join(folder, out, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n'),
    ),
  );
  const unlike = new Set(a).symmetricDifference(new Set(b));
  return new Set([...unlike].map((line) => line.slice(66))).size;
}

async function forgetPages(cache: string): Promise<void> {
  const names = (await readdir(cache)).filter((name) => /^(side|nettsted)-/.test(name));
  await Promise.all(names.map((name) => rm(join(cache, name))));
}

async function costOfPicture(folder: string): Promise<number> {
  const dist = join(folder, 'dist');
  const drawings = (await filesIn(dist)).filter((file) => /^(bilder|figur)\/.*\.svg$/.test(file));
  const sample = drawings.filter((_, i) => i % Math.ceil(drawings.length / SAMPLE) === 0);
  const images = await openImages(openCache(join(folder, 'prøve')), '');
  const before = process.cpuUsage();
  for (const file of sample) await images.draw(await readFile(join(dist, file), 'utf8'));
  const { user, system } = process.cpuUsage(before);
  await images.stop();
  return (user + system) / 1000 / sample.length;
}

function describe(one: Measurement): string {
  const { navn, sider, images, megabyte, cold, equal, template, enTo, bilde } = one;
  const line = (what: string, { vegg, cpu, minne }: Usage) =>
    `  ${what.padEnd(18)}${vegg.toFixed(1).padStart(7)} s ${cpu.toFixed(1).padStart(7)} s cpu ${minne.toFixed(0).padStart(6)} MB\n`;
  return [
    `${navn}: ${sider} sider, ${images} bilder à ${bilde.toFixed(0)} ms, ${megabyte.toFixed(0)} MB, ${perPage(one)?.toFixed(1)} ms cpu per side uten bilder\n`,
    line('kald', cold),
    line('intet endret', equal),
    line('ny mal', template),
    ...(enTo ? [line('én rapport til', enTo)] : []),
  ].join('');
}

function describeTarget({ hva, most, found }: Target): string {
  const result = found === undefined ? 'ikke målt' : found <= most ? 'nådd' : 'ikke nådd';
  return `  ${hva.padEnd(46)} høyst ${String(most).padStart(5)} ${(found?.toFixed(2) ?? '').padStart(9)}  ${result}\n`;
}
