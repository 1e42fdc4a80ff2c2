import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { parseRettelser } from '../report/corrections/correction.ts';
import type { Rettelser } from '../report/ingest.ts';
import { decodeText } from './files.ts';

const NAVN = 'rettelser.yml';

/** Reads the corrections under `innhold`. No file is no corrections; what is wrong in it is errors on `file`. */
export async function readRettelser(innhold: string, shown: string): Promise<Rettelser> {
  const file = new VFile({ path: join(shown, NAVN) });
  const bytes = await readFile(join(innhold, NAVN)).catch(() => new Uint8Array());
  const tekst = decodeText({ navn: NAVN, bytes, file });
  return { liste: tekst === undefined ? [] : parseRettelser(file), file };
}
