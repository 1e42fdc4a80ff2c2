import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { makeCorpus, type CorpusFile } from '../../../bench/corpus.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { addManeder, manedRun, type Maned } from '../../../src/lib/domain/maned.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { ingestReport } from '../../../src/lib/report/ingest.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { releaseLists, type ReleaseList } from '../../../src/lib/site/releases.ts';
import { LITEN } from '../../content-folders.ts';

const drawing = { document: createDocument(), link: (path: string) => path };
const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
const { filer } = makeCorpus({ forste: '2020-03', antall: 1, register });

describe('the list of 240 releases', () => {
  it('leads to pages of decades, none of more than 3,000 elements', () => {
    const all = toldMonthly(ingest(filer[0], register), '2003-06', 240);
    const lists = releaseLists(all, register, listRevisions(all), drawing);
    const yearsOf = ({ years }: ReleaseList) => years.map(({ year }) => year);
    expect(yearsOf(lists.newest)).toEqual([
      2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016, 2015, 2014,
    ]);
    expect(rowsOf(lists.newest)).toHaveLength(5 + 9 * 12);
    // The newest list ends within a decade, whose page has all of it.
    expect(lists.newest.older).toEqual([
      { tekst: '2010–2019', sti: '/rapporter/eldre/2010-2019/' },
      { tekst: '2000–2009', sti: '/rapporter/eldre/2000-2009/' },
    ]);
    expect(lists.decades.map(({ head }) => head.sti)).toEqual(
      lists.newest.older.map(({ sti }) => sti),
    );
    expect(lists.decades.map((list) => rowsOf(list).length)).toEqual([120, 7 + 6 * 12]);
    const listed = [lists.newest, ...lists.decades].flatMap((list) =>
      rowsOf(list).map(({ id }) => id),
    );
    expect(new Set(listed)).toEqual(new Set(all.map(({ id }) => id)));
    for (const list of [lists.newest, ...lists.decades]) {
      // Row, four cells and a head with its link, its month and its year; a link to what was changed; and what cells hold.
      const elements = rowsOf(list).map(
        ({ verdi, endring, bar, overskrift }) =>
          10 + ([verdi.html, endring.html, bar, overskrift].join('').match(/<[a-z]/g)?.length ?? 0),
      );
      // The year's own row and what is around the table.
      const around = 4 * list.years.length + 150;
      expect(elements.reduce((a, b) => a + b, around)).toBeLessThan(3000);
    }
  });
});

function rowsOf({ years }: ReleaseList) {
  return years.flatMap(({ rows }) => rows);
}

function ingest(file: CorpusFile | undefined, register: Register): Rapport {
  const { navn = '', tekst = '' } = file ?? {};
  const messages = new VFile();
  const rapport = ingestReport({ fil: navn, sha256: '0'.repeat(64), tekst }, register, messages);
  if (!rapport) throw new Error(messages.messages.join('\n'));
  return rapport;
}

/** The same report, told anew each month from the first on, and each time of the months before it. */
function toldMonthly(rapport: Rapport, first: Maned, count: number): Rapport[] {
  const span = rapport.maneder.length - 1;
  return Array.from({ length: count }, (_, i): Rapport => {
    const til = addManeder(first, i);
    const maneder = manedRun(addManeder(til, -span), til);
    const moved = new Map(rapport.maneder.map((maned, place) => [maned, maneder[place] ?? til]));
    const observasjoner = rapport.observasjoner.map((one) => ({
      ...one,
      maned: moved.get(one.maned) ?? one.maned,
      kilde: { ...one.kilde, rapport: til },
    }));
    return { ...rapport, id: til, maneder, observasjoner };
  });
}
