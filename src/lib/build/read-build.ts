import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesOf, listBuilt } from '../io/address-ledger.ts';
import { SKJERMET, type Build } from './diff.ts';
import type { ObservationRow } from '../formats/observations.ts';
import { sentencesOf } from './page-sentences.ts';
import { isSitemapPage } from '../formats/sitemap.ts';

/**
 * Reads a built site for comparison: what pages say, every observation, every figure's drawing. Numbers of the keys in
 * `skjermet` are left out of the sentences. Throws when there is none.
 */
export async function readBuild(
  dist: string,
  skjermet: ReadonlySet<string> = new Set(),
): Promise<Build> {
  const files = await listBuilt(dist);
  const read = (file: string) => readFile(join(dist, file), 'utf8');
  const pages = addressesOf(files).filter(isSitemapPage);
  const sider = new Map<string, string[]>();
  for (const path of pages)
    sider.set(path, sentencesOf(await read(`${path.slice(1)}index.html`), skjermet));
  const figurer = new Map<string, string>();
  for (const file of files.filter((one) => /^figur\/.*\.svg$/.test(one)))
    figurer.set(file.split('/')[1] ?? '', await read(file));
  return { sider, tall: await readNumber(dist), figurer };
}

/** The keys of all that a built site hides. Throws when there is none. */
export async function readSkjermet(dist: string): Promise<Set<string>> {
  const number = await readNumber(dist);
  return new Set([...number].flatMap(([key, shown]) => (shown === SKJERMET ? [key] : [])));
}

async function readNumber(dist: string): Promise<Map<string, string>> {
  const rows = JSON.parse(
    await readFile(join(dist, 'data/observasjoner.json'), 'utf8'),
  ) as ObservationRow[];
  return new Map(
    rows.map(({ niva, id, hovedgruppe, kjonn, maned, antall, status }) => [
      `${niva}/${id}/${hovedgruppe}/${kjonn}@${maned}`,
      status === 'skjermet' ? SKJERMET : String(antall),
    ]),
  );
}
