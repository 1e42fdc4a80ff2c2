import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { VFile } from 'vfile';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { ingestReport } from '../report/ingest.ts';
import { withNewTiltak } from '../series/register.ts';
import { decodeText } from './files.ts';
import { readRegister } from './register.ts';
import { readRettelser } from './corrections.ts';

/** Reports read one by one, and every file with its messages. */
export interface SingleFiles {
  register: Register;
  rapporter: Rapport[];
  filer: VFile[];
}

/**
 * Reads these files as reports, each by itself, with the registry and the corrections under `content`. Rejects, as
 * `readFile` does, where one cannot be read.
 */
export async function readSingleFiles(
  paths: readonly string[],
  content: string,
  shown: string,
): Promise<SingleFiles> {
  const { register, filer } = await readRegister(content, shown);
  const rettelser = await readRettelser(content, shown);
  const read = await Promise.all(
    paths.map(async (path) => {
      const file = new VFile({ path });
      // Of a folder the error itself does not say which.
      const bytes = await readFile(path).catch((error: unknown) => {
        throw error instanceof Error ? Object.assign(error, { path }) : error;
      });
      const tekst = decodeText({ navn: basename(path), bytes, file });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const rapport =
        tekst === undefined
          ? undefined
          : ingestReport({ fil: basename(path), sha256, tekst }, register, file, rettelser);
      return { file, rapport };
    }),
  );
  const rapporter = read.flatMap(({ rapport }) => rapport ?? []);
  return {
    register: withNewTiltak(register, rapporter),
    rapporter,
    filer: [...filer, rettelser.file, ...read.map(({ file }) => file)],
  };
}
