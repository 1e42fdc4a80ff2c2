import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { readRegister } from '../../src/lib/corpus/register.ts';
import { lagKorpus, skrivKorpus } from './korpus.ts';

const ROT = fileURLToPath(new URL('../..', import.meta.url));
const FORSTE = '2001-01';
/** Numbers of monthly reports: one, a year, five years, twenty. */
const ANTALL = [1, 12, 60, 240];

const brukSchema = z.object({ vegg: z.number(), cpu: z.number(), minne: z.number() });
type Bruk = z.infer<typeof brukSchema>;

/** What one corpus cost, seconds and megabytes. */
interface Maling {
  rapporter: number;
  sider: number;
  megabyte: number;
  kald: Bruk;
  mal: Bruk;
  enTil: Bruk;
  gulv: Gulv;
}

const gulvSchema = z.object({ seconds: z.number() });

/** What the floor cost, and how many seconds of it the pictures took. */
interface Gulv extends Bruk {
  bilder: number;
}

/** The targets of a build, by the number of pages it is nearest to. */
const KRAV = [
  { sider: 60, kald: 2.4, enTil: Infinity },
  { sider: 600, kald: 1.4, enTil: 0.25 },
  { sider: 3000, kald: 0.9, enTil: 0.08 },
];
const MEST_MINNE = 900;
const MEST_VEKST = 1;
const MEST_MAL = 0.45;

/**
 * Builds sites of invented reports, as many as `antall` says one after the other, and prints what each costs beside
 * the floor: the same charts, sentences and pictures without Astro, one after the other. Returns false when a target is missed.
 */
export async function benchBygg(
  skriv: (tekst: string) => void,
  antall: readonly number[] = ANTALL,
): Promise<boolean> {
  const malinger: Maling[] = [];
  for (const rapporter of antall) {
    const maling = await measure(rapporter);
    skriv(`${describe(maling, malinger.at(-1))}\n`);
    malinger.push(maling);
  }
  const missed = malinger.flatMap((maling, i) => missedBy(maling, malinger[i - 1]));
  for (const one of missed) skriv(`mål ikke nådd: ${one}\n`);
  return missed.length === 0;
}

function missedBy(maling: Maling, before: Maling | undefined): string[] {
  const { rapporter, sider, kald, mal, enTil, gulv } = maling;
  const krav = KRAV.findLast((one) => sider >= one.sider) ?? KRAV[0];
  const held: [string, number, number][] = [
    ['kald mot gulv', kald.vegg / gulv.vegg, krav?.kald ?? Infinity],
    ['én rapport til mot kald', enTil.vegg / kald.vegg, krav?.enTil ?? Infinity],
    ['ny mal mot kald', mal.vegg / kald.vegg, MEST_MAL],
    ['minne, MB', kald.minne, MEST_MINNE],
    ...(before
      ? [['veksteksponent', growth(before, maling), MEST_VEKST] as [string, number, number]]
      : []),
  ];
  return held
    .filter(([, value, most]) => value > most)
    .map(
      ([what, value, most]) => `${rapporter} rapporter, ${what}: ${value.toFixed(2)} (mål ${most})`,
    );
}

/** Builds a corpus cold, again with other templates, and with one report more. */
async function measure(rapporter: number): Promise<Maling> {
  const mappe = await mkdtemp(join(tmpdir(), 'tiltakstall-bench-'));
  try {
    const { register } = await readRegister(join(ROT, 'src/content'), 'src/content');
    const { filer } = lagKorpus({ forste: FORSTE, antall: rapporter + 1, register });
    const reports = join(mappe, 'rapporter');
    await skrivKorpus(reports, filer.slice(0, rapporter));
    const env = {
      RAPPORTER: reports,
      OUT: join(mappe, 'dist'),
      CACHE_DIR: join(mappe, 'lager'),
      LEDGER: '',
    };
    const measured = (script: string) => runMeasured(script, env, join(mappe, 'maling.json'));
    const run = async (script: string) => (await measured(script)).bruk;
    const { bruk, output } = await measured('scripts/bench/gulv.ts');
    const gulv = { ...bruk, bilder: gulvSchema.parse(JSON.parse(output)).seconds };
    const kald = await run('scripts/build.ts');
    const { sider, megabyte } = await sizeOf(env.OUT);
    // Without the record of the last build every page is made again, from models that are kept: as after an edited template.
    await forgetPages(env.CACHE_DIR);
    const mal = await run('scripts/build.ts');
    await skrivKorpus(reports, filer.slice(rapporter));
    const enTil = await run('scripts/build.ts');
    return { rapporter, sider, megabyte, kald, mal, enTil, gulv };
  } finally {
    await rm(mappe, { recursive: true, force: true });
  }
}

async function runMeasured(
  script: string,
  env: Record<string, string>,
  maling: string,
): Promise<{ bruk: Bruk; output: string }> {
  const measure = pathToFileURL(join(ROT, 'scripts/bench/maling.ts')).href;
  const child = spawn(process.execPath, ['--import', measure, script], {
    cwd: ROT,
    env: { ...process.env, ...env, MALING: maling, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${script} endte med ${code}.`);
  return { bruk: brukSchema.parse(JSON.parse(await readFile(maling, 'utf8'))), output };
}

async function sizeOf(dist: string): Promise<Pick<Maling, 'sider' | 'megabyte'>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return {
    sider: files.filter(({ name }) => name.endsWith('.html')).length,
    megabyte: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
  };
}

async function forgetPages(lager: string): Promise<void> {
  if (!existsSync(lager)) return;
  const names = (await readdir(lager)).filter((name) => name.startsWith('protokoll-'));
  await Promise.all(names.map((name) => rm(join(lager, name))));
}

function describe(maling: Maling, before: Maling | undefined): string {
  const { rapporter, sider, megabyte, kald, mal, enTil, gulv } = maling;
  const line = (navn: string, { vegg, cpu, minne }: Bruk, del: number) =>
    `  ${navn.padEnd(22)}${vegg.toFixed(1).padStart(8)} s ${cpu.toFixed(1).padStart(8)} s cpu ${minne.toFixed(0).padStart(6)} MB ${(1000 * (cpu / sider)).toFixed(1).padStart(7)} ms cpu per side ${del.toFixed(2).padStart(6)}×`;
  return [
    `${rapporter} rapporter, ${sider} sider, ${megabyte.toFixed(0)} MB`,
    `${line('gulv', gulv, 1)}, av det bilder ${gulv.bilder.toFixed(1)} s`,
    line('kald, mot gulvet', kald, kald.vegg / gulv.vegg),
    line('ny mal, mot kald', mal, mal.vegg / kald.vegg),
    line('én rapport til, mot kald', enTil, enTil.vegg / kald.vegg),
    ...(before ? [`  veksteksponent ${growth(before, maling).toFixed(2)} (cpu mot sider)`] : []),
  ].join('\n');
}

/** The power of the number of pages that the cost grows with. */
function growth(a: Maling, b: Maling): number {
  return Math.log(b.kald.cpu / a.kald.cpu) / Math.log(b.sider / a.sider);
}
