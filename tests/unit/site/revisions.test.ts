import { VFile } from 'vfile';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus } from '../../../bench/corpus.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { findHiddenCells } from '../../../src/lib/series/hidden.ts';
import {
  revisionIndex,
  hasRevisionsPage,
  revisionsPages,
} from '../../../src/lib/site/revisions.ts';
import { numberTable } from '../../../src/lib/site/tables.ts';
import { CONTENT } from '../../content-folders.ts';
import { report } from '../series/report.ts';

const TOTAL: SeriesKey = 'i-alt/i-alt/alle/alle';
const GROUP: SeriesKey = 'tiltaksgruppe/oppfolging/alle/alle';
const MENTOR: SeriesKey = 'tiltak/mentor/alle/alle';
const WOMEN: SeriesKey = 'tiltak/mentor/andre-pa-tiltak/kvinner';
const AVKLARING: SeriesKey = 'tiltak/avklaring/alle/alle';

/** Three releases; `once` is what the first told of a figure that the second tells otherwise and the third hides. */
const reports = (once = 31) => [
  report('2021-01', [
    [TOTAL, '2021-01', publisert(9000)],
    [GROUP, '2021-01', publisert(700)],
    [MENTOR, '2021-01', publisert(1240)],
    [WOMEN, '2021-01', SKJERMET],
    [AVKLARING, '2021-01', publisert(once)],
  ]),
  report('2021-02', [
    [WOMEN, '2021-01', publisert(7)],
    [MENTOR, '2021-01', publisert(1233)],
    [MENTOR, '2021-02', publisert(1200)],
    [AVKLARING, '2021-01', publisert(400)],
    [AVKLARING, '2021-02', publisert(12)],
    [TOTAL, '2021-01', publisert(9003)],
    [TOTAL, '2021-02', publisert(8000)],
  ]),
  report('2021-03', [
    [TOTAL, '2021-01', publisert(9003)],
    [TOTAL, '2021-02', publisert(8000)],
    [MENTOR, '2021-01', publisert(1233)],
    [WOMEN, '2021-01', publisert(7)],
    [AVKLARING, '2021-01', SKJERMET],
    [MENTOR, '2021-02', publisert(1204)],
    [AVKLARING, '2021-02', SKJERMET],
    [MENTOR, '2021-03', publisert(1300)],
  ]),
];

let register: Register;
beforeAll(async () => {
  ({ register } = await readRegister(CONTENT, 'innhold'));
});

const text = (html: string) => html.replace(/<[^>]*>/g, '');
const pagesOf = (id: string, all: Rapport[] = reports()) => {
  const one = all.find((rapport) => rapport.id === id);
  return one ? revisionsPages(listRevisions(all), one, register) : [];
};

describe('the page of what a release changed', () => {
  const rowsOf = (id: string) =>
    pagesOf(id)[0]?.subjects.map(({ anchor, name, rows }) => [
      anchor,
      name,
      ...rows.map(({ part, month, was, is, difference }) =>
        [part, text(month), text(was.html), text(is.html), text(difference)].join(' | '),
      ),
    ]);

  it('has each subject in the registry’s order, with what was, what is, and the difference', () => {
    expect(rowsOf('2021-02')).toEqual([
      ['i-alt', 'Alle tiltak', 'I alt | januar 2021 | 9\u00a0000 | 9\u00a0003 | +3'],
      [
        'tiltaksgruppe-oppfolging',
        'Oppfølging (gruppe)',
        'I alt | januar 2021 | 700 | ikke med | –',
      ],
      [
        'tiltak-mentor',
        'Mentor',
        'Kvinner, andre på tiltak | januar 2021 | * | 7 | –',
        'I alt | januar 2021 | 1\u00a0240 | 1\u00a0233 | \u22127',
      ],
      ['tiltak-avklaring', 'Avklaring', 'I alt | januar 2021 | 31 | 400 | +369'],
    ]);
  });

  it('tells no number, and no line to find it on, beside what the release hides', () => {
    const avklaring = pagesOf('2021-03')[0]?.subjects.find(({ name }) => name === 'Avklaring');
    expect(avklaring?.rows.map(({ was, is, difference }) => [was, is.html, difference])).toEqual(
      ['2021-01', '2021-02'].map(() => [
        { html: 'oppgitt, nå skjermet', status: 'lukket', source: undefined },
        '*',
        '–',
      ]),
    );
  });

  it('marks the difference with the key and the two reports it stands on', () => {
    const total = pagesOf('2021-02')[0]?.subjects[0]?.rows[0];
    expect(total?.difference).toBe(
      `+<data value="3" data-regel="endring" data-av="${TOTAL}@2021-01 ${TOTAL}@2021-01" data-rapport="2021-02 2021-01">3</data>`,
    );
    expect(total?.was.source?.sti).toBe('/rapporter/2021-01/kilde/#L1');
    expect(total?.is.source?.sti).toBe('/rapporter/2021-02/kilde/#L6');
  });

  it('counts what is changed and what is withdrawn, and is none where nothing is', () => {
    expect(pagesOf('2021-02')[0]?.count).toEqual({ revised: 4, withdrawn: 1 });
    expect(pagesOf('2021-01')).toEqual([]);
  });
});

