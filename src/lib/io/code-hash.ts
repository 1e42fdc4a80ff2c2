import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Which code and content a build is made of, as keys: each changes when a byte of what it covers does. */
export interface Kodenokler {
  /** What turns reports into page models: the library, the workers that run it, its packages, and Node itself. */
  bibliotek: string;
  /** The same and all that turns models into pages: components, layouts, styles, settings, the build. */
  nettsted: string;
  /** The registry and the corrections. */
  register: string;
}

/** The keys of the code and content in the repository at `rot`, whose registry is in `innhold`; `kjoretid` is what runs it. */
export async function readKodenokler(
  rot: string,
  innhold: string,
  kjoretid: string,
): Promise<Kodenokler> {
  const packages = [join(rot, 'package-lock.json')];
  const library = [
    ...(await filesIn(join(rot, 'src/lib'))),
    ...(await filesIn(join(rot, 'scripts/build'))),
  ];
  const source = await filesIn(join(rot, 'src'), ['content', 'lib']);
  const shown = await filesIn(join(rot, 'public'));
  // What is published decides nothing of what is built.
  const registry = await filesIn(innhold, ['rapporter', 'adresser.txt', 'utgivelser.txt']);
  const bibliotek = await digest(rot, [...packages, ...library], kjoretid);
  const settings = ['astro.config.mjs', 'scripts/build.ts'].map((file) => join(rot, file));
  return {
    bibliotek,
    nettsted: await digest(rot, [...settings, ...source, ...shown], bibliotek),
    register: await digest(innhold, registry, ''),
  };
}

/** Every file under a folder, without those of the named top folders; none where the folder is missing. */
async function filesIn(mappe: string, uten: string[] = []): Promise<string[]> {
  const entries = await readdir(mappe, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !uten.includes(relative(mappe, path).split(sep)[0] ?? ''))
    .sort();
}

async function digest(rot: string, files: string[], seed: string): Promise<string> {
  const hash = createHash('sha256').update(seed);
  for (const path of files) {
    const bytes = await readFile(path).catch(() => new Uint8Array());
    hash.update(`${relative(rot, path)}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest('hex');
}
