import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { reportEarlierEditions, reportUnknownRapporter } from '../report/corrections/apply.ts';
import { releasedName } from '../domain/edition.ts';
import { hasErrors } from '../domain/diagnostic.ts';
import type { Original } from '../domain/original.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { ingestReport, type Rettelser } from '../report/ingest.ts';
import { listRevisions, type Revision } from '../series/revisions.ts';
import { checkSequence, type RapportFile } from '../series/check.ts';
import { withNewTiltak } from '../series/register.ts';
import type { Digests } from '../formats/release-digests.ts';
import { editionNumberOf, settleReleases } from './releases.ts';
import { decodeText, type FoundFile } from './files.ts';
import { readOriginals } from './originals.ts';
import type { ReportCache } from './report-cache.ts';
import { readRapportFolder } from './report-folder.ts';
import { readRegister } from './register.ts';
import type { Config } from './config.ts';
import {
  digestsOf,
  readReleased,
  refuseReplaced,
  refuseReplacedOriginals,
} from './release-digests.ts';
import { readRettelser } from './corrections.ts';

/** Everything the site is made of, read and checked, and the files with their messages. */
export interface Corpus {
  /** The registry, with the tiltak that only reports know. */
  register: Register;
  /** Oldest first; each is the newest edition of its release. */
  rapporter: Rapport[];
  /** The editions before those: their ids name them (`2021-05.utgave-1`). */
  superseded: Rapport[];
  /** The files that reports came as, as far as they are kept, by name. */
  originals: Original[];
  /** The digest of every text and original that was read, by what each goes by. */
  digests: Digests;
  /** Every figure that a later report tells otherwise. */
  changes: Revision[];
  filer: VFile[];
}

/** Reads the registry and every report in the folder. Never throws for what the files say: problems are messages on `filer`. */
export async function readCorpus(
  { rapporter: folder, content, currentManed, ledger }: Config,
  root: string,
  reportCache?: ReportCache,
): Promise<Corpus> {
  const shown = (path: string) => relative(root, path) || '.';
  const { register: written, filer: registerFiles } = await readRegister(content, shown(content));
  const { filer, mappe } = await readRapportFolder(folder, shown(folder));
  // Without a sound registry every label would be unknown: tell the cause, not its consequences.
  const sound = !registerFiles.some(hasErrors);
  const rettelser = await readRettelser(content, shown(content));
  const read = sound ? await ingestAll(filer, written, rettelser, reportCache) : [];
  const found = read.map(({ rapport }) => rapport);
  const complete = read.length === filer.length;
  checkRettelser(rettelser, found, complete);
  const register = withNewTiltak(written, found);
  const released = ledger === undefined ? undefined : await readReleased(ledger, root);
  if (released) refuseReplaced(read, released.digests);
  const { releases, superseded } = settleReleases(read, currentManed, complete);
  const rapporter = releases.map(({ rapport }) => rapport);
  const names = complete ? found.map(nameOf) : undefined;
  const originals = await readOriginals(content, shown(content), names);
  if (released) refuseReplacedOriginals(originals, read, released, shown(content));
  const changes = listRevisions(rapporter);
  checkSequence(releases, register, changes);
  return {
    register,
    rapporter,
    superseded,
    originals: originals.originals,
    digests: digestsOf(read, originals.originals),
    changes,
    filer: [
      ...registerFiles,
      rettelser.file,
      ...(released ? [released.file] : []),
      mappe,
      ...filer.map(({ file }) => file),
      ...originals.filer,
    ],
  };
}

/** Tells of corrections whose report is not there, and of those whose edition is superseded. */
function checkRettelser({ liste, file }: Rettelser, found: Rapport[], complete: boolean): void {
  const names = found.map(nameOf);
  // A report that could not be read may be the one that a correction is for.
  if (complete) reportUnknownRapporter(liste, names, file);
  reportEarlierEditions(liste, names, file);
}

/** What a report's edition goes by. */
function nameOf(rapport: Rapport): string {
  return releasedName({ release: rapport.id, number: editionNumberOf(rapport) });
}

/** True when any file carries an error: nothing may be built from it. */
export function isBroken({ filer }: Corpus): boolean {
  return filer.some(hasErrors);
}

async function ingestAll(
  files: FoundFile[],
  register: Register,
  rettelser: Rettelser,
  reportCache: ReportCache | undefined,
): Promise<RapportFile[]> {
  const read: RapportFile[] = [];
  const fresh: RapportFile[] = [];
  for (const file of files) {
    const tekst = decodeText(file);
    if (tekst === undefined) continue;
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const known = await reportCache?.find(file.navn, sha256);
    const rapport =
      known ?? ingestReport({ fil: file.navn, sha256, tekst }, register, file.file, rettelser);
    if (!rapport) continue;
    read.push({ rapport, file: file.file });
    if (!known) fresh.push({ rapport, file: file.file });
  }
  // A correction that was refused is told on its own file: then nothing read with it is kept.
  if (reportCache && !hasErrors(rettelser.file))
    await Promise.all(fresh.map(({ rapport }) => reportCache.keep(rapport)));
  return read;
}
