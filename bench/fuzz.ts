import { VFile } from 'vfile';
import { readRegister } from '../src/lib/io/register.ts';
import { severityOf } from '../src/lib/domain/diagnostic.ts';
import { observationKey } from '../src/lib/domain/key.ts';
import type { Observation } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { isVisible } from '../src/lib/domain/value.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { CONTENT, type Bench } from './command.ts';
import { alignColumns, toMarkdown } from './report-text.ts';
import { makeCorpus } from './corpus.ts';
import { MUTATIONS } from './mutation.ts';
import { countImpossible } from './sum-check.ts';
import { createDraw, pick, type Draw } from './random.ts';

/** Reading one small report takes milliseconds of processor time; this many microseconds are a hang. */
const LONGEST = 2_000_000;
const GROUPS = 3;
const MEMBERS = 3;
const EXAMPLES = 10;

/** What became of mutated reports, counted. */
export interface FuzzTally {
  forsok: number;
  /** Refused with an error. */
  avvist: number;
  /** Accepted, and every figure is the report's. */
  riktig: number;
  /** Accepted with rows gone, and a warning that they are: sections at the end. */
  mangler: number;
  /** The same without a warning: rows of hidden cells, which no sum misses. */
  taus: number;
  /** Accepted with a figure the report does not have, which no sum contradicts, and a warning was given. */
  varslet: number;
  /** The same without a warning: nothing in the report tells. */
  umerkelig: number;
  /** Accepted although a sum cannot hold. Must be none. */
  sluppet: number;
  /** Threw. Must be none. */
  krasj: number;
  /** Took more than two seconds of processor time. Must be none. */
  heng: number;
  /** What must be none and was not, and some of what went through all the same: kinds of damage and seed. */
  eksempler: string[];
}

/** A small report in one shape, and what it says. */
interface Context {
  tekst: string;
  sannhet: Map<string, string>;
}

const TRIALS = 100_000;

/**
 * Damages small reports in {@link TRIALS} ways (bytes, lines, columns, tables cut and swapped; tabs, aligned columns and
 * Markdown) and reads each. `write` gets the counts; returns true when none crashed, hung, or was accepted with a
 * figure that a sum contradicts. Same seed, same trials.
 */
export async function benchFuzz({ write }: Bench): Promise<boolean> {
  const tally = await runFuzz(TRIALS, 1);
  write(describeFuzz(tally));
  return isSound(tally);
}

/** True when nothing happened that must never happen. */
export function isSound({ sluppet, krasj, heng }: FuzzTally): boolean {
  return sluppet + krasj + heng === 0;
}

/** Runs the trials and counts what came of them. */
export async function runFuzz(antall: number, fro: number): Promise<FuzzTally> {
  const register = smallRegister(await realRegister());
  const context = listContext(register);
  const tally: FuzzTally = {
    forsok: 0,
    avvist: 0,
    riktig: 0,
    mangler: 0,
    taus: 0,
    varslet: 0,
    umerkelig: 0,
    sluppet: 0,
    krasj: 0,
    heng: 0,
    eksempler: [],
  };
  const seeds = createDraw(fro);
  for (let i = 0; i < antall; i += 1) {
    const seed = seeds(2 ** 32);
    const draw = createDraw(seed);
    const chosen = pick(draw, context);
    const { tekst, slag } = mutate(chosen.tekst, draw);
    count(tryOne(tekst, chosen, register), `${slag.join(' + ')} (frø ${seed})`, tally);
  }
  return tally;
}

/** One to three kinds of damage, one after the other. */
function mutate(text: string, draw: Draw): { tekst: string; slag: string[] } {
  const slag = Array.from({ length: 1 + draw(3) }, () => pick(draw, Object.keys(MUTATIONS)));
  return {
    tekst: slag.reduce((text, name) => MUTATIONS[name]?.(text, draw) ?? text, text),
    slag,
  };
}

