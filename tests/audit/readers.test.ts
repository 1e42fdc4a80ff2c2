import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath } from '../../audit/page/svg-path.ts';
import { readCsv } from '../../audit/readers/csv.ts';
import { distance, skeleton, interpretLabel } from '../../audit/readers/label.ts';
import { readXlsx } from '../../audit/readers/xlsx.ts';

describe('CSV', () => {
  it('reads back any rows written by RFC 4180', () => {
    const field = fc.string().filter((text) => !/\r(?!\n)/.test(text));
    const row = fc.array(field, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows
          .map((fields) => fields.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(readCsv(`${text}\r\n`).map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });

  it('knows the line of each row, and refuses an open quote', () => {
    expect(readCsv('a,b\n"c\nd",e\nf,g\n').map(({ linje }) => linje)).toEqual([1, 2, 4]);
    expect(() => readCsv('a,"b\n')).toThrow('linje 1');
  });
});

describe('labels', () => {
  const name = ['AMO Kurs', 'AMO Kurs, Forsøk', 'Jobbklubb', 'Digital oppfølging/jobbklubb'];
  const candidates = name.map((one) => ({ id: one, former: [one] }));

  it.each([
    ['Jobbkлубb', 'Jobbklubb'],
    ['Jobbkubb', 'Jobbklubb'],
    ['AMO  kurs, forsøk', 'AMO Kurs, Forsøk'],
    ['Digital oppfølging/ jobbklubb', 'Digital oppfølging/jobbklubb'],
    ['Noe helt annet', undefined],
  ])('%s → %s', (label, answer) => {
    expect(interpretLabel(label, candidates, 0.2)).toBe(answer);
  });

  it('does not choose between two that are equally near', () => {
    const like = ['Kurs A', 'Kurs B'].map((id) => ({ id, former: [id] }));
    expect(interpretLabel('Kurs C', like, 0.5)).toBeUndefined();
  });

  it('counts one swap of neighbours as one edit', () => {
    expect(distance('mentor', 'metnor')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(skeleton('Vgs/yrkesfaglig UTDANNING')).toBe('vgsyrkesfagligutdanning');
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
  ])('%s', (d, points) => {
    expect(readPath(d)?.map((path) => path.map(({ x, y }) => [x, y]))).toEqual(points);
  });

  it.each(['L1 2', 'M1', 'M1 2k3'])('refuses %s', (d) => {
    expect(readPath(d)).toBeUndefined();
  });
});

describe('workbooks', () => {
  it('reads shared and inline text and numbers by column', () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>7982</v></c></row></sheetData></worksheet>';
    const book = zip({
      'xl/sharedStrings.xml': '<sst><si><t>maned</t></si></sst>',
      'xl/worksheets/sheet1.xml': sheet,
    });
    expect(readXlsx(book)).toEqual([
      { sheet: 'xl/worksheets/sheet1.xml', row: 1, fields: ['maned', '', '7982'] },
    ]);
  });

  it('refuses what is no archive', () => {
    expect(() => readXlsx(Buffer.from('PK'))).toThrow('zip');
  });
});

/** A small zip archive: local headers, then the central directory. */
function zip(files: Record<string, string>): Buffer {
  const lokale: Buffer[] = [];
  const sentrale: Buffer[] = [];
  let place = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(place, 42);
    lokale.push(local, Buffer.from(name), data);
    sentrale.push(central, Buffer.from(name));
    place += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(sentrale.length / 2, 10);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...lokale, ...sentrale, end]);
}
