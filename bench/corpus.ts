import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addManeder, arOf, manedRekke, toManed, type Maned } from '../src/lib/domain/maned.ts';
import type { Register, Tiltak } from '../src/lib/domain/register.ts';
import { slugify } from '../src/lib/domain/slug.ts';
import { skrivRapport } from './report-text.ts';
import { lagSannhet, type Levetid, type Sannhet } from './truth.ts';

/** What an invented corpus is to hold. The same choice gives the same bytes; more reports change none of the first. */
export interface Korpusvalg {
  fro?: number;
  /** Last month of the first report. */
  forste: Maned;
  antall: number;
  register: Register;
  /** The share of the smallest counts that each later report states differently. */
  revisjon?: number;
  levetider?: Record<string, Levetid>;
  /** Tiltak the register does not have. */
  nye?: { navn: string; gruppe: string; fra?: Maned }[];
  /** Tiltak that are called something else up to and with a report. */
  kalt?: { slug: string; navn: string; til: Maned }[];
  /** Tiltak that stand in another group up to and with a report. */
  plassert?: { slug: string; gruppe: string; til: Maned }[];
  /** Reports that are never published. */
  uten?: Maned[];
}

/** One invented report. */
export interface Korpusfil {
  navn: string;
  id: Maned;
  tekst: string;
}

/** An invented corpus: its files, and the counts behind them, hidden ones included. */
export interface Korpus {
  filer: Korpusfil[];
  sannhet: Sannhet;
}

/** Invents monthly reports that each cover the year so far. Clearly synthetic: the files and their first line say so. */
export function lagKorpus(valg: Korpusvalg): Korpus {
  const { fro = 1, forste, antall, revisjon = 0, levetider = {}, kalt = [], plassert = [] } = valg;
  const register = withNew(valg);
  const start = toManed(arOf(forste), 1);
  const gruppeI = (tiltak: Tiltak, rapport: string) =>
    plassert.find(({ slug, til }) => slug === tiltak.slug && rapport <= til)?.gruppe ??
    tiltak.gruppe;
  const navnI = (tiltak: Tiltak, rapport: string) =>
    kalt.find(({ slug, til }) => slug === tiltak.slug && rapport <= til)?.navn ?? tiltak.navn;
  const lives = { ...levetider, ...newLives(valg) };
  const slutt = addManeder(forste, antall - 1);
  const sannhet = lagSannhet({ fro, start, register, levetider: lives, revisjon }, slutt, gruppeI);
  const filer = manedRekke(forste, slutt)
    .filter((id) => !valg.uten?.includes(id))
    .map((id) => ({
      navn: `syntetisk-${id}.txt`,
      id,
      tekst: skrivRapport({
        maneder: manedRekke(toManed(arOf(id), 1), id),
        register,
        antall: (serie, maned) => sannhet.antall(serie, maned, id),
        navn: (tiltak) => navnI(tiltak, id),
        gruppe: (tiltak) => gruppeI(tiltak, id),
      }),
    }));
  return { filer, sannhet };
}

function newLives({ nye = [] }: Korpusvalg): Record<string, Levetid> {
  return Object.fromEntries(
    nye.map(({ navn, fra }) => [slugify(navn), fra === undefined ? {} : { fra }]),
  );
}

/** New tiltak stand last in their group. */
function withNew({ register, nye = [] }: Korpusvalg): Register {
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
export async function skrivKorpus(mappe: string, filer: Korpusfil[]): Promise<void> {
  await mkdir(mappe, { recursive: true });
  await Promise.all(filer.map(({ navn, tekst }) => writeFile(join(mappe, navn), tekst)));
}
