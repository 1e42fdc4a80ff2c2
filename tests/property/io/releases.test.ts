import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VFile } from 'vfile';
import { isBroken, readCorpus, type Corpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { isVisible } from '../../../src/lib/domain/value.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { makeCorpus, type CorpusFile, type CorpusOptions } from '../../../bench/corpus.ts';

const ROOT = join(import.meta.dirname, '../../..');
const { register } = await readRegister(
  join(ROOT, 'tests/fixtures/innhold'),
  'tests/fixtures/innhold',
);

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporter-'));
});
afterEach(async () => {
  for (const path of [folder, `${folder}-innhold`])
    await rm(path, { recursive: true, force: true });
});

async function read(
  files: Pick<CorpusFile, 'navn' | 'tekst'>[],
  env: Record<string, string> = {},
  content = join(ROOT, 'tests/fixtures/innhold'),
) {
  await Promise.all(files.map(({ navn, tekst }) => writeFile(join(folder, navn), tekst)));
  return readCorpus({ ...readConfig({ RAPPORTER: folder, ...env }, ROOT), content }, ROOT);
}

function invent(options: Partial<CorpusOptions> = {}) {
  return makeCorpus({ forste: '2019-10', antall: 5, register, ...options });
}

/** What the files are told, but for labels: file, severity and rule. */
function told({ filer }: Corpus): string[] {
  return filer.flatMap((file) =>
    file.messages
      .filter(({ ruleId }) => ruleId !== 'etikett-tolket')
      .map(({ ruleId, fatal }) => `${nameOf(file)} ${severity(fatal)} ${ruleId ?? ''}`),
  );
}

function nameOf({ stem }: VFile): string {
  return (stem ?? '').replace('syntetisk-', '');
}

function severity(fatal: boolean | null | undefined): string {
  return fatal === true ? 'error' : fatal === false ? 'warning' : 'info';
}