describe('a release that tells every figure of a year otherwise', () => {
  let all: Rapport[];
  beforeAll(() => {
    const { filer } = makeCorpus({ fro: 3, forste: '2020-11', antall: 2, register, revision: 1 });
    all = filer.flatMap(({ navn, tekst }) => {
      const rettelser = { liste: [], file: new VFile() };
      const told = { fil: navn, sha256: navn, tekst };
      return ingestReport(told, register, new VFile(), rettelser) ?? [];
    });
  });

  it('has a page for each subject, none of them of more than 3,000 elements', () => {
    const pages = pagesOf('2020-12', all);
    const [main, ...others] = pages;
    expect(main?.count.revised).toBeGreaterThan(2000);
    expect(main?.subjects.map(({ page }) => page)).toEqual(others.map(({ head }) => head.sti));
    // What a row, a line and a heading are made of, and what stands around them, is counted in the built site.
    for (const { subjects, head } of pages) {
      const rows = subjects.flatMap((subject) => subject.rows).length;
      expect(rows * 14 + subjects.length * 5 + 150, head.sti).toBeLessThan(3000);
    }
    const rows = others.flatMap(({ subjects }) => subjects.flatMap((subject) => subject.rows));
    expect(rows).toHaveLength((main?.count.revised ?? 0) + (main?.count.withdrawn ?? 0));
  });

  it('keeps those pages, with nothing on them, when it is issued again and changes nothing any more', () => {
    const december = all.find(({ id }) => id === '2020-12');
    if (!december) throw new Error('ingen rapport');
    const past = [listRevisions(all)];
    const pages = revisionsPages([], december, register, past);
    const pathOf = (list: typeof pages) => list.map(({ head }) => head.sti);
    expect(pathOf(pages)).toEqual(pathOf(pagesOf('2020-12', all)));
    expect(pages[0]?.subjects).toEqual([]);
    expect(
      pages.every(
        ({ count, subjects }) =>
          count.revised + count.withdrawn + subjects.flatMap(({ rows }) => rows).length === 0,
      ),
    ).toBe(true);
    const mentor = { niva: 'tiltak', id: 'mentor' } as const;
    expect(hasRevisionsPage([], '2020-12', mentor, past)).toBe(true);
    expect(hasRevisionsPage([], '2020-12', mentor)).toBe(false);
  });

  it('keeps the page of a subject it changes no more beside those it changes still', () => {
    const december = all.find(({ id }) => id === '2020-12');
    if (!december) throw new Error('ingen rapport');
    const changes = listRevisions(all);
    const still = changes.filter(({ serie }) => serie === TOTAL);
    const [main, ...others] = revisionsPages(still, december, register, [changes]);
    expect(main?.subjects.map(({ name, page }) => [name, page])).toEqual([
      ['Alle tiltak', '/rapporter/2020-12/endringer/i-alt/'],
    ]);
    expect(others.map(({ head }) => head.sti).sort()).toEqual(
      pagesOf('2020-12', all)
        .slice(1)
        .map(({ head }) => head.sti)
        .sort(),
    );
  });
});

describe('the index of changes', () => {
  const index = (all = reports()) =>
    revisionIndex(listRevisions(all), all, register, findHiddenCells(all)).releases;

  it('tells how many figures each release changed, the newest first', () => {
    expect(
      index().map(({ id, release, revised, withdrawn }) => [id, release.sti, revised, withdrawn]),
    ).toEqual([
      ['2021-03', '/rapporter/2021-03/endringer/', 3, 0],
      // One of the four is of a figure that is hidden now.
      ['2021-02', '/rapporter/2021-02/endringer/', 3, 1],
    ]);
  });

  it('tells the largest change of a tiltak and that of the total, of no figure that is hidden now', () => {
    const [, february] = index();
    expect(text(february?.largest?.difference ?? '')).toBe('\u22127');
    expect(february?.largest?.series).toEqual({
      tekst: 'Mentor',
      sti: '/rapporter/2021-02/endringer/#tiltak-mentor',
    });
    expect(text(february?.total ?? '')).toBe('januar 2021 +3');
  });

  it('is the same whatever was told of what is hidden now', () => {
    expect(index(reports(3999))).toEqual(index(reports(31)));
    // Told as it is told later: then it is not changed at all, and the index has nothing of that either.
    expect(index(reports(400))).toEqual(index(reports(31)));
  });

  it('counts only, in releases far back', () => {
    const months = Array.from({ length: 40 }, (_, i) => {
      const month =
        `${2018 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}` as const;
      return report(month, [[TOTAL, '2018-01', publisert(1000 + i)]]);
    });
    const told = index(months);
    expect(told).toHaveLength(39);
    expect(told.map(({ total }) => text(total))).toEqual([
      ...Array<string>(36).fill('januar 2018 +1'),
      ...Array<string>(3).fill(''),
    ]);
  });
});

describe('a changed figure in a table', () => {
  const cells = (key: SeriesKey, all = reports()) => {
    const plan = [{ gruppe: '', etikett: 'I alt', serie: key }];
    const table = numberTable('t', 'T', plan, { serier: mergeReports(all), register });
    return table?.rader.map(({ maned, celler: [cell] }) => [
      maned,
      cell?.tekst,
      cell?.endret,
      cell?.changePath,
    ]);
  };

  it('leads to its subject among what the last release to change it changed', () => {
    expect(cells(MENTOR)).toEqual([
      ['2021-03', '1\u00a0300', false, undefined],
      ['2021-02', '1\u00a0204', true, '/rapporter/2021-03/endringer/#tiltak-mentor'],
      ['2021-01', '1\u00a0233', true, '/rapporter/2021-02/endringer/#tiltak-mentor'],
    ]);
    expect(cells(WOMEN)).toEqual([
      ['2021-01', '7', true, '/rapporter/2021-02/endringer/#tiltak-mentor'],
    ]);
  });

  it('leads nowhere where it is hidden', () => {
    expect(cells(AVKLARING)).toEqual([
      ['2021-02', '*', true, undefined],
      ['2021-01', '*', true, undefined],
    ]);
  });
});
