import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { formatWorkbook } from '../../../src/lib/formats/workbook.ts';
import type { ObservationRow } from '../../../src/lib/formats/downloads.ts';
import { columnName, formatXlsx } from '../../../src/lib/formats/xlsx.ts';
import { HOSTILE } from './hostile.ts';

async function read(bytes: Uint8Array, sheet: string | number): Promise<unknown[][]> {
  return readSheet(Buffer.from(bytes), sheet);
}

describe('formatRegneark', () => {
  it('is read by another program: text as text, numbers as numbers', async () => {
    const rader = [
      ['navn', 'antall'],
      [HOSTILE, 12],
      ['=1+1', null],
      ['null', 0],
    ];
    const bytes = formatXlsx([{ navn: 'Ark & "<1>"', widths: [10, 10], rader }]);
    expect(await read(bytes, 1)).toEqual(rader);
  });

  it('gives the same bytes each time', () => {
    const sheet = { navn: 'A', widths: [10], rader: [['a'], [1]] };
    expect(formatXlsx([sheet])).toEqual(formatXlsx([sheet]));
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
    fc.assert(
      fc.property(fc.nat(16_383), (index) => {
        const back = [...columnName(index)].reduce(
          (sum, sign) => sum * 26 + sign.charCodeAt(0) - 64,
          0,
        );
        expect(back - 1).toBe(index);
      }),
    );
  });
});

describe('formatWorkbook', () => {
  const row = (maned: string, antall: number | null): ObservationRow => ({
    maned,
    niva: 'tiltak',
    id: 'alfa',
    navn: 'Alfa',
    hovedgruppe: 'alle',
    kjonn: 'alle',
    antall,
    status: antall === null ? 'skjermet' : 'publisert',
    rapport: '2021-02',
    linje: 3,
    kolonne: 7,
  });
  const bytes = formatWorkbook([row('2021-01', null), row('2021-02', 7)], 'Kilde.', 'Forbehold.');

  it('has one observation a row, hidden ones without a number', async () => {
    const [header, first, second] = await read(bytes, 'Observasjoner');
    expect(header?.slice(0, 3)).toEqual(['maned', 'niva', 'id']);
    expect(first?.slice(5, 8)).toEqual(['alle', null, 'skjermet']);
    expect(second?.slice(5, 8)).toEqual(['alle', 7, 'publisert']);
  });

  it('has one series a row with its months beside each other', async () => {
    expect(await read(bytes, 'Tidsserier')).toEqual([
      ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn', '2021-01', '2021-02'],
      ['tiltak', 'alfa', 'Alfa', 'alle', 'alle', '*', 7],
    ]);
  });
});
