import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '../../../src/lib/chart/text-metrics.ts';

describe('wrapText', () => {
  it('breaks between words, and leaves what fits alone', () => {
    expect(wrapText('Arbeidsrettet rehabilitering', 140, 15, 3)).toEqual([
      'Arbeidsrettet',
      'rehabilitering',
    ]);
    expect(wrapText('Kort', 20 + textWidth('Kort', 15), 15, 3)).toEqual(['Kort']);
  });

  it('ends with an ellipsis where there are too many lines', () => {
    expect(wrapText('en to tre fire fem', textWidth('en to', 15), 15, 1)).toEqual(['en…']);
  });

  it('leaves whole words before the ellipsis', () => {
    const text = 'AMO-kurs i ordinær virksomhet';
    for (let width = textWidth('AMO-kurs…', 15); width < textWidth(text, 15); width += 3) {
      const [line = ''] = wrapText(text, width, 15, 1);
      const last = line.replace(/…$/, '').split(' ').at(-1) ?? '';
      expect(text.split(' '), `«${line}» i ${width}`).toContain(last);
    }
    // Of a word alone, what there is room for.
    expect(wrapText('Arbeidspraksis i dag', textWidth('Arbeid…', 15), 15, 1)[0]).toMatch(/…$/);
  });

  it('never leaves a part of a number before the ellipsis', () => {
    for (const text of ['av 77\u00a0811 i alt', 'av 48,2 prosent', 'mai 2021 og mer'])
      for (let width = 60; width < 140; width += 1) {
        const [cut = ''] = wrapText(`${text} bak`, width, 15, 1);
        const [number = ''] = /\d[\d\u00a0,]*/.exec(cut) ?? [];
        expect(['', '77\u00a0811', '48,2', '2021'], `${cut} i ${width}`).toContain(number);
      }
  });

  it('divides a word that is longer than a line', () => {
    expect(wrapText('A'.repeat(12), textWidth('AAAAA', 10), 10, 9)).toEqual([
      'AAAA-',
      'AAAA-',
      'AAAA',
    ]);
  });

  it('divides a compound between its parts, and after a slash', () => {
    const width = textWidth('Inkluderingst-', 14);
    expect(wrapText('Inkluderingstilskudd', width, 14, 4)).toEqual(['Inkluderings-', 'tilskudd']);
    expect(wrapText('Oppfølging/jobbklubb', width, 14, 4)).toEqual(['Oppfølging/', 'jobbklubb']);
  });

  it('never makes a line too wide or too many lines', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        fc.integer({ min: 40, max: 400 }),
        (text, width) => {
          const lines = wrapText(text, width, 15, 3);
          expect(lines.length).toBeLessThanOrEqual(3);
          for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(width + 1e-6);
        },
      ),
    );
  });
});
