import { lstat, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { VFile } from 'vfile';
import { isMisnamedEdition } from '../domain/edition.ts';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { findFileKind, type KnownFileKind } from '../report/parse/file-kind.ts';
import { listNames, readOne, reportEmptyFolder, type FoundFile } from './files.ts';

/** The endings a report may have, in any case; the content decides how it is read. */
const ENDING = /\.(txt|md|csv)$/i;
/** What a folder of reports may hold beside them. */
const README = /^readme(\.(md|txt))?$/i;

/**
 * Every file in the folder of reports, by name. What cannot be a report carries an error that says how it becomes one:
 * nothing is passed over but hidden files and a README.
 */
export async function readRapportFolder(
  path: string,
  shown: string,
): Promise<{ filer: FoundFile[]; mappe: VFile }> {
  const mappe = new VFile({ path: shown });
  const names = await listNames(path, mappe);
  const wanted = names?.filter((name) => !README.test(name)).sort((a, b) => (a < b ? -1 : 1));
  if (wanted?.length === 0) reportEmptyFolder(mappe, ['*.txt', '*.md', '*.csv']);
  const filer = await Promise.all((wanted ?? []).map((name) => readReportFile(path, shown, name)));
  return { filer, mappe };
}

async function readReportFile(path: string, shown: string, name: string): Promise<FoundFile> {
  const problem = await findProblem(path, name);
  if (problem) {
    const file = new VFile({ path: join(shown, name) });
    addDiagnostic(file, { ruleId: 'ikke-vanlig-fil', severity: 'error', ...problem });
    return { navn: name, bytes: new Uint8Array(), file };
  }
  const file = await readOne(path, shown, name);
  if (file.file.messages.length === 0) reportKind(file);
  if (isMisnamedEdition(name)) reportEditionName(file);
  return file;
}

/** Why a name in the folder is not to be opened; a pipe would never end, and a link may lead anywhere. */
async function findProblem(
  path: string,
  name: string,
): Promise<{ reason: string; expected: string[]; note: string } | undefined> {
  const own = join(path, name);
  const entry = await lstat(own).catch(() => undefined);
  if (entry?.isDirectory())
    return problemOf('en mappe', 'Flytt rapportene i den hit, og slett eller flytt mappen.');
  const target = entry?.isSymbolicLink() ? await stat(own).catch(() => undefined) : entry;
  // What does not exist is told where it is read.
  if (!target) return undefined;
  if (!target.isFile())
    return problemOf(
      'ingen vanlig fil, men et rør, en enhet eller en lenke til noe slikt',
      MOVE_AWAY,
    );
  if (!entry?.isSymbolicLink()) return undefined;
  const [folder, real] = await Promise.all([realpath(path), realpath(own)]);
  return real.startsWith(folder + sep)
    ? undefined
    : problemOf('en lenke ut av mappen', 'Legg en kopi av filen i mappen i stedet for lenken.');
}

const MOVE_AWAY = 'Flytt den ut av mappen, og legg rapporten der som fil.';

function problemOf(what: string, note: string) {
  return {
    reason: `Dette er ${what}, og blir ikke lest.`,
    expected: ['en vanlig fil med en rapport'],
    note,
  };
}

function reportEditionName({ navn, file }: FoundFile): void {
  addDiagnostic(file, {
    ruleId: 'utgave-navn',
    severity: 'error',
    reason: `Filen heter omtrent som en ny utgave av en rapport, men ikke slik den skal: «${navn}».`,
    sted: { linje: 1, kolonne: 1 },
    actual: navn,
    expected: ['2021-05.utgave-2.txt: rapportens siste måned, og utgavens nummer fra 2'],
    note: 'Gi filen et slikt navn. Den første utgaven er filen uten nummer, for eksempel 2021-05.txt.',
  });
}

/** How the report in a file of another kind comes into the folder. */
function wayOut({ wayOut: out }: KnownFileKind, path: string): string {
  return out
    ? `${out} Flytt filen ut av mappen.`
    : `Les den inn med «npm run import -- ${quote(path)}», og flytt den ut av mappen.`;
}

/** A path as it is written in a shell. */
function quote(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Reports a file that is of another kind than text, or that is not called what a report is called. */
function reportKind({ navn, bytes, file }: FoundFile): void {
  const kind = findFileKind(bytes);
  if (!kind && ENDING.test(navn)) return;
  addDiagnostic(file, {
    ruleId: 'fil-av-annet-slag',
    severity: 'error',
    reason: kind
      ? `Filen er ${kind.navn}, ikke teksten fra en rapport, og blir ikke lest.`
      : 'Filen ligger blant rapportene, men heter ikke som en rapport, og blir ikke lest.',
    sted: { linje: 1, kolonne: 1 },
    ...(kind ? { actual: kind.navn } : { actual: navn }),
    expected: ['ren tekst, Markdown eller CSV i en fil som heter .txt, .md eller .csv'],
    note: kind
      ? wayOut(kind, file.path)
      : 'Er det en rapport, gi filen endelsen .txt; er den ikke det, flytt den ut.',
  });
}
