import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { reportUkjenteRapporter } from '../correct/kontroll.ts';
import { hasErrors, meld } from '../domain/melding.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { ingestReport, type Rettelser } from '../ingest/rapport.ts';
import { decodeText, readFolder, type Fil } from './filer.ts';
import { readRegister } from './register.ts';
import type { Miljo } from './miljo.ts';
import { readRettelser } from './rettelser.ts';

/** Everything the site is made of, read and checked, and the files with their messages. */
export interface Corpus {
  register: Register;
  /** Oldest first. */
  rapporter: Rapport[];
  filer: VFile[];
}

/** The endings a report may have; the content decides how it is read. */
const ENDINGS = ['.txt', '.md', '.csv'];

/** Reads the registry and every report in the folder. Never throws for what the files say: problems are messages on `filer`. */
export async function readCorpus({ rapporter, innhold }: Miljo, rot: string): Promise<Corpus> {
  const shown = (path: string) => relative(rot, path) || '.';
  const { register, filer: registerfiler } = await readRegister(innhold, shown(innhold));
  const { filer, mappe } = await readFolder(rapporter, shown(rapporter), ENDINGS);
  // Without a sound registry every label would be unknown: tell the cause, not its consequences.
  const sound = !registerfiler.some(hasErrors);
  const rettelser = await readRettelser(innhold, shown(innhold));
  const read = sound ? filer.flatMap((fil) => ingest(fil, register, rettelser) ?? []) : [];
  // A report that could not be read may be the one that a correction is for.
  const ids = read.map(({ id }) => id);
  if (read.length === filer.length) reportUkjenteRapporter(rettelser.liste, ids, rettelser.file);
  const list = refuseClashes(read, filer).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    register,
    rapporter: list,
    filer: [...registerfiler, rettelser.file, mappe, ...filer.map(({ file }) => file)],
  };
}

/** True when any file carries an error: nothing may be built from it. */
export function isBroken({ filer }: Corpus): boolean {
  return filer.some(hasErrors);
}

function ingest(fil: Fil, register: Register, rettelser: Rettelser): Rapport | undefined {
  const tekst = decodeText(fil);
  if (tekst === undefined) return undefined;
  const sha256 = createHash('sha256').update(fil.bytes).digest('hex');
  return ingestReport({ fil: fil.navn, sha256, tekst }, register, fil.file, rettelser);
}

/** Two files of one id cannot both be that release. */
function refuseClashes(rapporter: Rapport[], filer: Fil[]): Rapport[] {
  const seen = new Map<string, Rapport>();
  for (const rapport of rapporter) {
    const first = seen.get(rapport.id);
    if (!first) seen.set(rapport.id, rapport);
    else reportClash(rapport, first, filer.find(({ navn }) => navn === rapport.fil)?.file);
  }
  return [...seen.values()];
}

function reportClash(rapport: Rapport, first: Rapport, file: VFile | undefined): void {
  if (!file) return;
  const same = rapport.sha256 === first.sha256;
  meld(file, {
    ruleId: 'samme-rapport-to-ganger',
    alvor: 'error',
    reason: same
      ? `Filen er en kopi av ${first.fil}.`
      : `Både ${first.fil} og denne filen er rapporten for ${rapport.id}, med ulikt innhold.`,
    actual: rapport.id,
    note: 'Behold én av filene.',
  });
}
