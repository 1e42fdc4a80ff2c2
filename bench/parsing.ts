import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { readConfig } from '../src/lib/io/config.ts';
import { readRegister } from '../src/lib/io/register.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { makeCorpus } from './corpus.ts';

/** Milliseconds of processor time that reading and reconciling the real report may take, warm, as a mean. */
const LONGEST = 60;
/** How much more a report may cost when many were read before it: time must grow with their number only. */
const GREATEST_GROWTH = 1.5;
const RUNS = [1, 15, 60, 240];
const WARM = 20;

/**
 * Reads and reconciles the real report many times over, and then 1 to 240 different invented ones, in this process.
 * `skriv` gets processor time and reports per second; returns true when the real one is read within what the project
 * promises and the 240 cost no more each than the first 60.
 */
export async function benchLesing(write: (text: string) => void): Promise<boolean> {
  const config = readConfig({}, process.cwd());
  const { register } = await readRegister(config.innhold, 'src/content');
  const real = readFileSync(join(config.rapporter, '2021-05.txt'), 'utf8');
  const cold = timeAll([real], register);
  timeAll(repeat(real, WARM), register);
  const warm = timeAll(repeat(real, 60), register);
  write(
    `Den virkelige rapporten: ${format(cold)} ms CPU kald, ${format(warm)} ms varm, ` +
      `${Math.round(1000 / warm)} rapporter i sekundet (krav ${LONGEST} ms)\n`,
  );
  const { filer } = makeCorpus({ forste: '2021-01', antall: Math.max(...RUNS), register });
  const texts = filer.map(({ tekst }) => tekst);
  const costs = RUNS.map((count) => {
    const each = timeAll(texts.slice(0, count), register);
    write(`${String(count).padStart(4)} oppdiktede: ${format(each)} ms CPU hver\n`);
    return each;
  });
  // The first invented report covers one month, the twelfth a year.
  for (const count of [1, 12]) {
    const text = texts[count - 1] ?? '';
    const each = timeAll(repeat(text, WARM), register);
    const size = text.length / 1000;
    write(
      `${String(count).padStart(4)} måneder: ${format(each)} ms CPU for ${Math.round(size)} 000 tegn, ` +
        `${format((1000 * each) / size)} µs for hvert tusen\n`,
    );
  }
  const [, , some = 0, all = 0] = costs;
  const growth = all / some;
  write(
    `240 mot 60: ${format(growth)} ganger så lenge hver (krav ${format(GREATEST_GROWTH)}); ` +
      `minne ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB\n`,
  );
  return warm <= LONGEST && growth <= GREATEST_GROWTH;
}

function repeat(text: string, count: number): string[] {
  return Array.from({ length: count }, () => text);
}

/** Milliseconds of processor time for each of the texts. Throws when one does not read. */
function timeAll(texts: string[], register: Register): number {
  const start = process.cpuUsage();
  for (const tekst of texts) {
    const file = new VFile({ path: 'syntetisk-lesing.txt' });
    const source = { fil: 'syntetisk-lesing.txt', sha256: '0'.repeat(64), tekst };
    if (!ingestReport(source, register, file)) throw new Error(String(file.messages[0]));
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / texts.length;
}

function format(number: number): string {
  return number.toFixed(1).replace('.', ',');
}