describe('a sequence of invented reports', () => {
  it('is read to the cell, also the cells that are hidden', async () => {
    const { filer, sannhet } = invent({ revision: 0.02 });
    const corpus = await read(filer);
    expect(isBroken(corpus)).toBe(false);
    expect(corpus.rapporter.map(({ id }) => id)).toEqual(filer.map(({ id }) => id));
    for (const { id, observasjoner } of corpus.rapporter) {
      const wrong = observasjoner.filter(({ serie, maned, verdi }) => {
        const true_ = sannhet.antall(serie, maned, id as Maned);
        return isVisible(verdi) ? verdi.antall !== true_ : true_ > 3;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('gives the newest report’s figure for every month, across the turn of the year', async () => {
    const { filer, sannhet } = invent({ revision: 0.02 });
    const { rapporter } = await read(filer);
    const series = mergeReports(rapporter).get('i-alt/i-alt/alle/alle');
    const newest = { '2019': '2019-12', '2020': '2020-02' } as const;
    expect(series?.observasjoner.map(({ maned }) => maned)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
        .map((month) => `2019-${month}`)
        .concat('2020-01', '2020-02'),
    );
    for (const { maned, verdi, kilde } of series?.observasjoner ?? []) {
      const by = maned.startsWith('2019') ? newest['2019'] : newest['2020'];
      expect(kilde.rapport).toBe(by);
      expect(verdi).toEqual({
        status: 'publisert',
        antall: sannhet.antall('i-alt/i-alt/alle/alle', maned, by),
      });
    }
  });

  it('does not depend on file names, and so not on the order of arrival', async () => {
    const { filer } = invent({ revision: 0.02 });
    const usual = await read(filer);
    await rm(folder, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), 'rapporter-'));
    const renamed = filer.map((file, i) => ({ ...file, navn: `${9 - i}.txt` }));
    const other = await read(renamed);
    expect([...mergeReports(other.rapporter)]).toEqual([...mergeReports(usual.rapporter)]);
  });

  it('says which months no report covers', async () => {
    const { filer } = invent({ forste: '2018-10', antall: 6, without: ['2018-11', '2018-12'] });
    const corpus = await read(filer);
    expect(told(corpus)).toEqual(['2019-01 warning maneder-mangler']);
    const file = corpus.filer.find(({ stem }) => stem === 'syntetisk-2019-01');
    expect(file?.messages[0]?.reason).toContain('november 2018 og desember 2018');
  });

  it('says when a tiltak begins and ends', async () => {
    const { filer } = invent({
      lifetimes: { mentor: { fra: '2019-11' }, jobbklubb: { til: '2019-12' } },
    });
    expect(told(await read(filer))).toEqual([
      '2019-11 info tiltak-begynner',
      '2020-01 info tiltak-slutter',
    ]);
  });

  it('takes a tiltak that no report had before and the registry does not know into the registry', async () => {
    const navn = 'Prøvetiltak for syntese';
    const { filer } = invent({ nye: [{ navn, gruppe: 'oppfolging', fra: '2019-12' }] });
    const corpus = await read(filer);
    expect(isBroken(corpus)).toBe(false);
    expect(told(corpus)).toContain('2019-12 info tiltak-begynner');
    const found = corpus.register.tiltak.find(({ slug }) => slug === 'provetiltak-for-syntese');
    expect(found).toMatchObject({ navn, gruppe: 'oppfolging' });
    expect(corpus.register.tiltak).toHaveLength(register.tiltak.length + 1);
    expect(corpus.register.tiltak.map(({ orden }) => orden)).toEqual(
      corpus.register.tiltak.map((_, i) => i + 1),
    );
  });

  it('tells of figures that a later report states otherwise, without calling it an error', async () => {
    const corpus = await read(invent({ revision: 0.02 }).filer);
    expect(told(corpus)).toEqual(
      ['2019-11', '2019-12', '2020-02'].flatMap((id) => [
        `${id} warning mange-tall-endret`,
        `${id} info tall-endret`,
      ]),
    );
  });

  it('refuses two files that say different things of one release', async () => {
    const { filer } = invent({ antall: 1 });
    const [other] = invent({ antall: 1, fro: 2 }).filer;
    const corpus = await read([...filer, { navn: 'z.txt', tekst: other?.tekst ?? '' }]);
    expect(told(corpus)).toEqual(['z error samme-rapport-to-ganger']);
  });

  it('leaves out a file that says the same in another form', async () => {
    const { filer } = invent({ antall: 1 });
    const crlf = (filer[0]?.tekst ?? '').replaceAll('\n', '\r\n');
    const corpus = await read([...filer, { navn: 'z.txt', tekst: crlf }]);
    expect(told(corpus)).toEqual(['z warning samme-rapport-to-ganger']);
    expect(isBroken(corpus)).toBe(false);
  });

  it('refuses a report of a month that has not begun', async () => {
    const { filer } = invent({ antall: 2 });
    const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2019, 9, 31) / 1000) };
    const corpus = await read(filer, env);
    expect(told(corpus)).toEqual(['2019-11 error rapport-fra-framtiden']);
  });
});

describe('a tiltak that changes name or place', () => {
  const moved = { slug: 'mentor', gruppe: 'opplaering', til: '2019-11' as const };
  const key: SeriesKey = 'tiltak/mentor/alle/alle';

  it('is an error as long as nobody has said that it moved', async () => {
    expect(isBroken(await read(invent({ placed: [moved] }).filer))).toBe(true);
  });

  it('keeps one series when the registry says where it stood and what it was called', async () => {
    const navn = 'Veiledning fra kollega';
    const { filer, sannhet } = invent({
      placed: [moved],
      called: [{ slug: 'mentor', navn, til: '2019-12' }],
    });
    const content = `${folder}-innhold`;
    await cp(join(ROOT, 'tests/fixtures/innhold'), content, { recursive: true });
    const mentor = join(content, 'tiltak/mentor.md');
    const text = await readFile(mentor, 'utf8');
    const history = `flyttet: [{ gruppe: opplaering, til: 2019-11 }]\ntidligere: [{ navn: ${navn} }]`;
    await writeFile(mentor, text.replace('gruppe: oppfolging', `gruppe: oppfolging\n${history}`));
    const corpus = await read(filer, {}, content);
    expect(told(corpus).filter((line) => line.includes('error'))).toEqual([]);
    const series = mergeReports(corpus.rapporter).get(key);
    expect(series?.observasjoner.map(({ verdi }) => isVisible(verdi) && verdi.antall)).toEqual(
      series?.observasjoner.map(({ maned, kilde }) =>
        sannhet.antall(key, maned, kilde.rapport as Maned),
      ),
    );
    expect(series?.observasjoner).toHaveLength(14);
  });
});
