import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { readRegister } from '../src/lib/io/register.ts';
import { makeCorpus, writeCorpus } from './corpus.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MEASUREMENT = pathToFileURL(join(ROOT, 'bench/measure.ts')).href;
/** Invented releases, each with the year so far: the pages of each tell of no more months than the last one's. */
const FIRST = '2001-01';
const SIZES = [1, 3, 6, 12];
/** Seconds of CPU that the audit of the real site may take: on an idle machine they are seconds of the clock. */
const MOST_SECONDS = 10;
/** The power of what there is to read that the cost may grow with: pages grow longer with the months they tell of. */
const MOST_EXPONENT = 1.15;

const usageSchema = z.object({ vegg: z.number(), cpu: z.number(), minne: z.number() });
const tallySchema = z.object({
  funn: z.array(z.unknown()),
  telling: z.object({ sider: z.number(), tall: z.number(), celler: z.number() }),
});

/** What one audit read, in megabytes, and what it cost in seconds and megabytes. */
interface Restatement {
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
export async function benchRevisjon(write: (text: string) => void): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'tiltakstall-revisjon-'));
  const { register } = await readRegister(join(ROOT, 'src/content'), 'src/content');
  try {
    const real = await measure(folder, 'virkelig', undefined, write);
    const invented: Restatement[] = [];
    for (const antall of SIZES) {
      const rapporter = join(folder, `rapporter-${antall}`);
      await writeCorpus(rapporter, makeCorpus({ forste: FIRST, antall, register }).filer);
      invented.push(await measure(folder, `${antall} oppdiktede`, rapporter, write));
    }
    const exponent = growth(invented);
    write(`veksteksponent ${exponent.toFixed(2)} (cpu mot megabyte lest, mål ${MOST_EXPONENT})\n`);
    return real.cpu <= MOST_SECONDS && exponent <= MOST_EXPONENT;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  folder: string,
  name: string,
  rapporter: string | undefined,
  write: (text: string) => void,
): Promise<Restatement> {
  const env = {
    OUT: join(folder, 'dist'),
    CACHE_DIR: join(folder, 'lager'),
    MALING: join(folder, 'maling.json'),
    BASE: '/',
    ...(rapporter === undefined ? {} : { RAPPORTER: rapporter, LEDGER: '' }),
  };
  await rm(env.OUT, { recursive: true, force: true });
  await run(['scripts/build.ts'], env);
  const out = await run(['--import', MEASUREMENT, 'scripts/audit.ts', '--json'], env);
  const { funn, telling } = tallySchema.parse(JSON.parse(out));
  if (funn.length > 0) throw new Error(`Revisoren fant ${funn.length} feil på ${name}.`);
  const { cpu, minne } = usageSchema.parse(JSON.parse(await readFile(env.MALING, 'utf8')));
  const { sider, tall, celler } = telling;
  const lest = await megabytes(env.OUT);
  write(
    `${name.padEnd(14)} ${sider} sider, ${lest.toFixed(0)} MB lest, ${tall + celler} tall: ${cpu.toFixed(1)} s cpu, ` +
      `${((1000 * cpu) / sider).toFixed(1)} ms per side, ${((1000 * cpu) / lest).toFixed(0)} ms per MB, ${minne.toFixed(0)} MB minne\n`,
  );
  return { sider, lest, cpu, minne };
}

/** What is not text is looked at, not read. */
const READ = /\.(html|csv|json|svg|xml|ttl|txt|xlsx|css|js)$/;

async function megabytes(dist: string): Promise<number> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && READ.test(entry.name));
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

/** The power of what is read that the cost grows with, from the smallest site to the largest. */
function growth(revisions: readonly Restatement[]): number {
  const [a, b] = [revisions[0], revisions.at(-1)];
  if (!a || !b) throw new RangeError('Ingen revisjoner å sammenligne.');
  return Math.log(b.cpu / a.cpu) / Math.log(b.lest / a.lest);
}

/** Letters of what a program complained of: the end of it says enough. */
const MOST_FAULT = 2000;

/** What the program printed; throws the end of it when it fails. */
function run(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  let [out, fault] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (fault += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else
        reject(
          new Error(`${args.join(' ')} endte med ${code}:\n${(out + fault).slice(-MOST_FAULT)}`),
        );
    });
  });
}
