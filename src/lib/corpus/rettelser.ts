import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { parseRettelser } from '../correct/rettelse.ts';
import type { Rettelser } from '../ingest/rapport.ts';
import { decodeText } from './filer.ts';

const NAVN = 'rettelser.yml';

/** Reads the corrections under `innhold`. No file is no corrections; what is wrong in it is errors on `file`. */
export async function readRettelser(innhold: string, shown: string): Promise<Rettelser> {
  const file = new VFile({ path: join(shown, NAVN) });
  const bytes = await readFile(join(innhold, NAVN)).catch(() => new Uint8Array());
  const tekst = decodeText({ navn: NAVN, bytes, file });
  return { liste: tekst === undefined ? [] : parseRettelser(file), file };
}
