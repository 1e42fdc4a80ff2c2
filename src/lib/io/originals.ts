import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { ORIGINAL_ENDINGS, type Original, type OriginalEnding } from '../domain/original.ts';
import { decodeAny } from '../import/decode.ts';
import { findFileKind } from '../report/parse/file-kind.ts';
import { readOne } from './files.ts';

/** The folder in the content that holds the files reports came as. */
export const ORIGINALS = 'originaler';

const NAME = /^(\d{4}-(?:0[1-9]|1[0-2])(?:\.utgave-(?:[2-9]|[1-9]\d))?)\.([^.]+)$/;
const README = /^readme(\.(md|txt))?$/i;

/** The originals that belong to a report, by name, and the files with their messages. */
export interface Originals {
  originals: Original[];
  filer: VFile[];
}

/**
 * Reads what lies in the folder of originals; a site need have none. `editions` is what the editions that were read go by;
 * undefined where some report could not be read, for then nobody knows which are missing.
 */
export async function readOriginals(
  content: string,
  shown: string,
  editions: readonly string[] | undefined,
): Promise<Originals> {
  const folder = join(content, ORIGINALS);
  const entries = await readdir(folder).catch(() => []);
  const names = entries.filter((name) => !name.startsWith('.') && !README.test(name)).sort();
  const read = await Promise.all(
    names.map((name) => readOriginal(folder, join(shown, ORIGINALS), name, editions)),
  );
  return {
    originals: read.flatMap(({ original }) => original ?? []),
    filer: read.map(({ file }) => file),
  };
}

/** The bytes of an original. Rejects where it is gone since it was read. */
export function loadOriginal(content: string, { fil }: Original): Promise<Buffer<ArrayBuffer>> {
  return readFile(join(content, ORIGINALS, fil));
}

/** The ending that the bytes call for; a text is CSV where its name says so. Undefined for what no report comes as. */
export function endingOf(bytes: Uint8Array, name: string): OriginalEnding | undefined {
  const kind = findFileKind(bytes)?.kind;
  if (kind !== undefined) return ORIGINAL_ENDINGS.find((ending) => ending === kind);
  if (bytes.length === 0 || !decodeAny(bytes)) return undefined;
  return name.toLowerCase().endsWith('.csv') ? 'csv' : 'txt';
}

async function readOriginal(
  folder: string,
  shown: string,
  name: string,
  editions: readonly string[] | undefined,
): Promise<{ original?: Original; file: VFile }> {
  const stat = await lstat(join(folder, name)).catch(() => undefined);
  // It is published byte for byte: a link could publish any file of the machine.
  if (stat && !stat.isFile()) return { file: refuseIrregular(new VFile(join(shown, name))) };
  const { bytes, file } = await readOne(folder, shown, name);
  if (file.messages.length > 0) return { file };
  const ending = endingOf(bytes, name);
  const [, edition, written] = NAME.exec(name) ?? [];
  if (ending === undefined || (edition !== undefined && written !== ending)) {
    refuseKind(file, ending);
    return { file };
  }
  if (edition === undefined || (editions && !editions.includes(edition))) {
    reportAlone(file, edition);
    return { file };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { original: { fil: name, edition, ending, sha256, bytes: bytes.length }, file };
}

function refuseIrregular(file: VFile): VFile {
  addDiagnostic(file, {
    ruleId: 'ikke-vanlig-fil',
    severity: 'error',
    reason: 'Dette er ingen vanlig fil, og blir ikke lest.',
    expected: ['filen fra kilden'],
    note: 'Legg en kopi av filen i mappen, eller flytt det som ligger der, ut av den.',
  });
  return file;
}

function refuseKind(file: VFile, ending: OriginalEnding | undefined): void {
  const name = file.basename ?? '';
  addDiagnostic(file, {
    ruleId: 'original-annet-slag',
    severity: 'error',
    reason:
      ending === undefined
        ? 'Filen ligger blant originalene, men innholdet er ikke av et slag en rapport kommer i.'
        : `Innholdet i filen er av slaget .${ending}, men navnet sier noe annet: «${name}».`,
    sted: { linje: 1, kolonne: 1 },
    actual: ending === undefined ? name : `.${ending}`,
    expected: ['en PDF, .xlsx, .ods, .docx, .html, .csv eller .txt med den endelsen'],
    note:
      ending === undefined
        ? 'Flytt filen ut av mappen, og hent originalen på nytt fra kilden.'
        : `Gi filen endelsen .${ending} hvis den er originalen, eller hent originalen på nytt fra kilden.`,
  });
}

function reportAlone(file: VFile, edition: string | undefined): void {
  addDiagnostic(file, {
    ruleId: 'original-uten-rapport',
    severity: 'warning',
    reason:
      edition === undefined
        ? 'Filen heter ikke som en original, og blir ikke publisert.'
        : `Originalen hører til ${edition}, men ingen rapport heter det, og den blir ikke publisert.`,
    sted: { linje: 1, kolonne: 1 },
    actual: edition ?? file.basename ?? '',
    expected: ['rapportens id og filens endelse, som 2021-05.pdf eller 2021-05.utgave-2.pdf'],
    note: 'Les inn rapporten med «npm run import», gi filen rapportens navn, eller flytt den ut av mappen.',
  });
}
