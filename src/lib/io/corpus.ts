import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { reportEarlierEditions, reportUkjenteRapporter } from '../report/corrections/check.ts';
import { editionName } from '../domain/edition.ts';
import { hasErrors } from '../domain/diagnostic.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { ingestReport, type Rettelser } from '../report/ingest.ts';
import { listEndringer, type Endring } from '../series/revisions.ts';
import { checkRekke, type Rapportfil } from '../series/check.ts';
import { withNewTiltak } from '../series/register.ts';
import type { Digests } from '../formats/released.ts';
import { numberOf } from './editions.ts';
import { decodeText, type Fil } from './files.ts';
import type { Leselager } from './report-cache.ts';
import { readRapportmappe } from './report-folder.ts';
import { readRegister } from './register.ts';
import type { Miljo } from './config.ts';
import { digestsOf, readReleased, refuseReplaced } from './released.ts';
import { readRettelser } from './corrections.ts';
import { settleUtgivelser } from './releases.ts';

/** Everything the site is made of, read and checked, and the files with their messages. */
export interface Corpus {
  /** The registry, with the tiltak that only reports know. */
  register: Register;
  /** Oldest first; each is the newest edition of its release. */
  rapporter: Rapport[];
  /** The editions before those: their ids name them (`2021-05.utgave-1`). */
  superseded: Rapport[];
  /** The digest of every text that was read, by what its edition goes by. */
  digests: Digests;
  /** Every figure that a later report tells otherwise. */
  endringer: Endring[];
  filer: VFile[];
}

/** Reads the registry and every report in the folder. Never throws for what the files say: problems are messages on `filer`. */
export async function readCorpus(
  { rapporter: folder, innhold, denneManed, adresser }: Miljo,
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
  const complete = read.length === filer.length;
  checkRettelser(rettelser, found, complete);
  const register = withNewTiltak(written, found);
  const released = adresser === undefined ? undefined : await readReleased(adresser, rot);
  if (released) refuseReplaced(read, released.digests);
  const { releases, superseded } = settleUtgivelser(read, denneManed, complete);
  const rapporter = releases.map(({ rapport }) => rapport);
  const endringer = listEndringer(rapporter);
  checkRekke(releases, register, endringer);
  return {
    register,
    rapporter,
    superseded,
    digests: digestsOf(read),
    endringer,
    filer: [
      ...registerfiler,
      rettelser.file,
      ...(released ? [released.file] : []),
      mappe,
      ...filer.map(({ file }) => file),
    ],
  };
}

/** Tells of corrections whose report is not there, and of those whose edition is superseded. */
function checkRettelser({ liste, file }: Rettelser, found: Rapport[], complete: boolean): void {
  const names = found.map((one) => editionName({ release: one.id, number: numberOf(one) }));
  // A report that could not be read may be the one that a correction is for.
  if (complete) reportUkjenteRapporter(liste, names, file);
  reportEarlierEditions(liste, names, file);
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
