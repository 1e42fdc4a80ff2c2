import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isBroken, readCorpus, type Corpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { readReleased } from '../../../src/lib/io/release-digests.ts';
import { editionChanges, allEditions, pastChanges } from '../../../src/lib/series/editions.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { releaseChanges } from '../../../src/lib/site/editions.ts';
import { sourcePage } from '../../../src/lib/site/source.ts';
import { formatRowsAsCsv, rowsOfRapport } from '../../../src/lib/formats/downloads.ts';
import { addReleased, unreleased } from '../../../src/lib/formats/release-digests.ts';
import { LITEN } from '../../content-folders.ts';
import { SECOND_EDITION, smallContent, smallReport } from '../../editions.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function content(reports: Record<string, string>): Promise<string> {
  const folder = await smallContent(reports);
  folders.push(folder);
  return folder;
}

/** The corpus of a content folder, with what its files are told. */
function read(INNHOLD: string): Promise<Corpus> {
  return readCorpus(readConfig({ INNHOLD }, '/'), '/');
}

function told({ filer }: Corpus) {
  return filer.flatMap((file) =>
    file.messages
      .filter(({ ruleId }) => ruleId !== 'etikett-tolket')
      .map(({ ruleId, note }) => ({ file: file.basename, ruleId, note: String(note) })),
  );
}

const csvOf = ({ register }: Corpus, rapport: Corpus['rapporter'][number] | undefined) =>
  rapport ? formatRowsAsCsv(rowsOfRapport(rapport, register)) : '';

const second = await smallReport(SECOND_EDITION);
const text = (html: string) => html.replace(/<[^>]*>/g, '').replaceAll('\u00a0', ' ');

/** The lines of the second edition, Jobbklubb's before Mentor's, each with the difference. */
const bySubject = [
  [112, '2 021', '2 020', '−1'],
  [165, '1 100', '1 099', '−1'],
  [202, '853', '855', '+2'],
  [271, '881', '880', '−1'],
  [113, '706', '707', '+1'],
  [166, '691', '692', '+1'],
  [203, '5', '*', '–'],
  [256, '10', '12', '+2'],
  [272, '487', '488', '+1'],
] as const;

