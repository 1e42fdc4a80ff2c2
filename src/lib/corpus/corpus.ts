import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { reportUkjenteRapporter } from '../correct/kontroll.ts';
import { hasErrors } from '../domain/melding.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { ingestReport, type Rettelser } from '../ingest/rapport.ts';
import { listEndringer, type Endring } from '../merge/endringer.ts';
import { checkRekke, type Rapportfil } from '../merge/kontroll.ts';
import { withNewTiltak } from '../merge/register.ts';
import { decodeText, type Fil } from './filer.ts';
import type { Leselager } from './leselager.ts';
import { readRapportmappe } from './rapportmappe.ts';
import { readRegister } from './register.ts';
import type { Miljo } from './miljo.ts';
import { readRettelser } from './rettelser.ts';
import { settleUtgivelser } from './utgivelser.ts';

/** Everything the site is made of, read and checked, and the files with their messages. */
export interface Corpus {
  /** The registry, with the tiltak that only reports know. */
  register: Register;
  /** Oldest first. */
  rapporter: Rapport[];
  /** Every figure that a later report tells otherwise. */
  endringer: Endring[];
  filer: VFile[];
}

/** Reads the registry and every report in the folder. Never throws for what the files say: problems are messages on `filer`. */
export async function readCorpus(
  { rapporter: folder, innhold, denneManed }: Miljo,
  rot: string,
  leselager?: Leselager,
): Promise<Corpus> {
  const shown = (path: string) => relative(rot, path) || '.';
  const { register: written, filer: registerfiler } = await readRegister(innhold, shown(innhold));
  const { filer, mappe } = await readRapportmappe(folder, shown(folder));
  // Without a sound registry every label would be unknown: tell the cause, not its consequences.
  const sound = !registerfiler.some(hasErrors);
  const rettelser = await readRettelser(innhold, shown(innhold));
  const read = sound ? await ingestAll(filer, written, rettelser, leselager) : [];
  const found = read.map(({ rapport }) => rapport);
  // A report that could not be read may be the one that a correction is for.
  const ids = found.map(({ id }) => id);
  if (read.length === filer.length) reportUkjenteRapporter(rettelser.liste, ids, rettelser.file);
  const register = withNewTiltak(written, found);
  const utgivelser = settleUtgivelser(read, denneManed);
  const rapporter = utgivelser.map(({ rapport }) => rapport);
  const endringer = listEndringer(rapporter);
  checkRekke(utgivelser, register, endringer);
  return {
    register,
    rapporter,
    endringer,
    filer: [...registerfiler, rettelser.file, mappe, ...filer.map(({ file }) => file)],
  };
}

/** True when any file carries an error: nothing may be built from it. */
export function isBroken({ filer }: Corpus): boolean {
  return filer.some(hasErrors);
}

async function ingestAll(
  filer: Fil[],
  register: Register,
  rettelser: Rettelser,
  leselager: Leselager | undefined,
): Promise<Rapportfil[]> {
  const read: Rapportfil[] = [];
  const fresh: Rapportfil[] = [];
  for (const fil of filer) {
    const tekst = decodeText(fil);
    if (tekst === undefined) continue;
    const sha256 = createHash('sha256').update(fil.bytes).digest('hex');
    const known = await leselager?.find(fil.navn, sha256);
    const rapport =
      known ?? ingestReport({ fil: fil.navn, sha256, tekst }, register, fil.file, rettelser);
    if (!rapport) continue;
    read.push({ rapport, file: fil.file });
    if (!known) fresh.push({ rapport, file: fil.file });
  }
  // A correction that was refused is told on its own file: then nothing read with it is kept.
  if (leselager && !hasErrors(rettelser.file))
    await Promise.all(fresh.map(({ rapport }) => leselager.keep(rapport)));
  return read;
}
