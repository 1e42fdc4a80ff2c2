import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../src/lib/io/import-file.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { LITEN } from '../../content-folders.ts';

let folder: string;
let full: string;
let sister: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sister-'));
  full = await readFile(join(LITEN, 'rapporter/2021-05.txt'), 'utf8');
  sister = withoutSexes(full);
});
afterAll(() => rm(folder, { recursive: true }));

/** The report without its tables of women and men, under the title and the section titles of the report without sexes. */
function withoutSexes(text: string): string {
  return text
    .split(/\n(?=Deltakere i )/)
    .filter((page) => !/^(Kvinner|Menn)\b/m.test(page))
    .join('\n')
    .replaceAll('Tiltak og kjønn.', 'Tiltak.')
    .replaceAll('Hovedgrupper og kjønn', 'Hovedgrupper')
    .replaceAll('Tiltaksgrupper og kjønn', 'Tiltaksgrupper');
}

async function readFolder(files: Record<string, string>) {
  const rapporter = await mkdtemp(join(folder, 'rapporter-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(rapporter, name), text);
  const env = { INNHOLD: LITEN, RAPPORTER: rapporter };
  const corpus = await readCorpus(readConfig(env, process.cwd()), process.cwd());
  const messages = corpus.filer.flatMap((file) => file.messages);
  return {
    told: messages.map(({ ruleId, line }) => `${line ?? ''} ${ruleId ?? ''}`.trim()),
    reasons: messages.map(({ reason }) => reason),
    rapporter: corpus.rapporter,
  };
}

describe('the report without sexes', () => {
  it('is read alone, and nothing of sexes is missed', async () => {
    const { told, rapporter } = await readFolder({ '2021-05.txt': sister });
    expect(told).toEqual([]);
    expect(rapporter[0]?.observasjoner.length).toBeGreaterThan(20);
    const keys = rapporter[0]?.observasjoner.map(({ serie }) => serie) ?? [];
    expect(keys.filter((key) => !key.endsWith('/alle'))).toEqual([]);
  });

  it('is one release with the fuller, when they agree', async () => {
    const { told, rapporter } = await readFolder({ 'a.txt': sister, '2021-05.txt': full });
    expect(told).toEqual(['samme-rapport-to-ganger']);
    expect(rapporter.map(({ fil }) => fil)).toEqual(['2021-05.txt']);
  });

  it('is an error at each figure on which they differ', async () => {
    // One participant is moved from one tiltak to another, so that every sum comes out.
    const moved = sister
      .replace('Jobbklubb\t988', 'Jobbklubb\t987')
      .replace('Mentor\t728', 'Mentor\t729')
      .replace('Jobbklubb\t1 775', 'Jobbklubb\t1 774')
      .replace('Mentor\t743', 'Mentor\t744');
    const { told } = await readFolder({ 'a.txt': moved, '2021-05.txt': full });
    const lines = moved.split('\n');
    const changed = [/^Jobbklubb\t1 774/, /^Mentor\t744/, /^Jobbklubb\t987/, /^Mentor\t729/];
    expect(told).toEqual(
      changed.map(
        (row) => `${lines.findIndex((line) => row.test(line)) + 1} samme-rapport-to-ganger`,
      ),
    );
  });
});

describe('another of the agency’s reports', () => {
  it('is refused by its title, in one message', async () => {
    const other = full.replaceAll('Tiltak og kjønn. Tidsserie måned', 'Tiltak og fylke. En måned');
    expect(other).not.toBe(full);
    const { told, reasons } = await readFolder({ '2021-05.txt': other });
    expect(told.filter((one) => one.includes('annen-rapport'))).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(reasons[0]).toContain('Tiltak og fylke. En måned');
    const imported = await importFile(new TextEncoder().encode(other));
    expect('problem' in imported && imported.problem).toMatch(
      /^Filen er en annen rapport, «Deltakere i arbeidsrettede tiltak\. Tiltak og fylke\. En måned»/,
    );
  });
});
