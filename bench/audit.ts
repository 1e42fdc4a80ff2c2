import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readRegister } from '../src/lib/io/register.ts';
import { CONTENT, filesIn, inFolder, runMeasured, type Bench } from './command.ts';
import { makeCorpus, writeCorpus } from './corpus.ts';

/** Invented releases, each with the year so far: the pages of each tell of no more months than the last one's. */
const FIRST = '2001-01';
const SIZES = [1, 3, 6, 12];
/** Seconds of CPU that the audit of the real site may take: on an idle machine they are seconds of the clock. */
const MOST_SECONDS = 10;
/** The power of what there is to read that the cost may grow with: pages grow longer with the months they tell of. */
const MOST_EXPONENT = 1.15;

const tallySchema = z.object({
  funn: z.array(z.unknown()),
  telling: z.object({ sider: z.number(), tall: z.number(), celler: z.number() }),
});

/** What one audit read, in megabytes, and what it cost in seconds and megabytes. */
interface AuditCost {
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
export function benchAudit(bench: Bench): Promise<boolean> {
  return inFolder(async (folder) => {
    const { register } = await readRegister(CONTENT, 'src/content');
    const real = await measure(folder, 'virkelig', undefined, bench);
    const invented: AuditCost[] = [];
    for (const antall of SIZES) {
      const rapporter = join(folder, `rapporter-${antall}`);
      await writeCorpus(rapporter, makeCorpus({ forste: FIRST, antall, register }).filer);
      invented.push(await measure(folder, `${antall} oppdiktede`, rapporter, bench));
    }
    const exponent = growth(invented);
    bench.write(
      `veksteksponent ${exponent.toFixed(2)} (cpu mot megabyte lest, mål ${MOST_EXPONENT})\n`,
    );
    return real.cpu <= MOST_SECONDS && exponent <= MOST_EXPONENT;
  });
}

async function measure(
  folder: string,
  name: string,
  rapporter: string | undefined,
  { write, env: outer }: Bench,
): Promise<AuditCost> {
  const dist = join(folder, 'dist');
  const env = {
    ...outer,
    OUT: dist,
    CACHE_DIR: join(folder, 'lager'),
    BASE: '/',
    ...(rapporter === undefined ? {} : { RAPPORTER: rapporter, LEDGER: '' }),
  };
  await rm(dist, { recursive: true, force: true });
  await runMeasured(['build'], env, folder);
  const { output, usage } = await runMeasured(['audit', '--json'], env, folder);
  const { funn, telling } = tallySchema.parse(JSON.parse(output));
  if (funn.length > 0) throw new Error(`Revisoren fant ${funn.length} feil på ${name}.`);
  const { cpu, minne } = usage;
  const { sider, tall, celler } = telling;
  const lest = await megabytes(dist);
  write(
    `${name.padEnd(14)} ${sider} sider, ${lest.toFixed(0)} MB lest, ${tall + celler} tall: ${cpu.toFixed(1)} s cpu, ` +
      `${((1000 * cpu) / sider).toFixed(1)} ms per side, ${((1000 * cpu) / lest).toFixed(0)} ms per MB, ${minne.toFixed(0)} MB minne\n`,
  );
  return { sider, lest, cpu, minne };
}

/** What is not text is looked at, not read. */
const READ = /\.(html|csv|json|svg|xml|ttl|txt|xlsx|css|js)$/;

async function megabytes(dist: string): Promise<number> {
  const files = (await filesIn(dist)).filter((file) => READ.test(file));
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dist, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

/** The power of what is read that the cost grows with, from the smallest site to the largest. */
function growth(revisions: readonly AuditCost[]): number {
  const [a, b] = [revisions[0], revisions.at(-1)];
  if (!a || !b) throw new RangeError('Ingen revisjoner å sammenligne.');
  return Math.log(b.cpu / a.cpu) / Math.log(b.lest / a.lest);
}
