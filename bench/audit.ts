import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { readRegister } from '../src/lib/io/register.ts';
import { lagKorpus, skrivKorpus } from './corpus.ts';

const ROT = fileURLToPath(new URL('..', import.meta.url));
const MALING = pathToFileURL(join(ROT, 'bench/measure.ts')).href;
/** Invented releases, each with the year so far: the pages of each tell of no more months than the last one's. */
const FORSTE = '2001-01';
const STORRELSER = [1, 3, 6, 12];
/** Seconds of CPU that the audit of the real site may take: on an idle machine they are seconds of the clock. */
const MEST_SEKUNDER = 10;
/** The power of what there is to read that the cost may grow with: pages grow longer with the months they tell of. */
const MEST_EKSPONENT = 1.15;

const brukSchema = z.object({ vegg: z.number(), cpu: z.number(), minne: z.number() });
const tellingSchema = z.object({
  funn: z.array(z.unknown()),
  telling: z.object({ sider: z.number(), tall: z.number(), celler: z.number() }),
});

/** What one audit read, in megabytes, and what it cost in seconds and megabytes. */
interface Revisjon {
  sider: number;
  lest: number;
  cpu: number;
  minne: number;
}

/**
 * Builds the real site and invented ones, audits each, and prints seconds of CPU, memory, and the power of what
 * is read that the cost grows with. Returns false when the real site takes too long, or the cost outgrows what is read.
 * Throws when anything is found.
 */
export async function benchRevisjon(skriv: (tekst: string) => void): Promise<boolean> {
  const mappe = await mkdtemp(join(tmpdir(), 'tiltakstall-revisjon-'));
  const { register } = await readRegister(join(ROT, 'src/content'), 'src/content');
  try {
    const virkelig = await measure(mappe, 'virkelig', undefined, skriv);
    const oppdiktede: Revisjon[] = [];
    for (const antall of STORRELSER) {
      const rapporter = join(mappe, `rapporter-${antall}`);
      await skrivKorpus(rapporter, lagKorpus({ forste: FORSTE, antall, register }).filer);
      oppdiktede.push(await measure(mappe, `${antall} oppdiktede`, rapporter, skriv));
    }
    const eksponent = growth(oppdiktede);
    skriv(
      `veksteksponent ${eksponent.toFixed(2)} (cpu mot megabyte lest, mål ${MEST_EKSPONENT})\n`,
    );
    return virkelig.cpu <= MEST_SEKUNDER && eksponent <= MEST_EKSPONENT;
  } finally {
    await rm(mappe, { recursive: true, force: true });
  }
}

async function measure(
  mappe: string,
  navn: string,
  rapporter: string | undefined,
  skriv: (tekst: string) => void,
): Promise<Revisjon> {
  const env = {
    OUT: join(mappe, 'dist'),
    CACHE_DIR: join(mappe, 'lager'),
    MALING: join(mappe, 'maling.json'),
    BASE: '/',
    ...(rapporter === undefined ? {} : { RAPPORTER: rapporter, LEDGER: '' }),
  };
  await rm(env.OUT, { recursive: true, force: true });
  await run(['scripts/build.ts'], env);
  const ut = await run(['--import', MALING, 'scripts/audit.ts', '--json'], env);
  const { funn, telling } = tellingSchema.parse(JSON.parse(ut));
  if (funn.length > 0) throw new Error(`Revisoren fant ${funn.length} feil på ${navn}.`);
  const { cpu, minne } = brukSchema.parse(JSON.parse(await readFile(env.MALING, 'utf8')));
  const { sider, tall, celler } = telling;
  const lest = await megabytes(env.OUT);
  skriv(
    `${navn.padEnd(14)} ${sider} sider, ${lest.toFixed(0)} MB lest, ${tall + celler} tall: ${cpu.toFixed(1)} s cpu, ` +
      `${((1000 * cpu) / sider).toFixed(1)} ms per side, ${((1000 * cpu) / lest).toFixed(0)} ms per MB, ${minne.toFixed(0)} MB minne\n`,
  );
  return { sider, lest, cpu, minne };
}

/** What is not text is looked at, not read. */
const LEST = /\.(html|csv|json|svg|xml|ttl|txt|xlsx|css|js)$/;

async function megabytes(dist: string): Promise<number> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && LEST.test(entry.name));
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

/** The power of what is read that the cost grows with, from the smallest site to the largest. */
function growth(revisjoner: readonly Revisjon[]): number {
  const [a, b] = [revisjoner[0], revisjoner.at(-1)];
  if (!a || !b) throw new RangeError('Ingen revisjoner å sammenligne.');
  return Math.log(b.cpu / a.cpu) / Math.log(b.lest / a.lest);
}

/** Letters of what a program complained of: the end of it says enough. */
const MEST_FEIL = 2000;

/** What the program printed; throws the end of it when it fails. */
function run(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: ROT,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  let [ut, feil] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (ut += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (feil += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(ut);
      else
        reject(new Error(`${args.join(' ')} endte med ${code}:\n${(ut + feil).slice(-MEST_FEIL)}`));
    });
  });
}
