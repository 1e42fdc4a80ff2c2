import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOriginal, readOriginals } from '../../../src/lib/io/originals.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'originaler-'));
});
afterEach(() => rm(content, { recursive: true, force: true }));

/** The originals among these files, by name with their text, of a site with two editions of one release. */
async function read(files: Record<string, string>, editions?: string[]) {
  await mkdir(join(content, 'originaler'));
  for (const [name, text] of Object.entries(files))
    await writeFile(join(content, 'originaler', name), text, 'latin1');
  const { originals, filer } = await readOriginals(content, 'innhold', editions);
  const told = filer.flatMap(({ path, messages }) =>
    messages.map(({ ruleId, fatal }) => `${path} ${ruleId} ${fatal ? 'feil' : 'advarsel'}`),
  );
  return { originals, told };
}

const KNOWN = ['2021-05', '2021-05.utgave-2'];

describe('readOriginals', () => {
  it('finds nothing where nothing is kept', async () => {
    expect(await readOriginals(content, 'innhold', [])).toEqual({ originals: [], filer: [] });
  });

  it('has the digest and the size of what belongs to an edition', async () => {
    const files = { '2021-05.pdf': '%PDF-1.7\n', '2021-05.utgave-2.html': '<!doctype html>\n' };
    const { originals, told } = await read({ ...files, 'README.md': 'Les dette.\n' }, KNOWN);
    expect(told).toEqual([]);
    // printf '%%PDF-1.7\n' | sha256sum
    expect(originals[0]).toEqual({
      fil: '2021-05.pdf',
      edition: '2021-05',
      ending: 'pdf',
      sha256: '0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e',
      bytes: 9,
    });
    expect(originals[1]).toMatchObject({ edition: '2021-05.utgave-2', ending: 'html', bytes: 16 });
    const [first] = originals;
    expect(first && (await loadOriginal(content, first)).toString()).toBe('%PDF-1.7\n');
  });

  it('warns of what no report goes by, and publishes none of it', async () => {
    const { originals, told } = await read(
      { '2021-06.pdf': '%PDF-1.7\n', 'rapport.txt': 'Tekst\n', '2021-05.utgave-1.txt': 'Tekst\n' },
      KNOWN,
    );
    expect(originals).toEqual([]);
    expect(told).toEqual([
      'innhold/originaler/2021-05.utgave-1.txt original-uten-rapport advarsel',
      'innhold/originaler/2021-06.pdf original-uten-rapport advarsel',
      'innhold/originaler/rapport.txt original-uten-rapport advarsel',
    ]);
  });

  it('tells nobody of missing reports while some report is unread', async () => {
    expect((await read({ '2021-06.pdf': '%PDF-1.7\n' })).told).toEqual([]);
  });

  it('refuses what is no report by its content, whatever it is called', async () => {
    const { originals, told } = await read(
      {
        '2021-05.pdf': 'Ren tekst\n',
        '2021-05.xlsx': '%PDF-1.7\n',
        '2021-05.txt': '\x89PNG\r\n',
        '2021-05.exe': 'MZ\0\0',
        '2021-05.docx': '',
      },
      KNOWN,
    );
    expect(originals).toEqual([]);
    expect(told).toEqual(
      ['docx', 'exe', 'pdf', 'txt', 'xlsx'].map(
        (ending) => `innhold/originaler/2021-05.${ending} original-annet-slag feil`,
      ),
    );
  });

  it('follows no link: what it leads to would be published', async () => {
    await writeFile(join(content, 'hemmelig.txt'), 'Hemmelig\n');
    await mkdir(join(content, 'originaler'));
    await symlink(join(content, 'hemmelig.txt'), join(content, 'originaler/2021-05.txt'));
    const { originals, filer } = await readOriginals(content, 'innhold', KNOWN);
    expect(originals).toEqual([]);
    expect(filer.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'ikke-vanlig-fil',
    ]);
  });
});
