import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { formatMessages } from '../../../src/lib/diagnostics/format.ts';
import { addDiagnostic } from '../../../src/lib/domain/diagnostic.ts';

function reportWith(value: string, path = 'rapporter/2021-05.txt'): VFile {
  return new VFile({ path, value });
}

describe('formatMessages', () => {
  it('points at the place, under tabs and all, and says how to fix it', () => {
    const file = reportWith('Tiltak\nMentor\t12\t1x3\n');
    addDiagnostic(file, {
      ruleId: 'ulesbar-celle',
      severity: 'error',
      reason: '«1x3» er verken et antall eller *.',
      sted: { linje: 2, kolonne: 11, endColumn: 14 },
      expected: ['et helt tall', '*'],
      note: 'Kontroller cellen mot rapporten.',
    });
    expect(formatMessages([file])).toBe(
      [
        'rapporter/2021-05.txt: 1 feil',
        '',
        'rapporter/2021-05.txt:2:11 feil «1x3» er verken et antall eller *. ulesbar-celle',
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

  it('tells the page of the original, where form feeds part the text', () => {
    const file = reportWith('Tiltak\n\f\nMentor\t1x3\n');
    const sted = { linje: 3, kolonne: 8, endColumn: 11 };
    addDiagnostic(file, { ruleId: 'x', severity: 'error', reason: 'Feil.', sted });
    expect(formatMessages([file])).toContain('^^^\n    Linje 3, side 2\n');
    const plain = reportWith('Tiltak\n\nMentor\t1x3\n');
    addDiagnostic(plain, { ruleId: 'x', severity: 'error', reason: 'Feil.', sted });
    expect(formatMessages([plain])).not.toContain('side');
  });

  it('groups by file, and sorts by severity and place, whatever order the messages came in', () => {
    const b = reportWith('en\nto', 'b.txt');
    const a = reportWith('en', 'a.txt');
    addDiagnostic(b, {
      ruleId: 'y',
      severity: 'warning',
      reason: 'To.',
      sted: { linje: 2, kolonne: 1 },
    });
    addDiagnostic(b, {
      ruleId: 'x',
      severity: 'info',
      reason: 'En.',
      sted: { linje: 1, kolonne: 1 },
    });
    addDiagnostic(b, {
      ruleId: 'w',
      severity: 'error',
      reason: 'Tre.',
      sted: { linje: 1, kolonne: 1 },
    });
    addDiagnostic(a, { ruleId: 'z', severity: 'error', reason: 'Hele filen.' });
    const heads = formatMessages([b, a]).match(/^[ab]\.txt:\d.*$/gm);
    expect(heads).toEqual([
      'a.txt:1:1 feil Hele filen. z',
      'b.txt:1:1 feil Tre. w',
      'b.txt:2:1 advarsel To. y',
      'b.txt:1:1 opplysning En. x',
    ]);
    expect(formatMessages([b, a])).toMatch(/\n2 feil, 1 advarsel, 1 opplysning\n$/);
  });

  it('says so when nothing is wrong', () => {
    expect(formatMessages([reportWith('x')])).toBe('Ingen feil\n');
  });

  it('shows a long line only around the place', () => {
    const file = reportWith(`${'a'.repeat(5000)}X${'b'.repeat(5000)}`);
    addDiagnostic(file, {
      ruleId: 'r',
      severity: 'error',
      reason: 'X.',
      sted: { linje: 1, kolonne: 5001 },
    });
    const [, , , shown = '', caret = ''] = formatMessages([file]).split('\n');
    expect(shown.length).toBeLessThan(200);
    expect(shown[caret.indexOf('^')]).toBe('X');
  });

  it('never lets text from a report steer the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, column) => {
        const file = reportWith(text);
        addDiagnostic(file, {
          ruleId: 'r',
          severity: 'error',
          reason: `Fant «${text}».`,
          sted: { linje: 1, kolonne: column + 1 },
          expected: [text],
          note: text,
        });
        expect(formatMessages([file]).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });

  it('says once what holds at several places, and where', () => {
    const file = new VFile({ path: 'a.txt', value: 'x\ny\nz' });
    for (const linje of [3, 1, 2])
      addDiagnostic(file, {
        ruleId: 'x',
        severity: 'info',
        reason: 'Likt.',
        sted: { linje, kolonne: 1 },
      });
    addDiagnostic(file, {
      ruleId: 'x',
      severity: 'info',
      reason: 'Ulikt.',
      sted: { linje: 2, kolonne: 1 },
    });
    const text = formatMessages([file]);
    expect(text.match(/Likt\./g)).toHaveLength(1);
    expect(text).toContain('a.txt:1:1 opplysning Likt. x');
    expect(text).toContain('Det samme gjelder 2 steder til: 2:1, 3:1');
    expect(text).toContain('a.txt: 4 opplysninger');
  });

  it('tells the newest report first, and of older ones only errors and a count', () => {
    const [old, fresh, register] = ['2021-05.txt', '2021-06.txt', 'mentor.md'].map((path) => {
      const file = new VFile({ path, value: 'x' });
      addDiagnostic(file, { ruleId: 'i', severity: 'info', reason: `Om ${path}.` });
      return file;
    }) as [VFile, VFile, VFile];
    addDiagnostic(old, { ruleId: 'f', severity: 'error', reason: 'Galt.' });
    const news = { rapporter: ['2021-06.txt', '2021-05.txt'] };
    const text = formatMessages([old, register, fresh], news);
    expect(text.match(/^\S+: \d.*$/gm)).toEqual([
      '2021-06.txt: 1 opplysning',
      'mentor.md: 1 opplysning',
      '2021-05.txt: 1 feil, 1 opplysning, 1 fra før er ikke skrevet ut (--all viser dem)',
    ]);
    expect(text).toContain('2021-05.txt:1:1 feil Galt. f');
    expect(text).not.toContain('Om 2021-05.txt');
    expect(formatMessages([old, fresh], { ...news, all: true })).toContain('Om 2021-05.txt');
  });
});
