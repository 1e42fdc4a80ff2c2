import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ORIGINALS } from './originals.ts';

/** Which code and content a build is made of, as keys: each changes when a byte of what it covers does. */
export interface CodeKeys {
  /** What turns reports into page models: the library, the workers that run it, its packages, and Node itself. */
  library: string;
  /** The same and all that turns models into pages: components, layouts, styles, settings, the build command. */
  site: string;
  /** The registry and the corrections. */
  register: string;
}

/** The keys of the code in the repository at `root` and of the registry in `content`; `runtime` is what runs it. */
export async function readCodeKeys(
  root: string,
  content: string,
  runtime: string,
): Promise<CodeKeys> {
  const packages = [join(root, 'package-lock.json')];
  const code = await filesIn(join(root, 'src/lib'));
  const source = await filesIn(join(root, 'src'), ['content', 'lib']);
  const shown = await filesIn(join(root, 'public'));
  // What is published decides nothing of what is built; an original counts with its own release.
  const registry = await filesIn(content, [
    ...['rapporter', ORIGINALS, 'adresser.txt', 'utgivelser.txt'],
  ]);
  const library = await digest(root, [...packages, ...code], runtime);
  const settings = ['astro.config.mjs', 'scripts/build.ts'].map((file) => join(root, file));
  return {
    library,
    site: await digest(root, [...settings, ...source, ...shown], library),
    register: await digest(content, registry, ''),
  };
}

/** Every file under a folder, without those of the named top folders; none where the folder is missing. */
async function filesIn(folder: string, without: string[] = []): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !without.includes(relative(folder, path).split(sep)[0] ?? ''))
    .sort();
}

async function digest(root: string, files: string[], seed: string): Promise<string> {
  const hash = createHash('sha256').update(seed);
  for (const path of files) {
    const bytes = await readFile(path).catch(() => new Uint8Array());
    hash.update(`${relative(root, path)}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest('hex');
}
