import { unzipSync, zipSync } from 'fflate';
import { describe, expect, inject, it } from 'vitest';
import { Provested } from './tukling.ts';

const [rot] = inject('nettsteder');
if (!rot) throw new Error('Nettstedet er ikke bygd');
const sted = new Provested(rot.dist, rot.base);

const BOK = 'data/tiltakstall.xlsx';
const [LES, OBSERVASJONER, TIDSSERIER] = [1, 2, 3].map((i) => `xl/worksheets/sheet${i}.xml`);

function bytes(fil: string): Uint8Array {
  const innhold = sted.kopi().get(fil);
  if (!(innhold instanceof Uint8Array)) throw new Error(`${fil} finnes ikke`);
  return innhold;
}

/** The workbook with one sheet's text changed. Throws when nothing was. */
function tuklet(ark: string | undefined, fra: RegExp, til: string, bok = BOK): Uint8Array {
  const deler = unzipSync(bytes(bok));
  const xml = new TextDecoder().decode(deler[ark ?? '']);
  const ny = xml.replace(fra, til);
  if (ny === xml) throw new Error(`${fra.source} står ikke i ${ark ?? ''}`);
  return zipSync({ ...deler, [ark ?? '']: new TextEncoder().encode(ny) });
}

describe('the workbook', () => {
  it('is good as it is when it is packed anew', () => {
    expect(sted.avslorFil(BOK, zipSync(unzipSync(bytes(BOK))))).toEqual([]);
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
    const annen = bytes('data/tiltak/mentor.xlsx');
    const funn = sted.avslorFil('data/tiltak/arbeidstrening.xlsx', annen);
    expect(funn.map(({ regel }) => regel)).toContain('nedlasting-rad');
  });

  it('cut short is unreadable, not clean', () => {
    const funn = sted.avslorFil(BOK, bytes(BOK).subarray(0, 5000));
    expect(funn.map(({ regel }) => regel)).toContain('nedlasting-uleselig');
  });
});

describe('pictures', () => {
  const FIGUR = 'figur/mentor-utvikling/mentor-utvikling.png';
  const DELING = 'bilder/figur/mentor-sosken.png';

  it('cut short, of another figure, of nothing, or of the wrong size are found', () => {
    const borte = 'figur/jobbklubb-utvikling/jobbklubb-utvikling.png';
    const annen = 'figur/mentor-endring/mentor-endring.png';
    const funn = sted.reviderMed(
      new Map([
        [FIGUR, bytes(FIGUR).subarray(0, -20)],
        [annen, bytes('figur/mentor-sosken/mentor-sosken.png')],
        [borte, new TextEncoder().encode('<svg xmlns=""/>')],
        [DELING, bytes(FIGUR)],
      ]),
    );
    for (const fil of [FIGUR, annen, borte, 'figur/mentor-sosken/index.html'])
      expect(funn).toContainEqual(expect.objectContaining({ fil, regel: 'bilde' }));
  });

  const KILDE = 'bilder/tiltak/mentor.svg';
  const BILDE = 'bilder/tiltak/mentor.png';
  const tekst = (fil: string) => String(sted.kopi().get(fil));
  const forteller = (fil: string, regel = 'bilde-kilde'): unknown =>
    expect.objectContaining({ fil, regel });

  it('another page’s drawing is found by its words, its strokes and its series', () => {
    const funn = sted.avslorFil(KILDE, tekst('bilder/tiltak/jobbklubb.svg'));
    expect(funn).toEqual(
      expect.arrayContaining([forteller(KILDE, 'bilde-ord'), forteller(KILDE, 'bilde-tegning')]),
    );
  });

  it('another page’s picture, of the same size, is found to be made of another drawing', () => {
    const figur = 'figur/mentor-endring/mentor-endring.png';
    const funn = sted.reviderMed(
      new Map([
        [BILDE, bytes('bilder/tiltak/jobbklubb.png')],
        [figur, bytes('figur/jobbklubb-endring/jobbklubb-endring.png')],
      ]),
    );
    expect(funn).toEqual([forteller(BILDE), forteller(figur)]);
  });

  it('both of another page are found', () => {
    const funn = sted.reviderMed(
      new Map<string, string | Uint8Array>([
        [BILDE, bytes('bilder/tiltak/jobbklubb.png')],
        [KILDE, tekst('bilder/tiltak/jobbklubb.svg')],
      ]),
    );
    expect(funn).toContainEqual(forteller(KILDE, 'bilde-ord'));
    expect(funn.every(({ fil }) => fil === KILDE)).toBe(true);
  });

  it('without its mark, and sources missing, without a picture, or of no page, are found', () => {
    const umerket = 'bilder/figur/mentor-sosken.png';
    const png = bytes(umerket);
    const alene = 'bilder/tiltak/jobbklubb';
    const ekstra = 'bilder/tiltak/finnes-ikke';
    const funn = sted.reviderMed(
      new Map<string, string | Uint8Array | undefined>([
        [umerket, Buffer.concat([png.subarray(0, 33), png.subarray(33 + 12 + 75)])],
        [KILDE, undefined],
        [`${alene}.png`, undefined],
        [`${ekstra}.svg`, tekst('bilder/forside.svg')],
      ]),
    );
    expect(funn).toEqual(
      expect.arrayContaining([
        forteller(umerket),
        forteller(KILDE),
        forteller(`${alene}.png`),
        forteller(`${ekstra}.svg`),
        forteller(`${ekstra}.png`),
      ]),
    );
    expect(funn.map(({ fil }) => fil)).not.toContain(BILDE);
  });

  it('written in other bytes, with the same words, are found not to be what the picture is made of', () => {
    const funn = sted.reviderMed(new Map([[KILDE, tekst(KILDE).replace('><title', '>\n<title')]]));
    expect(funn).toEqual([forteller(BILDE)]);
  });
});