type Outcome = Exclude<keyof FuzzTally, 'forsok' | 'eksempler'>;

function tryOne(tekst: string, { sannhet }: Context, register: Register): Outcome {
  const file = new VFile({ path: 'syntetisk-fuzz.txt' });
  const start = process.cpuUsage();
  try {
    const source = { fil: 'syntetisk-fuzz.txt', sha256: '0'.repeat(64), tekst };
    const rapport = ingestReport(source, register, file);
    if (process.cpuUsage(start).user > LONGEST) return 'heng';
    if (!rapport)
      return file.messages.some((message) => severityOf(message) === 'error') ? 'avvist' : 'krasj';
    return judge(rapport.observasjoner, sannhet, file, {
      ...register,
      tiltak: [...register.tiltak, ...rapport.nye],
    });
  } catch {
    return 'krasj';
  }
}

function judge(
  observations: Observation[],
  truth: Map<string, string>,
  file: VFile,
  register: Register,
): Outcome {
  const said = toMap(observations);
  const wrong = [...said].some(([key, value]) => truth.get(key) !== value);
  const warned = file.messages.some((message) => severityOf(message) === 'warning');
  if (!wrong && said.size === truth.size) return 'riktig';
  if (!wrong) return warned ? 'mangler' : 'taus';
  if (countImpossible(observations, register) > 0) return 'sluppet';
  return warned ? 'varslet' : 'umerkelig';
}

function count(outcome: Outcome, description: string, tally: FuzzTally): void {
  tally.forsok += 1;
  tally[outcome] += 1;
  const grave = outcome === 'sluppet' || outcome === 'krasj' || outcome === 'heng';
  const doubtful = outcome === 'umerkelig' || outcome === 'taus' || outcome === 'varslet';
  if (grave || (doubtful && tally.eksempler.length < EXAMPLES))
    tally.eksempler.push(`${outcome}: ${description}`);
}

function toMap(observations: Observation[]): Map<string, string> {
  return new Map(
    observations.map(({ serie, maned, verdi }) => [
      observationKey(serie, maned),
      isVisible(verdi) ? String(verdi.antall) : '*',
    ]),
  );
}

async function realRegister(): Promise<Register> {
  const { register } = await readRegister(CONTENT, 'src/content');
  return register;
}

/** A few groups only: small reports are read quickly, and have every kind of table and sum. */
function smallRegister(register: Register): Register {
  const tiltaksgrupper = register.tiltaksgrupper.slice(0, GROUPS);
  return {
    ...register,
    tiltaksgrupper,
    tiltak: tiltaksgrupper.flatMap(({ slug }) =>
      register.tiltak.filter(({ gruppe }) => gruppe === slug).slice(0, MEMBERS),
    ),
  };
}

function listContext(register: Register): Context[] {
  const { filer } = makeCorpus({ forste: '2021-02', antall: 2, register });
  return filer.flatMap(({ tekst }) =>
    [tekst, alignColumns(tekst), toMarkdown(tekst)].map((shape) => ({
      tekst: shape,
      sannhet: truthOf(shape, register),
    })),
  );
}

/** What the undamaged report says. Throws when it does not read: then there is nothing to fuzz. */
function truthOf(tekst: string, register: Register): Map<string, string> {
  const file = new VFile({ path: 'syntetisk-fuzz.txt' });
  const rapport = ingestReport({ fil: 'r.txt', sha256: '0'.repeat(64), tekst }, register, file);
  if (!rapport) throw new Error(`Grunnlaget lar seg ikke lese: ${String(file.messages[0])}`);
  return toMap(rapport.observasjoner);
}

function describeFuzz({ eksempler, ...count }: FuzzTally): string {
  const lines = Object.entries(count).map(
    ([name, n]) => `  ${name.padEnd(10)}${String(n).padStart(8)}`,
  );
  return ['Fuzz', ...lines, ...eksempler.map((example) => `  ${example}`), ''].join('\n');
}
