import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeNewTiltak, guideReports, openGuide, type Guide } from './guide.ts';

/**
 * The guide, performed: the tasks of docs/redaktor.md that change what is published, on one folder of content, one after
 * the other, until all of them are in it. After each, what publishing runs is run, and nothing may be found.
 */

let guide: Guide;
beforeAll(async () => {
  guide = await openGuide();
  const reports = await guideReports();
  for (const id of ['2021-06', '2021-07']) await guide.addReport(id, reports[id]);
  await completeNewTiltak(guide);
  await guide.publish('2021-07');
});
afterAll(() => guide.close());

describe('the guide, change by change', () => {
  it('gives a tiltak a new name, at its old address, and declares a break of another', async () => {
    await guide.addReport('2021-08', (await guideReports())['2021-08']);
    await guide.change(
      'tiltak/mentor.md',
      'navn: Mentor',
      'navn: Syntetisk veiledning\ntidligere:\n  - navn: Mentor',
    );
    const text = 'Fra juli 2021 telles også korte løp med.';
    await guide.change(
      'tiltak/jobbklubb.md',
      'former:',
      `brudd:\n  - maned: 2021-07\n    tekst: ${text}\nformer:`,
    );
    await guide.publish('2021-08');
    expect(await guide.readPage('tiltak', 'mentor')).toContain('Syntetisk veiledning');
    expect(await guide.readPage('tiltak', 'jobbklubb')).toContain(text);
  });

  it('moves a tiltak to another group, in a report that no longer tells of another one', async () => {
    await guide.addReport('2021-09', (await guideReports({ nye: [] }))['2021-09']);
    await guide.change(
      'tiltak/arbeidstrening.md',
      'gruppe: arbeidspraksis',
      'gruppe: oppfolging\nflyttet:\n  - gruppe: arbeidspraksis\n    til: 2021-08',
    );
    await guide.publish('2021-09');
    expect(await guide.readPage('tiltaksgrupper', 'oppfolging')).toContain('Arbeidstrening');
    // Its only tiltak is gone.
    expect(await guide.readPage('tiltaksgrupper', 'arbeidspraksis')).toContain('Arbeidspraksis');
    // All its figures are withdrawn.
    expect(await guide.readPage('rapporter', '2021-09', 'endringer')).toContain('Syntetisk kurs');
    expect(await guide.readPage('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });

  it('gives a tiltak a new address, though none of its figures can be drawn any more', async () => {
    const [old, fresh] = ['syntetisk-kurs', 'syntetisk-opplegg'];
    await guide.change(
      `tiltak/${old}.md`,
      'navn: Syntetisk kurs',
      'navn: Syntetisk opplegg\ntidligere:\n  - navn: Syntetisk kurs',
    );
    await rename(guide.content(`tiltak/${old}.md`), guide.content(`tiltak/${fresh}.md`));
    await guide.publish('Syntetisk opplegg');
    for (const path of ['tiltak/SLUG', 'figur/SLUG-utvikling'])
      expect(await guide.readPage(path.replace('SLUG', old))).toContain(
        `/prosjekt/${path.replace('SLUG', fresh)}/`,
      );
  });

  it('replaces a report by a new edition: not in its file once it is published, but beside it', async () => {
    const [page, csv] = [
      guide.dist('rapporter/2021-09/index.html'),
      guide.dist('data/rapporter/2021-09.csv'),
    ];
    const [before, number] = await Promise.all([page, csv].map((file) => readFile(file, 'utf8')));
    const original = await guide.read('rapporter/2021-09.txt');
    await guide.addReport('2021-09', (await guideReports({ nye: [], revision: 0.05 }))['2021-09']);
    for (const run of [guide.run.check, guide.run.build]) {
      const { code, output } = await run();
      expect(code, output).toBe(1);
      expect(output).toMatch(/2021-09\.txt:1:1 feil[\s\S]*rapport-erstattet/);
      expect(output).toMatch(/mv \S*2021-09\.txt \S*2021-09\.utgave-2\.txt/);
    }
    expect(await readFile(page, 'utf8')).toBe(before);
    await rename(
      guide.content('rapporter/2021-09.txt'),
      guide.content('rapporter/2021-09.utgave-2.txt'),
    );
    await guide.addReport('2021-09', original);
    await guide.publish('2021-09, utgave 2');
    expect(await readFile(page, 'utf8')).toContain('siden viser den andre utgaven');
    expect(await readFile(guide.dist('data/rapporter/2021-09.utgave-1.csv'), 'utf8')).toBe(number);
    expect(await readFile(csv, 'utf8')).not.toBe(number);
    expect(await guide.readPage('rapporter/2021-09/utgave-1/kilde')).toContain('første utgave');
    expect(await guide.readPage('rapporter/2021-09/utgave-1/avstemming')).toContain(
      'første utgave',
    );
    expect(await guide.readPage('rapporter/2021-09/endringer')).toContain(
      'Endret siden første utgave',
    );
  });

  it('takes a report back, with the addresses it brought', async () => {
    const book = await guide.read('adresser.txt');
    for (const file of ['2021-09', '2021-09.utgave-2'])
      await rm(guide.content(`rapporter/${file}.txt`));
    expect((await guide.run.build()).code).toBe(1);
    await writeFile(guide.content('adresser.txt'), book.slice(0, book.indexOf('# 2021-09')));
    const releases = await guide.read('utgivelser.txt');
    expect(releases).toContain('\n2021-09.utgave-2 ');
    await writeFile(guide.content('utgivelser.txt'), releases.replace(/^2021-09.*\n/gm, ''));
    await guide.publish('Uten september');
    expect(await guide.readPage('tiltak', 'mentor')).toContain('august 2021');
  });
});