describe('a report issued again', () => {
  it('tells the release, and the first edition is kept as it was, to the byte of its table', async () => {
    const before = await read(LITEN);
    const corpus = await read(await content({ '2021-05.utgave-2.txt': second }));
    expect(told(corpus)).toEqual([]);
    expect(corpus.rapporter.map(({ id, fil }) => [id, fil])).toEqual([
      ['2021-05', '2021-05.utgave-2.txt'],
    ]);
    expect(corpus.superseded.map(({ id, fil }) => [id, fil])).toEqual([
      ['2021-05.utgave-1', '2021-05.txt'],
    ]);
    const mentor = mergeReports(corpus.rapporter).get('tiltak/mentor/alle/alle');
    expect(mentor?.observasjoner.at(-1)?.verdi).toEqual({ status: 'publisert', antall: 707 });
    expect(csvOf(corpus, corpus.superseded[0])).toBe(csvOf(before, before.rapporter[0]));
    expect(csvOf(corpus, corpus.rapporter[0])).not.toBe(csvOf(before, before.rapporter[0]));
  });

  it('lists each figure it tells otherwise, and no number of one that became hidden', async () => {
    const { rapporter, superseded, register } = await read(
      await content({ '2021-05.utgave-2.txt': second }),
    );
    const [release] = rapporter;
    if (!release) throw new Error('ingen rapport');
    const [page, ...below] = releaseChanges(release, {
      changes: [],
      past: [],
      superseded,
      register,
    });
    expect(below).toEqual([]);
    const rows = page?.editions[0]?.subjects.flatMap((one) => one.rows) ?? [];
    expect(page?.editions[0]?.subjects.map(({ anchor, name }) => [anchor, name])).toEqual([
      ['utgave-1-tiltak-jobbklubb', 'Jobbklubb'],
      ['utgave-1-tiltak-mentor', 'Mentor'],
    ]);
    const shown = rows.map(({ was, is, difference }) => [was.html, is.html, difference].map(text));
    expect(shown).toEqual(
      bySubject.map(([, from, to, difference]) =>
        to === '*' ? ['oppgitt, nå skjermet', '*', '–'] : [from, to, difference],
      ),
    );
    expect(rows.map(({ was, is }) => [was.source?.sti, is.source?.sti])).toEqual(
      bySubject.map(([line, , to]) => [
        to === '*' ? undefined : `/rapporter/2021-05/utgave-1/kilde/#L${line}`,
        `/rapporter/2021-05/kilde/#L${line}`,
      ]),
    );
    expect(rows[0]?.difference).toContain('data-rapport="2021-05 2021-05.utgave-1"');
  });

  it('tells on a page for each subject what is changed since an edition, where that is much', async () => {
    const { rapporter, register } = await read(LITEN);
    const [release] = rapporter;
    if (!release) throw new Error('ingen rapport');
    const edition = (number: number, changed: number): Rapport => ({
      ...release,
      id: `2021-05.utgave-${number}`,
      observasjoner: release.observasjoner.map((one, i) =>
        i < changed ? { ...one, verdi: { status: 'publisert', antall: 5000 + number + i } } : one,
      ),
    });
    const pagesOf = (superseded: Rapport[]) =>
      releaseChanges(release, { changes: [], past: [], superseded, register });
    const at31 = pagesOf([edition(1, 31)]);
    const [main, ...below] = at31;
    const [list] = main?.editions ?? [];
    expect(list?.subjects.flatMap(({ rows }) => rows)).toEqual([]);
    expect(list?.subjects.reduce((sum, { revised }) => sum + revised, 0)).toBe(31);
    expect(below.map(({ head }) => head.sti)).toEqual(list?.subjects.map(({ page }) => page));
    expect(below[0]?.head.sti).toBe('/rapporter/2021-05/endringer/utgave-1/i-alt/');
    expect(
      below.flatMap(({ editions }) => editions.flatMap(({ subjects }) => subjects[0]?.rows ?? [])),
    ).toHaveLength(31);
    // Thirty rows stand on the page of all.
    expect(pagesOf([edition(1, 30)])).toHaveLength(1);
    // Its pages stay when a later edition leaves little of it, and nothing is listed on them.
    const after = pagesOf([{ ...edition(1, 0) }, edition(2, 31)]);
    const paths = (pages: typeof after) => pages.map(({ head }) => head.sti);
    expect(paths(after)).toEqual(expect.arrayContaining(paths(at31)));
    const emptied = after.find(({ head }) => head.sti.endsWith('/utgave-1/i-alt/'));
    expect(emptied?.editions[0]?.subjects[0]).toMatchObject({ rows: [], revised: 0 });
  });

  it('can be issued a third time: each edition is held against what is told now', async () => {
    const corpus = await read(
      await content({
        '2021-05.utgave-2.txt': second,
        '2021-05.utgave-3.txt': await smallReport(SECOND_EDITION.slice(4, 7)),
      }),
    );
    expect(told(corpus)).toEqual([]);
    const [release] = corpus.rapporter;
    expect(corpus.superseded.map(({ id }) => id)).toEqual(['2021-05.utgave-1', '2021-05.utgave-2']);
    // The third says what the first said of all but the three of lines 202 to 256.
    expect(corpus.superseded.map((one) => release && editionChanges(one, release).length)).toEqual([
      3, 6,
    ]);
    expect(
      allEditions(corpus.rapporter, corpus.superseded).map(({ id, fil }) => [id, fil]),
    ).toEqual(
      ['2021-05.txt', '2021-05.utgave-2.txt', '2021-05.utgave-3.txt'].map((file) => [
        '2021-05',
        file,
      ]),
    );
    expect(pastChanges(corpus.rapporter, corpus.superseded)).toEqual([[], []]);
  });

  it('gives the source page of the first edition an address and a title of its own', async () => {
    const { superseded } = await read(await content({ '2021-05.utgave-2.txt': second }));
    const [first] = superseded.map(sourcePage);
    expect(first?.head).toMatchObject({
      sti: '/rapporter/2021-05/utgave-1/kilde/',
      tittel: 'Rapporten januar–mai 2021, første utgave, linje for linje – Tiltakstall',
      breadcrumbs: [{}, { sti: '/rapporter/2021-05/' }],
    });
    expect(first?.linjer[111]?.tekst).toContain('2 021');
  });

  it('reads corrections of each edition in that edition alone, and tells of those of the older', async () => {
    const misread = (await smallReport()).replace('\t706\n', '\t760\n');
    const folder = await content({ '2021-05.txt': misread, '2021-05.utgave-2.txt': second });
    const correction = (name: string, from: string, to: string) =>
      `- rapport: ${name}\n  nokkel: tiltak/mentor/alle/alle@2021-05\n  fra: ${from}\n  til: ${to}\n  begrunnelse: Lest feil.\n  dato: 2021-07-01\n`;
    await writeFile(join(folder, 'rettelser.yml'), correction('2021-05', '760', '706'));
    const corpus = await read(folder);
    expect(told(corpus)).toMatchObject([
      { file: 'rettelser.yml', ruleId: 'rettelse-eldre-utgave' },
    ]);
    const corrected = [...corpus.superseded, ...corpus.rapporter].map(({ observasjoner }) =>
      observasjoner.flatMap(({ verdi }) => (verdi.status === 'rettet' ? verdi.antall : [])),
    );
    expect(corrected).toEqual([[706], []]);
    await writeFile(
      join(folder, 'rettelser.yml'),
      correction('2021-05', '760', '706') + correction('2021-05.utgave-2', '706', '707'),
    );
    // The second edition says 707 already.
    expect(told(await read(folder)).map(({ ruleId }) => ruleId)).toContain('rettelse-utlopt');
  });
});

