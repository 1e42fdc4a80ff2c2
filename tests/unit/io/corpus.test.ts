import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT } from '../../content-folders.ts';
import { isBroken, readCorpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';

const ROOT = join(import.meta.dirname, '../../..');
const REAL = join(ROOT, 'tests/fixtures/innhold/rapporter/2021-05.txt');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporter-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function readFolderOf(files: Record<string, string | Uint8Array>) {
  await Promise.all(
    Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)),
  );
  const corpus = await readCorpus(readConfig({ RAPPORTER: folder, INNHOLD: CONTENT }, ROOT), ROOT);
  const rules = corpus.filer.flatMap(({ messages }) =>
    messages.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId),
  );
  return { corpus, rules };
}

describe('readCorpus', () => {
  it('reads the real report whole', async () => {
    const corpus = await readCorpus(readConfig({ INNHOLD: CONTENT }, ROOT), ROOT);
    expect(isBroken(corpus)).toBe(false);
    const [rapport, ...others] = corpus.rapporter;
    expect(others).toEqual([]);
    expect(rapport?.id).toBe('2021-05');
    expect(rapport?.sha256).toBe(
      '7f9339c2d1235dc4e99ff4de227991f76ddf1522ef91fcece623da9d393f07f2',
    );
    // Figures counted by an independent reader of the report.
    expect(rapport?.tabeller).toHaveLength(40);
    expect(rapport?.tabeller.reduce((sum, { rader }) => sum + rader, 0)).toBe(444);
    expect(rapport?.gjentakelser).toBe(46);
    expect(rapport?.observasjoner).toHaveLength(1990);
    expect(new Set(rapport?.observasjoner.map(({ serie }) => serie)).size).toBe(398);
    expect(rapport?.observasjoner.filter(({ verdi }) => verdi.status === 'skjermet')).toHaveLength(
      306,
    );
    expect(rapport?.summer.filter(({ utfall }) => utfall === 'eksakt')).toHaveLength(861);
    expect(rapport?.summer.filter(({ utfall }) => utfall === 'brutt')).toEqual([]);
  });

  it('points every figure at the very cell it stands in', async () => {
    const { rapporter } = await readCorpus(readConfig({ INNHOLD: CONTENT }, ROOT), ROOT);
    const lines = (await readFile(REAL, 'utf8')).split('\n');
    for (const { verdi, kilde } of rapporter[0]?.observasjoner ?? []) {
      const rest = lines[kilde.linje - 1]?.slice(kilde.kolonne - 1) ?? '';
      const printed = rest.split('\t')[0]?.replaceAll(' ', '');
      expect(printed).toBe(verdi.status === 'skjermet' ? '*' : String(verdi.antall));
    }
  });

  it('says that a folder is missing', async () => {
    const corpus = await readCorpus(
      readConfig({ RAPPORTER: join(folder, 'finnes-ikke'), INNHOLD: CONTENT }, ROOT),
      ROOT,
    );
    expect(isBroken(corpus)).toBe(true);
    expect(corpus.filer.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'mappe-mangler',
    ]);
  });

  it('says that a folder is empty, or holds nothing to read', async () => {
    expect((await readFolderOf({})).rules).toEqual(['mappe-tom']);
    expect((await readFolderOf({ 'README.md': 'Les', '.skjult': 'x' })).rules).toEqual([
      'mappe-tom',
    ]);
  });

  it.each([
    ['en PDF', '2021-06.pdf', 'drop-pdf/2021-05.pdf', 'npm run import -- '],
    ['en arbeidsbok', '2021-06.xlsx', 'drop-xlsx/2021-05.xlsx', 'npm run import -- '],
    ['et dokument', '2021-06.txt', 'drop-docx/2021-05.docx', 'npm run import -- '],
    ['en nettside', '2021-06.TXT', 'drop-html/2021-05.html', 'npm run import -- '],
  ])('passes over no file beside a good report: %s', async (kind, name, fixture, wayOut) => {
    const text = await readFile(REAL, 'utf8');
    const bytes = await readFile(join(ROOT, 'tests/fixtures', fixture));
    const { corpus, rules } = await readFolderOf({ '2021-05.txt': text, [name]: bytes });
    expect(rules).toEqual(['fil-av-annet-slag']);
    const file = corpus.filer.find(({ basename }) => basename === name);
    expect(file?.messages[0]?.reason).toContain(kind);
    expect(file?.messages[0]?.note).toContain(wayOut);
  });

  it.each([
    ['a scan', 'side.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'et bilde'],
    [
      'an old workbook',
      'a.xls',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
      'et eldre eller kryptert Office-dokument',
    ],
    ['an unknown package', 'a.zip', 'PK\x03\x04', 'en pakket fil'],
    ['text by another name', 'a.tekst', 'I alt', 'heter ikke som en rapport'],
  ])('says what a file is: %s', async (_, name, content, kind) => {
    const { corpus, rules } = await readFolderOf({ [name]: content });
    expect(rules).toEqual(['fil-av-annet-slag']);
    expect(corpus.filer.at(-1)?.messages[0]?.reason).toContain(kind);
  });

  it('reads a report whatever the case of its ending', async () => {
    const text = await readFile(REAL, 'utf8');
    const { corpus, rules } = await readFolderOf({ '2021-05.TXT': text });
    expect(rules).toEqual([]);
    expect(corpus.rapporter.map(({ fil }) => fil)).toEqual(['2021-05.TXT']);
  });

  it('opens neither pipes, folders nor links that lead out of the folder, and says so at once', async () => {
    execFileSync('mkfifo', [join(folder, '2021-06.txt')]);
    await mkdir(join(folder, '2021-07.txt'));
    await symlink('/dev/zero', join(folder, '2021-08.txt'));
    await symlink(REAL, join(folder, '2021-09.txt'));
    const { corpus, rules } = await readFolderOf({});
    expect(rules).toEqual(Array(4).fill('ikke-vanlig-fil'));
    expect(corpus.rapporter).toEqual([]);
  });

  it('follows a link within the folder', async () => {
    await mkdir(join(folder, '.kilder'));
    await writeFile(join(folder, '.kilder/a.txt'), await readFile(REAL, 'utf8'));
    await symlink(join(folder, '.kilder/a.txt'), join(folder, '2021-05.txt'));
    const { corpus, rules } = await readFolderOf({});
    expect(rules).toEqual([]);
    expect(corpus.rapporter).toHaveLength(1);
  });

  it.each([
    ['bytes that are not UTF-8', Uint8Array.of(0x72, 0xf8, 0x64)],
    ['text with NUL', 'a\0b'],
  ])('says that a file is not text: %s', async (_, content) => {
    const { corpus, rules } = await readFolderOf({ 'feil.txt': content });
    expect(rules).toEqual(['ikke-tekst']);
    expect(corpus.rapporter).toEqual([]);
  });

  it('leaves out a copy of a report, and says so without stopping', async () => {
    const text = await readFile(REAL, 'utf8');
    const { corpus } = await readFolderOf({ 'a.txt': text, 'b.txt': text });
    expect(isBroken(corpus)).toBe(false);
    expect(corpus.rapporter.map(({ fil }) => fil)).toEqual(['a.txt']);
    const second = corpus.filer.find(({ basename }) => basename === 'b.txt');
    expect(second?.messages.find(({ fatal }) => fatal === false)).toMatchObject({
      ruleId: 'samme-rapport-to-ganger',
      reason: 'Filen er en kopi av a.txt og er ikke tatt med.',
    });
  });

  it('reads on past a broken report, so that all problems are told at once', async () => {
    const text = await readFile(REAL, 'utf8');
    const broken = text
      .replace('Mentor\t260\t', 'Mentor\t2x0\t')
      .replace('Avklaring\t3 704', 'Avklaring\t3 705');
    const { corpus, rules } = await readFolderOf({
      'a.txt': text,
      'b.txt': broken,
      'c.txt': 'ingenting',
    });
    expect(rules).toContain('ulesbar-celle');
    expect(rules).toContain('ingen-tabeller');
    expect(corpus.rapporter.map(({ fil }) => fil)).toEqual(['a.txt']);
  });
});
