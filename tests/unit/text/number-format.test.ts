import { describe, expect, it } from 'vitest';
import {
  formatAxis,
  formatShare,
  formatCount,
  formatChange,
  shareInTenths,
} from '../../../src/lib/text/number-format.ts';

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
