import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  splitAlignedHeader,
  splitAlignedRow,
} from '../../../../src/lib/report/parse/aligned-columns.ts';

/** The texts of a row's cells. */
function cells(text: string, columns: number[]): string[] | undefined {
  return splitAlignedRow(text, columns)?.map(({ fra, til }) => text.slice(fra, til));
}

const TREE = [40, 50, 60];

describe('splitAlignedHeader', () => {
  it.each([
    ['                 Januar   Februar     Mars', ['', 'Januar', 'Februar', 'Mars']],
    ['Tiltak           jan.     feb.        mar.', ['Tiltak', 'jan.', 'feb.', 'mar.']],
    ['Januar Februar Mars', ['', 'Januar', 'Februar', 'Mars']],
    ['      Des 2020    Jan 2021', ['', 'Des 2020', 'Jan 2021']],
    ['               Mai', ['', 'Mai']],
  ])('reads %j', (text, expected) => {
    const found = splitAlignedHeader(text)?.map(({ fra, til }) => text.slice(fra, til));
    expect(found).toEqual(expected);
  });

  it.each([
    'Mai 2021',
    'Januar 2021  -  Mai 2021',
    'NAV      Mai 2021',
    'Kvinner',
    'I alt   12   13',
  ])('does not take %j for one', (text) => expect(splitAlignedHeader(text)).toBeUndefined());
});

describe('splitAlignedRow', () => {
  it('keeps labels of several words and thousands by a single space', () => {
    expect(cells('AMO Kurs, Forsøk   1 234    12 345   *', TREE)).toEqual([
      'AMO Kurs, Forsøk',
      '1 234',
      '12 345',
      '*',
    ]);
  });

  it('keeps digits in a label', () => {
    expect(cells('2-årig opplæringstiltak    23   18  17', TREE)).toEqual([
      '2-årig opplæringstiltak',
      '23',
      '18',
      '17',
    ]);
  });

  it('finds the cells where numbers and label stand one space apart, when there is one way to', () => {
    expect(cells('Mentor 260 1 261 *', TREE)).toEqual(['Mentor', '260', '1 261', '*']);
  });

  it('lets the right edges of the months decide between two ways', () => {
    const text =
      'Mentor'.padEnd(29) + '1 234 567'.padStart(11) + ' 890'.padStart(10) + '  9'.padStart(10);
    expect(cells('Oppf. 1 234 567 8', [7, 15, 17])).toEqual(['Oppf.', '1', '234 567', '8']);
    expect(cells(text, TREE)).toEqual(['Mentor', '1 234 567', '890', '9']);
  });

  it('gives numbers without a label an empty one', () => {
    expect(cells('        1 234   5   6', TREE)).toEqual(['', '1 234', '5', '6']);
  });

  it('leaves prose alone', () => {
    expect(cells('hvor tallene er mindre enn 4', [28])?.length).not.toBe(1);
    expect(cells('Kvinner, arbeidssøkere på tiltak', TREE)).toBeUndefined();
    expect(cells('i alle celler som er mindre enn 4', TREE)).toBeUndefined();
  });

  it('reads back any row written with two spaces between columns', () => {
    const count = fc.oneof(fc.constant('*'), fc.integer({ min: 4, max: 999_999 }).map(String));
    const label = fc.constantFrom(
      'Mentor',
      'AMO Kurs, Forsøk',
      '2-årig tiltak',
      'Vgs/yrkesfaglig utdanning',
    );
    fc.assert(
      fc.property(
        label,
        fc.array(count, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(' ', '\u00a0', '\u2009'),
        (name, number, thousand) => {
          const grouped = number.map((cell) => cell.replace(/\B(?=(\d{3})+$)/g, thousand));
          const text = [name, ...grouped].join('  ');
          expect(
            cells(
              text,
              number.map(() => -9),
            ),
          ).toEqual([name, ...grouped]);
        },
      ),
    );
  });

  it('takes time in proportion to the line, whatever its numbers', () => {
    const text = `a ${'123 '.repeat(480)}`;
    const columns = Array.from({ length: 12 }, (_, i) => i * 8);
    expect(() => splitAlignedRow(text, columns)).not.toThrow();
  });
});
