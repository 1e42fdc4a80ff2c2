import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { formatMessages } from '../../../src/lib/diagnose/format.ts';
import { meld } from '../../../src/lib/domain/melding.ts';

function reportWith(value: string, path = 'rapporter/2021-05.txt'): VFile {
  return new VFile({ path, value });
}

describe('formatMessages', () => {
  it('points at the place, under tabs and all, and says how to fix it', () => {
    const file = reportWith('Tiltak\nMentor\t12\t1x3\n');
    meld(file, {
      ruleId: 'ulesbar-celle',
      alvor: 'error',
      reason: '«1x3» er verken et antall eller *.',
      sted: { linje: 2, kolonne: 11, sluttkolonne: 14 },
      expected: ['et helt tall', '*'],
      note: 'Kontroller cellen mot rapporten.',
    });
    expect(formatMessages([file])).toBe(
      [
        'rapporter/2021-05.txt: 1 feil',
        '',
        'rapporter/2021-05.txt:2:11 error «1x3» er verken et antall eller *. ulesbar-celle',
        '    Mentor→12→1x3',
        '              ^^^',
        '    Forventet: et helt tall | *',
        '    Kontroller cellen mot rapporten.',
        '',
        '1 feil',
        '',
      ].join('\n'),
    );
  });

  it('groups by file, and sorts by severity and place, whatever order the messages came in', () => {
    const b = reportWith('en\nto', 'b.txt');
    const a = reportWith('en', 'a.txt');
    meld(b, { ruleId: 'y', alvor: 'warning', reason: 'To.', sted: { linje: 2, kolonne: 1 } });
    meld(b, { ruleId: 'x', alvor: 'info', reason: 'En.', sted: { linje: 1, kolonne: 1 } });
    meld(b, { ruleId: 'w', alvor: 'error', reason: 'Tre.', sted: { linje: 1, kolonne: 1 } });
    meld(a, { ruleId: 'z', alvor: 'error', reason: 'Hele filen.' });
    const heads = formatMessages([b, a]).match(/^[ab]\.txt:\d.*$/gm);
    expect(heads).toEqual([
      'a.txt:1:1 error Hele filen. z',
      'b.txt:1:1 info En. x',
      'b.txt:2:1 warning To. y',
      'b.txt:1:1 error Tre. w',
    ]);
    expect(formatMessages([b, a])).toMatch(/\n2 feil, 1 advarsel, 1 opplysning\n$/);
  });

  it('says so when nothing is wrong', () => {
    expect(formatMessages([reportWith('x')])).toBe('Ingen feil\n');
  });

  it('shows a long line only around the place', () => {
    const file = reportWith(`${'a'.repeat(5000)}X${'b'.repeat(5000)}`);
    meld(file, { ruleId: 'r', alvor: 'error', reason: 'X.', sted: { linje: 1, kolonne: 5001 } });
    const [, , , shown = '', caret = ''] = formatMessages([file]).split('\n');
    expect(shown.length).toBeLessThan(200);
    expect(shown[caret.indexOf('^')]).toBe('X');
  });

  it('never lets text from a report steer the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (tekst, kolonne) => {
        const file = reportWith(tekst);
        meld(file, {
          ruleId: 'r',
          alvor: 'error',
          reason: `Fant «${tekst}».`,
          sted: { linje: 1, kolonne: kolonne + 1 },
          expected: [tekst],
          note: tekst,
        });
        expect(formatMessages([file]).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });
});
