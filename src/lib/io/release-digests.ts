import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { releasedName } from '../domain/edition.ts';
import type { RapportFile } from '../series/check.ts';
import { checkReleased, parseReleased, type Digests } from '../formats/release-digests.ts';
import { splitLines } from '../report/parse/lines.ts';
import { editionNumberOf } from './releases.ts';

/** The list beside the ledger of addresses that says which texts have been released. */
const NAME = 'utgivelser.txt';

/** The list as it stands: the file with its text and messages, its absolute path, and its digests. */
export interface Released {
  file: VFile;
  path: string;
  digests: Digests;
}

/** Reads the list beside the ledger at `ledger`. A site that has released nothing has none. */
export async function readReleased(ledger: string, root: string): Promise<Released> {
  const path = join(dirname(ledger), NAME);
  const value = existsSync(path) ? await readFile(path, 'utf8') : '';
  const file = new VFile({ path: relative(root, path), value });
  return { file, path, digests: parseReleased(file) };
}

/** The digest of each report's text by what its edition goes by. Read files hold their text. */
export function digestsOf(read: readonly RapportFile[]): Digests {
  return new Map(read.map((one) => [nameOf(one), digestOf(String(one.file.value))]));
}

/** Refuses reports that have been replaced since they were released: errors on their files. */
export function refuseReplaced(read: readonly RapportFile[], listed: Digests): void {
  for (const one of read) {
    const editions = read.filter(({ rapport }) => rapport.id === one.rapport.id);
    checkReleased(
      listed,
      { name: nameOf(one), digest: digestOf(String(one.file.value)), file: one.file },
      editions.map(({ rapport }) => editionNumberOf(rapport)),
    );
  }
}

function nameOf({ rapport }: RapportFile): string {
  return releasedName({ release: rapport.id, number: editionNumberOf(rapport) });
}

/** SHA-256, hex, of the lines of a text: the same whatever ends them, and with or without a mark of byte order or empty lines at the end. */
function digestOf(text: string): string {
  const lines = splitLines(text).map(({ tekst }) => tekst);
  return createHash('sha256').update(lines.join('\n').replace(/\n+$/, '')).digest('hex');
}
