import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lesSti } from '../../audit/page/svg-path.ts';
import { lesCsv } from '../../audit/readers/csv.ts';
import { avstand, skjelett, tydEtikett } from '../../audit/readers/label.ts';
import { lesXlsx } from '../../audit/readers/xlsx.ts';

describe('CSV', () => {
  it('reads back any rows written by RFC 4180', () => {
    const felt = fc.string().filter((tekst) => !/\r(?!\n)/.test(tekst));
    const rad = fc.array(felt, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(rad, { minLength: 1, maxLength: 5 }), (rader) => {
        const tekst = rader
          .map((felter) => felter.map((ett) => `"${ett.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(lesCsv(`${tekst}\r\n`).map(({ felter }) => felter)).toEqual(rader);
      }),
    );
  });

  it('knows the line of each row, and refuses an open quote', () => {
    expect(lesCsv('a,b\n"c\nd",e\nf,g\n').map(({ linje }) => linje)).toEqual([1, 2, 4]);
    expect(() => lesCsv('a,"b\n')).toThrow('linje 1');
  });
});

describe('labels', () => {
  const navn = ['AMO Kurs', 'AMO Kurs, Forsøk', 'Jobbklubb', 'Digital oppfølging/jobbklubb'];
  const kandidater = navn.map((ett) => ({ id: ett, former: [ett] }));

  it.each([
    ['Jobbkлубb', 'Jobbklubb'],
    ['Jobbkubb', 'Jobbklubb'],
    ['AMO  kurs, forsøk', 'AMO Kurs, Forsøk'],
    ['Digital oppfølging/ jobbklubb', 'Digital oppfølging/jobbklubb'],
    ['Noe helt annet', undefined],
  ])('%s → %s', (etikett, svar) => {
    expect(tydEtikett(etikett, kandidater, 0.2)).toBe(svar);
  });

  it('does not choose between two that are equally near', () => {
    const like = ['Kurs A', 'Kurs B'].map((id) => ({ id, former: [id] }));
    expect(tydEtikett('Kurs C', like, 0.5)).toBeUndefined();
  });

  it('counts one swap of neighbours as one edit', () => {
    expect(avstand('mentor', 'metnor')).toBe(1);
    expect(avstand('', 'abc')).toBe(3);
    expect(skjelett('Vgs/yrkesfaglig UTDANNING')).toBe('vgsyrkesfagligutdanning');
  });
});

describe('paths', () => {
  it.each([
    [
      'M1 2l3-4h5v6z',
      [
        [
          [1, 2],
          [4, -2],
          [9, -2],
          [9, 4],
        ],
      ],
    ],
    [
      'M1 2h0m3-.5h0',
      [
        [
          [1, 2],
          [1, 2],
        ],
        [
          [4, 1.5],
          [4, 1.5],
        ],
      ],
    ],
    [
      'M1,2,3,4',
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
  ])('%s', (d, punkter) => {
    expect(lesSti(d)?.map((sti) => sti.map(({ x, y }) => [x, y]))).toEqual(punkter);
  });

  it.each(['L1 2', 'M1', 'M1 2k3'])('refuses %s', (d) => {
    expect(lesSti(d)).toBeUndefined();
  });
});

describe('workbooks', () => {
  it('reads shared and inline text and numbers by column', () => {
    const ark =
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>7982</v></c></row></sheetData></worksheet>';
    const bok = zip({
      'xl/sharedStrings.xml': '<sst><si><t>maned</t></si></sst>',
      'xl/worksheets/sheet1.xml': ark,
    });
    expect(lesXlsx(bok)).toEqual([
      { ark: 'xl/worksheets/sheet1.xml', rad: 1, felter: ['maned', '', '7982'] },
    ]);
  });

  it('refuses what is no archive', () => {
    expect(() => lesXlsx(Buffer.from('PK'))).toThrow('zip');
  });
});

/** A small zip archive: local headers, then the central directory. */
function zip(filer: Record<string, string>): Buffer {
  const lokale: Buffer[] = [];
  const sentrale: Buffer[] = [];
  let plass = 0;
  for (const [navn, tekst] of Object.entries(filer)) {
    const data = deflateRawSync(Buffer.from(tekst));
    const lokal = Buffer.alloc(30);
    lokal.writeUInt32LE(0x04034b50, 0);
    lokal.writeUInt16LE(8, 8);
    lokal.writeUInt32LE(data.length, 18);
    lokal.writeUInt16LE(navn.length, 26);
    const sentral = Buffer.alloc(46);
    sentral.writeUInt32LE(0x02014b50, 0);
    sentral.writeUInt16LE(8, 10);
    sentral.writeUInt32LE(data.length, 20);
    sentral.writeUInt16LE(navn.length, 28);
    sentral.writeUInt32LE(plass, 42);
    lokale.push(lokal, Buffer.from(navn), data);
    sentrale.push(sentral, Buffer.from(navn));
    plass += 30 + navn.length + data.length;
  }
  const slutt = Buffer.alloc(22);
  slutt.writeUInt32LE(0x06054b50, 0);
  slutt.writeUInt16LE(sentrale.length / 2, 10);
  slutt.writeUInt32LE(plass, 16);
  return Buffer.concat([...lokale, ...sentrale, slutt]);
}
