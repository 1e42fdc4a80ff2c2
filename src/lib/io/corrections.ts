import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { parseRettelser } from '../report/corrections/correction.ts';
import type { Rettelser } from '../report/ingest.ts';
import { decodeText } from './files.ts';

const NAME = 'rettelser.yml';
/** What a file of corrections is called when an editor's program or system has chosen the ending. */
const MISNAMED = /^rettelse(r|ne)?(\.(ya?ml|txt|json))*$/i;

/**
 * Reads the corrections under `content`. No file is no corrections; what is wrong in it is errors on `file`, and so is a file
 * that has nearly its name, for its corrections would be passed over in silence.
 */
export async function readRettelser(content: string, shown: string): Promise<Rettelser> {
  const file = new VFile({ path: join(shown, NAME) });
  const bytes = await readFile(join(content, NAME)).catch(() => new Uint8Array());
  const names = await readdir(content).catch(() => []);
  for (const name of names) if (name !== NAME && MISNAMED.test(name)) reportName(file, name);
  const text = decodeText({ navn: NAME, bytes, file });
  return { liste: text === undefined ? [] : parseRettelser(file), file };
}

function reportName(file: VFile, name: string): void {
  // A disk that does not tell capitals apart reads it all the same; the one that publishes does not.
  const where =
    name.toLowerCase() === NAME ? ' der store og små bokstaver er forskjellige, som på GitHub' : '';
  addDiagnostic(file, {
    ruleId: 'rettelse-navn',
    severity: 'error',
    reason: `Filen «${name}» ligner rettelsene, men blir ikke lest${where}.`,
    sted: { linje: 1, kolonne: 1 },
    actual: name,
    expected: [NAME],
    note: `Gi filen navnet ${NAME}, eller flytt det som står i den, dit.`,
  });
}
