import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adresserOf } from '../publish/adressebok.ts';
import type { Bygg } from '../publish/forskjell.ts';
import type { Observasjonsrad } from '../publish/observasjoner.ts';
import { sentencesOf } from '../publish/setninger.ts';
import { isKartside } from '../publish/nettkart.ts';
import { listBuilt } from './adressebok.ts';

/** Reads a built site for comparison: what pages say, every observation, every figure's drawing. Throws when there is none. */
export async function readBygg(dist: string): Promise<Bygg> {
  const files = await listBuilt(dist);
  const read = (file: string) => readFile(join(dist, file), 'utf8');
  const pages = adresserOf(files).filter(isKartside);
  const sider = new Map<string, string[]>();
  for (const sti of pages) sider.set(sti, sentencesOf(await read(`${sti.slice(1)}index.html`)));
  const figurer = new Map<string, string>();
  for (const file of files.filter((one) => /^figur\/.*\.svg$/.test(one)))
    figurer.set(file.split('/')[1] ?? '', await read(file));
  const rows = JSON.parse(await read('data/observasjoner.json')) as Observasjonsrad[];
  const tall = new Map(
    rows.map(({ niva, id, hovedgruppe, kjonn, maned, antall, status }) => [
      `${niva}/${id}/${hovedgruppe}/${kjonn}@${maned}`,
      status === 'skjermet' ? '*' : String(antall),
    ]),
  );
  return { sider, tall, figurer };
}
