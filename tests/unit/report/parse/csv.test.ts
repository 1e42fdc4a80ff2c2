import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src/lib/report/parse/csv.ts';
import { splitLines } from '../../../../src/lib/report/parse/lines.ts';

const parse = (text: string) =>
  parseCsv(splitLines(text)).map(({ felter }) => felter.map(({ tekst }) => tekst));

describe('parseCsv', () => {
  it('reads quoted fields, empty ones, and says where each begins', () => {
    const [post] = parseCsv(splitLines('a,b,c\r\n"x ""y"", z",,4\r\n'));
    expect(post).toEqual({
      linje: 2,
      felter: [
        { tekst: 'x "y", z', kolonne: 2 },
        { tekst: '', kolonne: 14 },
        { tekst: '4', kolonne: 15 },
      ],
    });
  });

  it('reads back whatever fields were written, by comma or semicolon', () => {
    const felt = fc.stringMatching(/^[a-zæøå0-9,;" -]{0,12}$/).map((tekst) => tekst.trim());
    fc.assert(
      fc.property(
        fc.array(felt, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(',', ';'),
        (felter, mellom) => {
          const quoted = felter.map((tekst) => `"${tekst.replaceAll('"', '""')}"`).join(mellom);
          expect(parse(`a${mellom}b\n${quoted}\n`)).toEqual([felter]);
        },
      ),
    );
  });
});
