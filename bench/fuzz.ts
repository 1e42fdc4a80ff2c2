import { VFile } from 'vfile';
import { readMiljo } from '../src/lib/io/config.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { alvorOf } from '../src/lib/domain/diagnostic.ts';
import { observasjonNokkel } from '../src/lib/domain/key.ts';
import type { Observasjon } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { isSynlig } from '../src/lib/domain/value.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { toKolonner, toMarkdown } from './shapes.ts';
import { lagKorpus } from './corpus.ts';
import { MUTASJONER } from './mutation.ts';
import { countImpossible } from './sum-check.ts';
import { drawFrom, pick, type Trekning } from './sample.ts';

/** Reading one small report takes milliseconds of processor time; this many microseconds are a hang. */
const LONGEST = 2_000_000;
const GROUPS = 3;
const MEMBERS = 3;
const EXAMPLES = 10;

/** What became of mutated reports, counted. */
export interface Fuzztelling {
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
interface Grunnlag {
  tekst: string;
  sannhet: Map<string, string>;
}

/**
 * Damages small reports in `antall` ways (bytes, lines, columns, tables cut and swapped; tabs, aligned columns and
 * Markdown) and reads each. `skriv` gets the counts; returns true when none crashed, hung, or was accepted with a
 * figure that a sum contradicts. Same seed, same trials.
 */
export async function benchFuzz(
  skriv: (tekst: string) => void,
  antall = 100_000,
  fro = 1,
): Promise<boolean> {
  const telling = await runFuzz(antall, fro);
  skriv(describeFuzz(telling));
  return isSound(telling);
}

/** True when nothing happened that must never happen. */
export function isSound({ sluppet, krasj, heng }: Fuzztelling): boolean {
  return sluppet + krasj + heng === 0;
}

/** Runs the trials and counts what came of them. */
export async function runFuzz(antall: number, fro: number): Promise<Fuzztelling> {
  const register = smallRegister(await realRegister());
  const grunnlag = listGrunnlag(register);
  const telling: Fuzztelling = {
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
  const seeds = drawFrom(fro);
  for (let i = 0; i < antall; i += 1) {
    const seed = seeds(2 ** 32);
    const trekk = drawFrom(seed);
    const valgt = pick(trekk, grunnlag);
    const { tekst, slag } = mutate(valgt.tekst, trekk);
    count(tryOne(tekst, valgt, register), `${slag.join(' + ')} (frø ${seed})`, telling);
  }
  return telling;
}

/** One to three kinds of damage, one after the other. */
export function mutate(tekst: string, trekk: Trekning): { tekst: string; slag: string[] } {
  const slag = Array.from({ length: 1 + trekk(3) }, () => pick(trekk, Object.keys(MUTASJONER)));
  return {
    tekst: slag.reduce((text, navn) => MUTASJONER[navn]?.(text, trekk) ?? text, tekst),
    slag,
  };
}

type Utfall = Exclude<keyof Fuzztelling, 'forsok' | 'eksempler'>;

function tryOne(tekst: string, { sannhet }: Grunnlag, register: Register): Utfall {
  const file = new VFile({ path: 'syntetisk-fuzz.txt' });
  const start = process.cpuUsage();
  try {
    const kilde = { fil: 'syntetisk-fuzz.txt', sha256: '0'.repeat(64), tekst };
    const rapport = ingestReport(kilde, register, file);
    if (process.cpuUsage(start).user > LONGEST) return 'heng';
    if (!rapport)
      return file.messages.some((melding) => alvorOf(melding) === 'error') ? 'avvist' : 'krasj';
    return judge(rapport.observasjoner, sannhet, file, {
      ...register,
      tiltak: [...register.tiltak, ...rapport.nye],
    });
  } catch {
    return 'krasj';
  }
}

function judge(
  observasjoner: Observasjon[],
  sannhet: Map<string, string>,
  file: VFile,
  register: Register,
): Utfall {
  const said = toMap(observasjoner);
  const wrong = [...said].some(([nokkel, verdi]) => sannhet.get(nokkel) !== verdi);
  const warned = file.messages.some((melding) => alvorOf(melding) === 'warning');
  if (!wrong && said.size === sannhet.size) return 'riktig';
  if (!wrong) return warned ? 'mangler' : 'taus';
  if (countImpossible(observasjoner, register) > 0) return 'sluppet';
  return warned ? 'varslet' : 'umerkelig';
}

function count(utfall: Utfall, beskrivelse: string, telling: Fuzztelling): void {
  telling.forsok += 1;
  telling[utfall] += 1;
  const grave = utfall === 'sluppet' || utfall === 'krasj' || utfall === 'heng';
  const doubtful = utfall === 'umerkelig' || utfall === 'taus' || utfall === 'varslet';
  if (grave || (doubtful && telling.eksempler.length < EXAMPLES))
    telling.eksempler.push(`${utfall}: ${beskrivelse}`);
}

function toMap(observasjoner: Observasjon[]): Map<string, string> {
  return new Map(
    observasjoner.map(({ serie, maned, verdi }) => [
      observasjonNokkel(serie, maned),
      isSynlig(verdi) ? String(verdi.antall) : '*',
    ]),
  );
}

async function realRegister(): Promise<Register> {
  const { register } = await readRegister(readMiljo({}, process.cwd()).innhold, 'src/content');
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

function listGrunnlag(register: Register): Grunnlag[] {
  const { filer } = lagKorpus({ forste: '2021-02', antall: 2, register });
  return filer.flatMap(({ tekst }) =>
    [tekst, toKolonner(tekst), toMarkdown(tekst)].map((shape) => ({
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

function describeFuzz({ eksempler, ...antall }: Fuzztelling): string {
  const lines = Object.entries(antall).map(
    ([navn, n]) => `  ${navn.padEnd(10)}${String(n).padStart(8)}`,
  );
  return ['Fuzz', ...lines, ...eksempler.map((eksempel) => `  ${eksempel}`), ''].join('\n');
}
