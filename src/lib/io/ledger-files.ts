import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import {
  adresserOf,
  checkLovnader,
  nyeAdresser,
  parseAdressebok,
  type Lovnad,
} from './address-ledger.ts';

/** The ledger as it stands: the file with its text and messages, and what it promises. */
export interface Adressebok {
  file: VFile;
  lovnader: Lovnad[];
}

/** Reads a ledger of published addresses. A site that has published nothing has none, and promises nothing. */
export async function readAdressebok(path: string, rot: string): Promise<Adressebok> {
  const value = existsSync(path) ? await readFile(path, 'utf8') : '';
  const file = new VFile({ path: relative(rot, path), value });
  return { file, lovnader: parseAdressebok(file) };
}

/** Every file of a built site, as paths from its folder with `/`, sorted. */
export async function listBuilt(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Holds the files of a site against the ledger: broken promises are errors on its file; returns the addresses it lacks. */
export function compareAdresser(
  { file, lovnader }: Adressebok,
  filer: readonly string[],
): string[] {
  const bygd = adresserOf(filer);
  checkLovnader(lovnader, bygd, file);
  return nyeAdresser(lovnader, bygd);
}
