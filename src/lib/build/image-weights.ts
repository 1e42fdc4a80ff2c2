/** Writes what pictures weigh into the pages that lead to them: they are made after the pages. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatWeight } from '../site/format.ts';

/** The place of a picture's weight in a page, which names the picture's file. */
const PLACE = /( data-fil="([^"]+\.png)"[^>]*>)\s*(<\/span>)/g;
/** What a release keeps leads to no picture. */
const KEPT = 'rapporter';

/** Fills in the weights in all pages of a built site. `sizes`: bytes of each picture of a figure, by its path. */
export async function writeImageWeights(
  dist: string,
  sizes: ReadonlyMap<string, number>,
): Promise<void> {
  const byName = new Map([...sizes].map(([path, bytes]) => [basename(path), bytes]));
  for (const page of await findPages(dist)) {
    const html = await readFile(page, 'utf8');
    const filled = html.replace(PLACE, (place, before: string, name: string, after: string) => {
      const bytes = byName.get(name);
      return bytes === undefined ? place : before + formatWeight(bytes) + after;
    });
    if (filled !== html) await writeFile(page, filled);
  }
}

async function findPages(dist: string): Promise<string[]> {
  const top = await readdir(dist, { withFileTypes: true });
  const nested = await Promise.all(
    top
      .filter((entry) => entry.isDirectory() && entry.name !== KEPT)
      .map(async ({ name }) => {
        const files = await readdir(join(dist, name), { recursive: true });
        return files.map((file) => join(dist, name, file));
      }),
  );
  const own = top.filter((entry) => entry.isFile()).map(({ name }) => join(dist, name));
  return [...own, ...nested.flat()].filter((file) => file.endsWith('.html')).sort();
}
