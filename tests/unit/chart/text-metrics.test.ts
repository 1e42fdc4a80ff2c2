import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAxis,
  formatShare,
  formatCount,
  formatChange,
  shareInTenths,
} from '../../../src/lib/text/number-format.ts';
import { textWidth, wrapText } from '../../../src/lib/chart/text-metrics.ts';

describe('numbers', () => {
  it('have hard spaces between thousands and a real minus', () => {
    expect([0, 999, 1000, 77811, -859, -1234567].map(formatCount)).toEqual([
      '0',
      '999',
      '1\u00a0000',
      '77\u00a0811',
      '\u2212859',
      '\u22121\u00a0234\u00a0567',
    ]);
    expect([420, 0, -859].map(formatChange)).toEqual(['+420', '0', '\u2212859']);
  });

  it('round shares half away from zero to one decimal', () => {
    // 17 700 of 77 811 is 22,747…; 1 of 2 000 is 0,05; 1 of 2 001 is 0,0499….
    expect(shareInTenths(17700, 77811)).toBe(227);
    expect(shareInTenths(1, 2000)).toBe(1);
    expect(shareInTenths(1, 2001)).toBe(0);
    expect(formatShare(1000)).toBe('100,0\u00a0%');
    expect(() => shareInTenths(3, 2)).toThrow(RangeError);
    expect(() => shareInTenths(0, 0)).toThrow(RangeError);
  });

  it('turn into millions on an axis that would be too wide', () => {
    expect(formatAxis(12_500_000, 13_000_000)).toBe('12,5\u00a0mill.');
    expect(formatAxis(0, 13_000_000)).toBe('0');
    expect(formatAxis(9_000_000, 9_000_000)).toBe('9\u00a0000\u00a0000');
  });
});

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
