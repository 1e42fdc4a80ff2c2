import { describe, expect, it } from 'vitest';
import { decodeAny } from '../../../src/lib/import/decode.ts';
import { diffLines } from '../../../src/lib/import/line-diff.ts';
import { readHtml } from '../../../src/lib/import/html-table.ts';
import { readLooseText } from '../../../src/lib/import/loose-text.ts';
import { joinYears } from '../../../src/lib/import/month-rows.ts';
import { plainNumbers } from '../../../src/lib/import/number-forms.ts';
import { readSheet, readSheetSource } from '../../../src/lib/import/sheet-rows.ts';

function rowsOf(text: string) {
  const read = readLooseText(text);
  return 'reason' in read ? read.reason : read.pages.flat();
}

describe('readLooseText', () => {
  it.each([
    ['semicolons', ';Januar;Februar\r\n"I alt";72 086;7\r\n'],
    ['commas', 'sep=,\n,Januar,Februar\nI alt,"72,086",7\n'],
    ['one cell a line', 'Januar\nFebruar\n\nI alt\n72 086\n7\n'],
    ['bars', '\\| | Januar | Februar |\n\\| I alt | 72 086 | 7 |\n'],
    ['months a space apart', 'Januar Februar\nI alt      72 086      7\n'],
  ])('reads %s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      ['', 'Januar', 'Februar'],
      ['I alt', '72 086', '7'],
    ]);
  });

  it('refuses what does not say which numbers belong together', () => {
    expect(rowsOf('Januar\nFebruar\nI alt\nMentor\n1\n2\n3\n4\n')).toContain('ikke rad for rad');
    expect(rowsOf('\tJanuar\tFebruar\t\tJanuar\tFebruar\n')).toContain('side om side');
    expect(rowsOf('+-----+-----+-----+\n| 72 0 |\n')).toContain('rutenett');
  });

  it('takes a text with growing page numbers for a foot, and a row for a row', () => {
    const foot = [5, 6, 9].map((page) => `Direktoratet\t${page}`);
    expect(rowsOf(['\tJanuar\tFebruar', ...foot, 'I alt\t1\t2'].join('\n'))).toEqual([
      ['', 'Januar', 'Februar'],
      ['I alt', '1', '2'],
    ]);
  });
});

describe('plainNumbers', () => {
  const change = (...cells: string[]) =>
    plainNumbers([[['I alt', ...cells]]]).pages[0]?.[0]?.slice(1);

  it('changes a form that every number has', () => {
    expect(change('72.086', '7', '*')).toEqual(['72 086', '7', '*']);
    expect(change('72086,00', '7,00')).toEqual(['72086', '7']);
    expect(change('1.072.086,00', '7,00')).toEqual(['1 072 086', '7']);
  });

  it('changes nothing where they do not agree, or where a number is no count', () => {
    expect(change('72.086', '7,5')).toEqual(['72.086', '7,5']);
    expect(change('72.086', '1234')).toEqual(['72.086', '1234']);
    expect(change('7.08', '1.5')).toEqual(['7.08', '1.5']);
  });
});

describe('joinYears', () => {
  it('gives each month its year, over or under, once or for each', () => {
    const dated = [['', 'Desember 2020', 'Januar 2021', 'Februar 2021']];
    const months = ['', 'Desember', 'Januar', 'Februar'];
    expect(joinYears([['', '2020', '2021', '2021'], months])).toEqual(dated);
    expect(joinYears([months, ['', '2020', '', '2021']])).toEqual(dated);
  });

  it('leaves years that do not fit the months', () => {
    const lines = [
      ['', '2021'],
      ['', 'Desember', 'Januar'],
    ];
    expect(joinYears(lines)).toEqual(lines);
  });
});

describe('readHtml', () => {
  it('reads tables with cells that span, and leaves out what is no text of the page', () => {
    const html = `<nav>Meny</nav><main><h2>Tiltak</h2><table><tr><td colspan=3>Kvinner</td></tr>
      <tr><th rowspan=2>Navn</th><th>Januar<th hidden>x<th>Februar</tr><tr><td>1<td>2</tr></table></main>`;
    expect(readHtml(html)).toEqual({
      page: [['Tiltak'], ['Kvinner'], ['Navn', 'Januar', 'Februar'], ['', '1', '2']],
    });
  });

  it('refuses a table inside another', () => {
    expect(readHtml('<table><tr><td>\n<table></table></table>')).toEqual({ nested: 2 });
  });
});

describe('readSheet', () => {
  it('writes numbers as they are stored and months as months, without columns of spacing', () => {
    const month = new Date(Date.UTC(2021, 0, 1));
    expect(
      readSheet([
        [null, null, 'Kvinner'],
        [null, null, month],
        ['I alt', null, 72086],
      ]),
    ).toEqual([['Kvinner'], ['2021-01'], ['I alt', '72086']]);
  });

  it('tells a formula without a value, and hidden rows', () => {
    const xml =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><f>A1+1</f></c></row>';
    expect(readSheetSource(xml)).toEqual({ uncomputed: 'B2', hidden: [2] });
    expect(readSheetSource('<c r="B2"><f>A1</f><v>1</v></c>').uncomputed).toBeUndefined();
  });
});

describe('decodeAny', () => {
  it('tells UTF-8, UTF-16 and Windows-1252, and what is no text', () => {
    expect(decodeAny(Uint8Array.of(0xc3, 0xb8))).toEqual({ text: 'ø', encoding: undefined });
    expect(decodeAny(Uint8Array.of(0xff, 0xfe, 0xf8, 0))).toEqual({
      text: 'ø',
      encoding: 'UTF-16',
    });
    expect(decodeAny(Uint8Array.of(0x61, 0xf8))).toEqual({ text: 'aø', encoding: 'Windows-1252' });
    expect(decodeAny(Uint8Array.of(0x61, 0, 1, 2))).toBeUndefined();
  });
});

describe('diffLines', () => {
  it('shows what goes and comes with a little around it', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7'].join('\n');
    expect(diffLines(before, before.replace('5', 'five'))).toEqual([
      ...['…', ' 3', ' 4', '-5', '+five', ' 6', ' 7'],
    ]);
    expect(diffLines('a', 'a')).toEqual([]);
  });
});
