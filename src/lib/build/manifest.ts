import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The list of what a build made, as `sha256sum` writes and reads it. */
export const MANIFEST = 'SHA256SUMS';
/** Tells GitHub Pages to show the files as they are. */
const NOJEKYLL = '.nojekyll';
/** What a web host's user may put into the built site, and a new build takes with it. */
const FOLLOWS_WITH = 'CNAME';
/** Files that every build makes: a list without them is somebody else's. */
const MARK = ['index.html', 'data/observasjoner.csv'];

/**
 * What lies in a folder and was not made by a build: files, links and whatever else, sorted; a folder with nothing of a
 * build's in it is told as one. Empty folders are nothing. Throws where there is no folder.
 */
export function foreignFilesIn(folder: string): string[] {
  const made = madeIn(folder);
  const known = new Set([...made, MANIFEST, NOJEKYLL, FOLLOWS_WITH]);
  const own = made.length > 0 ? known : new Set([NOJEKYLL, FOLLOWS_WITH]);
  const foreign = listAll(folder).filter((file) => !own.has(file));
  const folders = new Set([...own].flatMap(foldersOf));
  const shortened = foreign.map((file) => foldersOf(file).find((one) => !folders.has(one)) ?? file);
  return [...new Set(shortened)].sort();
}

/** Writes the list of what is in a finished site, and takes along what the host's user has put into the last one. */
export function finishSite(fresh: string, previous: string, files: readonly string[]): void {
  writeFileSync(join(fresh, NOJEKYLL), '');
  const all = [...new Set([...files, NOJEKYLL])].sort();
  const lines = all.map((file) => `${digestOf(join(fresh, file))}  ${file}\n`);
  writeFileSync(join(fresh, MANIFEST), lines.join(''));
  const own = join(previous, FOLLOWS_WITH);
  if (isFile(own)) copyFileSync(own, join(fresh, FOLLOWS_WITH));
}

/** The digest of the list in a built site, which stands for the site where that is whole; empty where there is no list. */
export function listDigest(folder: string): string {
  const path = join(folder, MANIFEST);
  return isFile(path) ? digestOf(path) : '';
}

/** The digest of every file in a folder, by its path; a link is told as what it leads to. */
export function digestsIn(folder: string): Map<string, string> {
  return new Map(
    listAll(folder).flatMap((file) => {
      const path = join(folder, file);
      return isFile(path) ? [[file, digestOf(path)]] : [[file, '']];
    }),
  );
}

/** True when every file that the list in a folder names is as it was built. */
export function isIntact(folder: string): boolean {
  return linesIn(folder).every(([sha256, file]) => {
    const path = join(folder, file);
    return isFile(path) && digestOf(path) === sha256;
  });
}

/** The digests and files that the list in a folder names. */
function linesIn(folder: string): [sha256: string, fil: string][] {
  const path = join(folder, MANIFEST);
  if (!isFile(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, sha256, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 !== undefined && file !== undefined ? [[sha256, file]] : [];
  });
}

/** The files that the list in a folder names; none where the list is not a build's. */
function madeIn(folder: string): string[] {
  const files = linesIn(folder).map(([, file]) => file);
  const isOurs = MARK.every((file) => files.includes(file) && existsSync(join(folder, file)));
  return isOurs ? files : [];
}

/** Everything in a folder that is not a folder, with `/`. Links are not followed, as a recursive `readdir` would. */
function listAll(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listAll(folder, `${under}${entry.name}/`) : [`${under}${entry.name}`],
  );
}

/** The folders a file lies in, topmost first: `a/`, `a/b/`. */
function foldersOf(file: string): string[] {
  const steps = file.split('/').slice(0, -1);
  return steps.map((_, i) => `${steps.slice(0, i + 1).join('/')}/`);
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
