import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addManeder, yearOf, manedRun, toManed, type Maned } from '../src/lib/domain/maned.ts';
import type { Register, Tiltak } from '../src/lib/domain/register.ts';
import { slugify } from '../src/lib/domain/slug.ts';
import { writeRapport } from './report-text.ts';
import { makeTruth, type Lifetime, type InventedTruth } from './truth.ts';

/** What an invented corpus is to hold. The same choice gives the same bytes; more reports change none of the first. */
export interface CorpusOptions {
  fro?: number;
  /** Last month of the first report. */
  forste: Maned;
  antall: number;
  register: Register;
  /** The share of the smallest counts that each later report states differently. */
  revision?: number;
  lifetimes?: Record<string, Lifetime>;
  /** Tiltak the register does not have. */
  nye?: { navn: string; gruppe: string; fra?: Maned }[];
  /** Tiltak that are called something else up to and with a report. */
  called?: { slug: string; navn: string; til: Maned }[];
  /** Tiltak that stand in another group up to and with a report. */
  placed?: { slug: string; gruppe: string; til: Maned }[];
  /** Reports that are never published. */
  without?: Maned[];
}

/** One invented report. */
export interface CorpusFile {
  navn: string;
  id: Maned;
  tekst: string;
}

/** An invented corpus: its files, and the counts behind them, hidden ones included. */
export interface InventedCorpus {
  filer: CorpusFile[];
  sannhet: InventedTruth;
}

/** Invents monthly reports that each cover the year so far. Clearly synthetic: the files and their first line say so. */
export function makeCorpus(options: CorpusOptions): InventedCorpus {
  const {
    fro = 1,
    forste,
    antall,
    revision = 0,
    lifetimes = {},
    called = [],
    placed = [],
  } = options;
  const register = withNew(options);
  const start = toManed(yearOf(forste), 1);
  const groupIn = (tiltak: Tiltak, rapport: string) =>
    placed.find(({ slug, til }) => slug === tiltak.slug && rapport <= til)?.gruppe ?? tiltak.gruppe;
  const nameIn = (tiltak: Tiltak, rapport: string) =>
    called.find(({ slug, til }) => slug === tiltak.slug && rapport <= til)?.navn ?? tiltak.navn;
  const lives = { ...lifetimes, ...newLives(options) };
  const end = addManeder(forste, antall - 1);
  const sannhet = makeTruth({ fro, start, register, lifetimes: lives, revision }, end, groupIn);
  const filer = manedRun(forste, end)
    .filter((id) => !options.without?.includes(id))
    .map((id) => ({
      navn: `syntetisk-${id}.txt`,
      id,
      tekst: writeRapport({
        maneder: manedRun(toManed(yearOf(id), 1), id),
        register,
        antall: (series, maned) => sannhet.antall(series, maned, id),
        navn: (tiltak) => nameIn(tiltak, id),
        gruppe: (tiltak) => groupIn(tiltak, id),
      }),
    }));
  return { filer, sannhet };
}

function newLives({ nye = [] }: CorpusOptions): Record<string, Lifetime> {
  return Object.fromEntries(
    nye.map(({ navn, fra }) => [slugify(navn), fra === undefined ? {} : { fra }]),
  );
}

/** New tiltak stand last in their group. */
function withNew({ register, nye = [] }: CorpusOptions): Register {
  const added = nye.map(({ navn, gruppe }, i) => ({
    navn,
    slug: slugify(navn),
    gruppe,
    orden: 1000 + i,
    alias: [],
    tidligere: [],
    brudd: [],
    former: { setning: navn, preposisjon: 'på' as const, kort: navn },
    kilder: [],
    forklaring: '',
  }));
  return { ...register, tiltak: [...register.tiltak, ...added] };
}

/** Writes the corpus's files to a folder, which is made when missing. */
export async function writeCorpus(folder: string, files: CorpusFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(({ navn, tekst }) => writeFile(join(folder, navn), tekst)));
}
