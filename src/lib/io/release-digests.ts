import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { VFile } from 'vfile';
import { editionOf, releasedName } from '../domain/edition.ts';
import { originalName, type Original } from '../domain/original.ts';
import type { RapportFile } from '../series/check.ts';
import {
  checkOriginalsKept,
  checkReleased,
  checkReleasedOriginal,
  parseReleased,
  type Digests,
} from '../formats/release-digests.ts';
import { splitLines } from '../report/parse/lines.ts';
import { ORIGINALS, type Originals } from './originals.ts';
import { editionNumberOf } from './releases.ts';

/** The list beside the ledger of addresses that says which texts and originals have been released. */
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

/** The digest of each report's text and of each original, by what they go by. Read files hold their text. */
export function digestsOf(read: readonly RapportFile[], originals: readonly Original[]): Digests {
  return new Map([
    ...read.map((one) => [nameOf(one), digestOf(String(one.file.value))] as const),
    ...originals.map((one) => [originalName(one), one.sha256] as const),
  ]);
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

/**
 * Refuses originals that have been replaced since they were released, errors on their files, and a list of which some are
 * gone from the folder of `content`. A release may get an original later.
 */
export function refuseReplacedOriginals(
  { originals, filer }: Originals,
  read: readonly RapportFile[],
  released: Released,
  content: string,
): void {
  const there = new Map(filer.map((file) => [file.basename ?? '', file]));
  for (const one of originals) {
    const file = there.get(one.fil);
    if (!file) continue;
    const next = nextEdition(one, read, originals);
    const found = { name: originalName(one), digest: one.sha256, file };
    checkReleasedOriginal(released.digests, found, next);
  }
  checkOriginalsKept(released, new Set(there.keys()), join(content, ORIGINALS));
}

/** The number of the edition that a new original is of: the newest, where its text came without one; else the next. */
function nextEdition(
  { edition }: Original,
  read: readonly RapportFile[],
  originals: readonly Original[],
): number {
  const { release, number } = editionOf(edition);
  const numbers = read.flatMap(({ rapport }) =>
    rapport.id === release ? editionNumberOf(rapport) : [],
  );
  const newest = Math.max(number, ...numbers);
  const name = releasedName({ release, number: newest });
  return originals.some((one) => one.edition === name) ? newest + 1 : newest;
}

function nameOf({ rapport }: RapportFile): string {
  return releasedName({ release: rapport.id, number: editionNumberOf(rapport) });
}

/** SHA-256, hex, of the lines of a text: the same whatever ends them, and with or without a mark of byte order or empty lines at the end. */
function digestOf(text: string): string {
  const lines = splitLines(text).map(({ tekst }) => tekst);
  return createHash('sha256').update(lines.join('\n').replace(/\n+$/, '')).digest('hex');
}
