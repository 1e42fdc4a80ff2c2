import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src/lib/report/parse/csv.ts';
import { splitLines } from '../../../../src/lib/report/parse/lines.ts';

const parse = (text: string) =>
  parseCsv(splitLines(text)).map(({ fields }) => fields.map(({ tekst }) => tekst));

describe('parseCsv', () => {
  it('reads quoted fields, empty ones, and says where each begins', () => {
    const [record] = parseCsv(splitLines('a,b,c\r\n"x ""y"", z",,4\r\n'));
    expect(record).toEqual({
      linje: 2,
      fields: [
        { tekst: 'x "y", z', kolonne: 2 },
        { tekst: '', kolonne: 14 },
        { tekst: '4', kolonne: 15 },
      ],
    });
  });

  it('reads back whatever fields were written, by comma or semicolon', () => {
    const field = fc.stringMatching(/^[a-zæøå0-9,;" -]{0,12}$/).map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(field, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(',', ';'),
        (fields, between) => {
          const quoted = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(between);
          expect(parse(`a${between}b\n${quoted}\n`)).toEqual([fields]);
        },
      ),
    );
  });
});
