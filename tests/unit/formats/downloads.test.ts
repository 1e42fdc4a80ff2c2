import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv } from '../../../src/lib/formats/downloads.ts';

describe('formatCsv', () => {
  it('ends every line with CRLF and quotes what needs it', () => {
    expect(
      formatCsv(
        ['navn', 'antall'],
        [
          ['Høyere utdanning, Forsøk', 4],
          ['sa «"ja"»', ''],
        ],
      ),
    ).toBe('navn,antall\r\n"Høyere utdanning, Forsøk",4\r\n"sa «""ja""»",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])(
    'makes %j harmless in a spreadsheet',
    (cell) => {
      expect(formatCsv(['navn'], [[cell]])).toMatch(/^navn\r\n"?'/);
    },
  );

  it('can be read back cell for cell', () => {
    const cell = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.nat()), { minLength: 1 }), (rows) => {
        const [, ...lines] = readCsv(formatCsv(['a', 'b', 'c'], rows));
        expect(lines).toEqual(rows.map((row) => row.map(String)));
      }),
    );
  });
});

/** A reader of RFC 4180 that shares nothing with the writer: fields by regular expression, rows by line end. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}
