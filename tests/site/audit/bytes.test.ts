import { unzipSync, zipSync } from 'fflate';
import { describe, expect, inject, it } from 'vitest';
import { Provested } from './tampering.ts';

const [rot] = inject('nettsteder');
if (!rot) throw new Error('Nettstedet er ikke bygd');
const sted = new Provested(rot.dist, rot.base);

const BOK = 'data/tiltakstall.xlsx';
const [LES, OBSERVASJONER, TIDSSERIER] = [1, 2, 3].map((i) => `xl/worksheets/sheet${i}.xml`);

/** The workbook with one sheet's text changed. Throws when nothing was. */
function tuklet(ark: string | undefined, fra: RegExp, til: string, bok = BOK): Uint8Array {
  const deler = unzipSync(sted.bytes(bok));
  const xml = new TextDecoder().decode(deler[ark ?? '']);
  const ny = xml.replace(fra, til);
  if (ny === xml) throw new Error(`${fra.source} står ikke i ${ark ?? ''}`);
  return zipSync({ ...deler, [ark ?? '']: new TextEncoder().encode(ny) });
}

describe('the workbook', () => {
  it('is good as it is when it is packed anew', () => {
    expect(sted.avslorFil(BOK, zipSync(unzipSync(sted.bytes(BOK))))).toEqual([]);
  });

  it.each([
    ['a figure', OBSERVASJONER, /<v>7982<\/v>/, '<v>7983</v>', 'nedlasting-celle'],
    ['a line number', OBSERVASJONER, /(<c r="J2"><v>)\d+/, '$19999', 'nedlasting-celle'],
    ['a row gone', OBSERVASJONER, /<row r="9">.*?<\/row>/, '', 'nedlasting-mangler'],
    ['a hidden figure filled in', OBSERVASJONER, />skjermet</, '>publisert<', 'nedlasting-celle'],
    ['a figure of a series', TIDSSERIER, /<v>7982<\/v>/, '<v>7983</v>', 'regneark'],
    ['a hidden month of a series', TIDSSERIER, />\*<\/t>/, '>2</t>', 'regneark'],
    ['a series gone', TIDSSERIER, /<row r="9">.*?<\/row>/, '', 'regneark'],
    ['a month’s name', TIDSSERIER, />2021-03</, '>2021-06<', 'regneark'],
    ['a formula', TIDSSERIER, /<v>7982<\/v>/, '<f>1+1</f><v>7982</v>', 'nedlasting-uleselig'],
    ['a number among the words', LES, />Kilde</, '>Kilde: 77 811 deltakere<', 'regneark'],
  ])('%s tampered with is found', (_navn, ark, fra, til, regel) => {
    const funn = sted.avslorFil(BOK, tuklet(ark, fra, til));
    expect(funn).toContainEqual(expect.objectContaining({ fil: BOK, regel }));
  });

  it.each(['data/tiltak/arbeidstrening.xlsx', 'data/rapporter/2021-05.xlsx'])(
    '%s, beside a table, is held to the same',
    (bok) => {
      for (const ark of [OBSERVASJONER, TIDSSERIER]) {
        const funn = sted.avslorFil(bok, tuklet(ark, /<v>7982<\/v>/, '<v>7983</v>', bok));
        const regel = ark === TIDSSERIER ? 'regneark' : 'nedlasting-celle';
        expect(funn).toContainEqual(expect.objectContaining({ fil: bok, regel }));
      }
    },
  );

  it('of another table is found', () => {
    const annen = sted.bytes('data/tiltak/mentor.xlsx');
    const funn = sted.avslorFil('data/tiltak/arbeidstrening.xlsx', annen);
    expect(funn.map(({ regel }) => regel)).toContain('nedlasting-rad');
  });

  it('cut short is unreadable, not clean', () => {
    const funn = sted.avslorFil(BOK, sted.bytes(BOK).subarray(0, 5000));
    expect(funn.map(({ regel }) => regel)).toContain('nedlasting-uleselig');
  });
});
