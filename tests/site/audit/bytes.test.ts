import { unzipSync, zipSync } from 'fflate';
import { describe, expect, inject, it } from 'vitest';
import { TestSite } from './tampering.ts';

const [root] = inject('nettsteder');
if (!root) throw new Error('Nettstedet er ikke bygd');
const place = new TestSite(root.dist, root.base);

const BOOK = 'data/tiltakstall.xlsx';
const [READ, OBSERVATIONS, TIME_SERIES_LIST] = [1, 2, 3].map((i) => `xl/worksheets/sheet${i}.xml`);

/** The workbook with one sheet's text changed. Throws when nothing was. */
function tampered(sheet: string | undefined, from: RegExp, to: string, book = BOOK): Uint8Array {
  const parts = unzipSync(place.bytes(book));
  const xml = new TextDecoder().decode(parts[sheet ?? '']);
  const fresh = xml.replace(from, to);
  if (fresh === xml) throw new Error(`${from.source} står ikke i ${sheet ?? ''}`);
  return zipSync({ ...parts, [sheet ?? '']: new TextEncoder().encode(fresh) });
}

describe('the workbook', () => {
  it('is good as it is when it is packed anew', () => {
    expect(place.avslorFil(BOOK, zipSync(unzipSync(place.bytes(BOOK))))).toEqual([]);
  });

  it.each([
    ['a figure', OBSERVATIONS, /<v>7982<\/v>/, '<v>7983</v>', 'nedlasting-celle'],
    ['a line number', OBSERVATIONS, /(<c r="J2"><v>)\d+/, '$19999', 'nedlasting-celle'],
    ['a row gone', OBSERVATIONS, /<row r="9">.*?<\/row>/, '', 'nedlasting-mangler'],
    ['a hidden figure filled in', OBSERVATIONS, />skjermet</, '>publisert<', 'nedlasting-celle'],
    ['a figure of a series', TIME_SERIES_LIST, /<v>7982<\/v>/, '<v>7983</v>', 'regneark'],
    ['a hidden month of a series', TIME_SERIES_LIST, />\*<\/t>/, '>2</t>', 'regneark'],
    ['a series gone', TIME_SERIES_LIST, /<row r="9">.*?<\/row>/, '', 'regneark'],
    ['a month’s name', TIME_SERIES_LIST, />2021-03</, '>2021-06<', 'regneark'],
    ['a formula', TIME_SERIES_LIST, /<v>7982<\/v>/, '<f>1+1</f><v>7982</v>', 'nedlasting-uleselig'],
    ['a number among the words', READ, />Kilde</, '>Kilde: 77 811 deltakere<', 'regneark'],
  ])('%s tampered with is found', (_navn, sheet, from, to, regel) => {
    const finding = place.avslorFil(BOOK, tampered(sheet, from, to));
    expect(finding).toContainEqual(expect.objectContaining({ fil: BOOK, regel }));
  });

  it('beside a table is held to the same', () => {
    const book = 'data/tiltak/arbeidstrening.xlsx';
    for (const sheet of [OBSERVATIONS, TIME_SERIES_LIST]) {
      const finding = place.avslorFil(book, tampered(sheet, /<v>7982<\/v>/, '<v>7983</v>', book));
      const regel = sheet === TIME_SERIES_LIST ? 'regneark' : 'nedlasting-celle';
      expect(finding).toContainEqual(expect.objectContaining({ fil: book, regel }));
    }
  });

  it('beside the table of a release, which keeps none, is found', () => {
    const book = 'data/rapporter/2021-05.xlsx';
    expect(place.reviderMed(new Map([[book, place.bytes(BOOK)]]))).toContainEqual(
      expect.objectContaining({ fil: book, regel: 'nedlasting-ukjent' }),
    );
  });

  it('of another table is found', () => {
    const other = place.bytes('data/tiltak/mentor.xlsx');
    const finding = place.avslorFil('data/tiltak/arbeidstrening.xlsx', other);
    expect(finding.map(({ regel }) => regel)).toContain('nedlasting-rad');
  });

  it('cut short is unreadable, not clean', () => {
    const finding = place.avslorFil(BOOK, place.bytes(BOOK).subarray(0, 5000));
    expect(finding.map(({ regel }) => regel)).toContain('nedlasting-uleselig');
  });
});
