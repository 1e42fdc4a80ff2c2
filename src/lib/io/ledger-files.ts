import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import {
  addressesOf,
  checkPromises,
  newAddresses,
  parseLedger,
  type PublishedAddress,
} from './address-ledger.ts';

/** The ledger as it stands: the file with its text and messages, and what it promises. */
export interface Ledger {
  file: VFile;
  promises: PublishedAddress[];
}

/** Reads a ledger of published addresses. A site that has published nothing has none, and promises nothing. */
export async function readLedger(path: string, root: string): Promise<Ledger> {
  const value = existsSync(path) ? await readFile(path, 'utf8') : '';
  const file = new VFile({ path: relative(root, path), value });
  return { file, promises: parseLedger(file) };
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
export function compareAddresses({ file, promises }: Ledger, files: readonly string[]): string[] {
  const built = addressesOf(files);
  checkPromises(promises, built, file);
  return newAddresses(promises, built);
}