describe('a report that has been released', () => {
  /** A content folder whose list says that its report is released. */
  async function released(): Promise<string> {
    const folder = await content({});
    const { digests } = await read(folder);
    const list = await readReleased(join(folder, 'adresser.txt'), '/');
    await writeFile(list.path, addReleased('', unreleased(list.digests, digests), digests));
    return folder;
  }

  it('may not be replaced in its file: the message moves the new text beside the old', async () => {
    const folder = await released();
    await writeFile(join(folder, 'rapporter/2021-05.txt'), second);
    const corpus = await read(folder);
    expect(isBroken(corpus)).toBe(true);
    const [message, ...more] = told(corpus);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ file: '2021-05.txt', ruleId: 'rapport-erstattet' });
    expect(message?.note).toMatch(
      /mv \S*\/2021-05\.txt \S*\/2021-05\.utgave-2\.txt && git checkout/,
    );
  });

  it('may come with other ends of lines, and have a new edition beside it', async () => {
    const folder = await released();
    const crlf = `\uFEFF${(await smallReport()).replaceAll('\n', '\r\n')}\r\n\r\n`;
    await writeFile(join(folder, 'rapporter/2021-05.txt'), crlf);
    await writeFile(join(folder, 'rapporter/2021-05.utgave-2.txt'), second);
    const corpus = await read(folder);
    expect(told(corpus)).toEqual([]);
    expect([...corpus.digests.keys()]).toEqual(['2021-05', '2021-05.utgave-2']);
    const list = await readReleased(join(folder, 'adresser.txt'), '/');
    expect(unreleased(list.digests, corpus.digests)).toEqual(['2021-05.utgave-2']);
    const grown = addReleased(String(list.file.value), ['2021-05.utgave-2'], corpus.digests);
    expect(grown.startsWith(await readFile(list.path, 'utf8'))).toBe(true);
    expect(grown).toMatch(/\n2021-05\.utgave-2 [0-9a-f]{64}\n$/);
  });

  const PDF = '%PDF-1.7\n';
  /** The digest that `printf '%%PDF-1.7\\n' | sha256sum` tells. */
  const DIGEST = '0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e';

  /** A content folder with this original, whose list says that both are released. */
  async function withOriginal(): Promise<string> {
    const folder = await released();
    await mkdir(join(folder, 'originaler'));
    await writeFile(join(folder, 'originaler/2021-05.pdf'), PDF);
    return folder;
  }

  async function list(folder: string): Promise<string[]> {
    const { digests } = await read(folder);
    const { path, digests: listed, file } = await readReleased(join(folder, 'adresser.txt'), '/');
    const fresh = unreleased(listed, digests);
    await writeFile(path, addReleased(String(file.value), fresh, digests));
    return fresh;
  }

  it('may get an original later, which then stands in the list', async () => {
    const folder = await withOriginal();
    expect(told(await read(folder))).toEqual([]);
    expect(await list(folder)).toEqual(['2021-05.original.pdf']);
    expect(await readFile(join(folder, 'utgivelser.txt'), 'utf8')).toContain(
      `\n2021-05.original.pdf ${DIGEST}\n`,
    );
    expect(told(await read(folder))).toEqual([]);
    expect(await list(folder)).toEqual([]);
  });

  it('may not have its original replaced: the message reads the new one in as an edition', async () => {
    const folder = await withOriginal();
    await list(folder);
    const original = join(folder, 'originaler/2021-05.pdf');
    await writeFile(original, `${PDF} `);
    const corpus = await read(folder);
    expect(isBroken(corpus)).toBe(true);
    expect(told(corpus)).toMatchObject([{ file: '2021-05.pdf', ruleId: 'original-erstattet' }]);
    expect(told(corpus)[0]?.note).toMatch(
      /mv (\S*\/originaler\/2021-05\.pdf) ny-original\.pdf && git checkout -- \1 && npm run import -- --edition 2 --original ny-original\.pdf$/,
    );
    // The text of the second edition came without one: then it is that edition's; a third is the next.
    const nextTold = async () => /--edition \d/.exec(told(await read(folder))[0]?.note ?? '')?.[0];
    await writeFile(join(folder, 'rapporter/2021-05.utgave-2.txt'), second);
    expect(await nextTold()).toBe('--edition 2');
    await writeFile(join(folder, 'originaler/2021-05.utgave-2.pdf'), `${PDF} `);
    expect(await nextTold()).toBe('--edition 3');
    await writeFile(original, PDF);
    expect(told(await read(folder))).toEqual([]);
  });

  it('may not lose its original, also where one of another kind is put in its place', async () => {
    const folder = await withOriginal();
    await list(folder);
    await rm(join(folder, 'originaler/2021-05.pdf'));
    await writeFile(join(folder, 'originaler/2021-05.txt'), 'Rapporten.\n');
    const { filer } = await read(folder);
    const messages = filer.flatMap((file) => file.messages.map((one) => ({ file, one })));
    expect(messages.map(({ file, one }) => [file.basename, one.line, one.ruleId])).toEqual([
      ['utgivelser.txt', 5, 'original-fjernet'],
    ]);
    await rm(join(folder, 'originaler'), { recursive: true });
    expect(told(await read(folder)).map(({ ruleId }) => ruleId)).toEqual(['original-fjernet']);
  });
});
