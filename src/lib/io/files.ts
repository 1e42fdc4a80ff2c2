import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { decodeAny } from '../import/decode.ts';

/** A file as found: where it is, its bytes, and the vfile its messages go to. */
export interface FoundFile {
  navn: string;
  bytes: Uint8Array;
  file: VFile;
}

/**
 * The files of a folder with one of these endings, by name. A folder that is missing, is no folder, or holds none is
 * an error on the returned `mappe`.
 */
export async function readFolder(
  path: string,
  shown: string,
  endings: string[],
): Promise<{ filer: FoundFile[]; mappe: VFile }> {
  const mappe = new VFile({ path: shown });
  const names = await listNames(path, mappe, false);
  const wanted = (names ?? [])
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort((a, b) => (a < b ? -1 : 1));
  if (names && wanted.length === 0)
    reportEmptyFolder(mappe, names.length > 0 ? endings.map((ending) => `*${ending}`) : []);
  const filer = await Promise.all(wanted.map((name) => readOne(path, shown, name)));
  return { filer, mappe };
}

/** What stands in a folder and is not hidden; undefined, with an error on it, when it cannot be read. */
export async function listNames(
  path: string,
  folder: VFile,
  folders = true,
): Promise<string[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.') && (folders || !entry.isDirectory()))
      .map((entry) => entry.name);
  } catch (error) {
    addDiagnostic(folder, {
      ruleId: 'mappe-mangler',
      severity: 'error',
      reason: `Kan ikke lese mappen ${folder.path} (${codeOf(error)}).`,
      expected: [folders ? 'en mappe med rapporter' : 'en mappe med registerfiler'],
      note: folders
        ? 'Lag mappen, eller pek RAPPORTER mot mappen rapportene ligger i.'
        : 'Mappene tiltak, tiltaksgrupper og hovedgrupper skal ligge i INNHOLD. Hent den tilbake, eller pek INNHOLD mot riktig mappe.',
    });
    return undefined;
  }
}

/** Reports that a folder holds nothing to read. */
export function reportEmptyFolder(folder: VFile, endings: string[]): void {
  addDiagnostic(folder, {
    ruleId: 'mappe-tom',
    severity: 'error',
    reason: `Mappen ${folder.path} har ingen filer å lese.`,
    expected: endings.length === 0 ? ['minst én rapport'] : endings,
    note: 'Legg minst én rapport i mappen.',
  });
}

/** A file's bytes; an error on the file when it cannot be read. */
export async function readOne(path: string, shown: string, name: string): Promise<FoundFile> {
  const file = new VFile({ path: join(shown, name) });
  const bytes = await readFile(join(path, name)).catch((error: unknown) => {
    addDiagnostic(file, {
      ruleId: 'fil-ulesbar',
      severity: 'error',
      reason: `Kan ikke lese filen (${codeOf(error)}).`,
      note: 'Kontroller at filen finnes og at du har lov til å lese den.',
    });
    return new Uint8Array();
  });
  return { navn: name, bytes, file };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The file's bytes as text, set on its vfile; undefined with an error when they are not UTF-8 text. */
export function decodeText({ bytes, file }: FoundFile): string | undefined {
  if (file.messages.length > 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) {
      file.value = text;
      return text;
    }
  } catch {
    // Reported below, together with text that holds NUL characters.
  }
  const encoding = decodeAny(bytes)?.encoding;
  addDiagnostic(file, {
    ruleId: 'ikke-tekst',
    severity: 'error',
    reason:
      encoding === undefined
        ? 'Filen er ikke tekst i UTF-8.'
        : `Filen er tekst i ${encoding}, ikke i UTF-8.`,
    sted: { linje: 1, kolonne: 1 },
    expected: ['ren tekst, Markdown eller CSV i UTF-8'],
    ...(encoding === undefined ? {} : { actual: encoding }),
    note:
      encoding === undefined
        ? 'Er dette selve rapporten fra kilden? Les den inn med «npm run import -- FIL».'
        : `Er dette en rapport, les den inn med «npm run import -- ${file.path}». Ellers lagre den på nytt som UTF-8.`,
  });
  return undefined;
}
