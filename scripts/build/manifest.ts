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
const FOLGER_MED = 'CNAME';
/** Files that every build makes: a list without them is somebody else's. */
const KJENNETEGN = ['index.html', 'data/observasjoner.csv'];

/**
 * What lies in a folder and was not made by a build: files, links and whatever else, sorted; a folder with nothing of a
 * build's in it is told as one. Empty folders are nothing. Throws where there is no folder.
 */
export function foreignIn(mappe: string): string[] {
  const made = madeIn(mappe);
  const known = new Set([...made, MANIFEST, NOJEKYLL, FOLGER_MED]);
  const own = made.length > 0 ? known : new Set([NOJEKYLL, FOLGER_MED]);
  const foreign = listAll(mappe).filter((fil) => !own.has(fil));
  const mapper = new Set([...own].flatMap(foldersOf));
  const shortened = foreign.map((fil) => foldersOf(fil).find((one) => !mapper.has(one)) ?? fil);
  return [...new Set(shortened)].sort();
}

/** Writes the list of what is in a finished site, and takes along what the host's user has put into the last one. */
export function finishSite(
  fresh: string,
  forrige: string,
  filer: readonly string[],
  kjente: ReadonlyMap<string, string>,
): void {
  writeFileSync(join(fresh, NOJEKYLL), '');
  const alle = [...new Set([...filer, NOJEKYLL])].sort();
  const lines = alle.map((fil) => `${kjente.get(fil) ?? digestOf(join(fresh, fil))}  ${fil}\n`);
  writeFileSync(join(fresh, MANIFEST), lines.join(''));
  const own = join(forrige, FOLGER_MED);
  if (isFile(own)) copyFileSync(own, join(fresh, FOLGER_MED));
}

/** The digest of the list in a built site, which stands for the site where that is whole; empty where there is no list. */
export function listDigest(mappe: string): string {
  const path = join(mappe, MANIFEST);
  return isFile(path) ? digestOf(path) : '';
}

/** The digest of every file in a folder, by its path; a link is told as what it leads to. */
export function digestsIn(mappe: string): Map<string, string> {
  return new Map(
    listAll(mappe).flatMap((fil) => {
      const path = join(mappe, fil);
      return isFile(path) ? [[fil, digestOf(path)]] : [[fil, '']];
    }),
  );
}

/** True when every file that the list in a folder names is as it was built. */
export function isWhole(mappe: string): boolean {
  return linesIn(mappe).every(([sha256, fil]) => {
    const path = join(mappe, fil);
    return isFile(path) && digestOf(path) === sha256;
  });
}

/** The digests and files that the list in a folder names. */
function linesIn(mappe: string): [sha256: string, fil: string][] {
  const path = join(mappe, MANIFEST);
  if (!isFile(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, sha256, fil] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 !== undefined && fil !== undefined ? [[sha256, fil]] : [];
  });
}

/** The files that the list in a folder names; none where the list is not a build's. */
function madeIn(mappe: string): string[] {
  const filer = linesIn(mappe).map(([, fil]) => fil);
  const isOurs = KJENNETEGN.every((fil) => filer.includes(fil) && existsSync(join(mappe, fil)));
  return isOurs ? filer : [];
}

/** Everything in a folder that is not a folder, with `/`. Links are not followed, as a recursive `readdir` would. */
function listAll(mappe: string, under = ''): string[] {
  return readdirSync(join(mappe, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listAll(mappe, `${under}${entry.name}/`) : [`${under}${entry.name}`],
  );
}

/** The folders a file lies in, topmost first: `a/`, `a/b/`. */
function foldersOf(fil: string): string[] {
  const steps = fil.split('/').slice(0, -1);
  return steps.map((_, i) => `${steps.slice(0, i + 1).join('/')}/`);
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
