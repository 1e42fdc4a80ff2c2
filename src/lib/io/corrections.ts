import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { parseRettelser } from '../report/corrections/correction.ts';
import type { Rettelser } from '../report/ingest.ts';
import { decodeText } from './files.ts';

const NAME = 'rettelser.yml';

/** Reads the corrections under `content`. No file is no corrections; what is wrong in it is errors on `file`. */
export async function readRettelser(content: string, shown: string): Promise<Rettelser> {
  const file = new VFile({ path: join(shown, NAME) });
  const bytes = await readFile(join(content, NAME)).catch(() => new Uint8Array());
  const text = decodeText({ navn: NAME, bytes, file });
  return { liste: text === undefined ? [] : parseRettelser(file), file };
}
