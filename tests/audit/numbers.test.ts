import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  avrundet,
  desimaltall,
  heltall,
  maskintall,
  tallAvOrd,
  tidelerAvMaskintall,
} from '../../audit/truth/numbers.ts';

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, -2n, -1n],
    [0n, 7n, 0n],
  ])('%d/%d is %d', (a, b, svar) => {
    expect(avrundet(a, b)).toBe(svar);
  });

  it('is never more than a half away, and symmetric', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n), (a, b) => {
        const svar = avrundet(a, b);
        const feil = 2n * (svar * b - a);
        expect((feil < 0n ? -feil : feil) <= b).toBe(true);
        expect(avrundet(-a, b)).toBe(-svar);
      }),
    );
  });
});

it('writes numbers as Norwegians do', () => {
  expect(heltall(77811n)).toBe('77\u00a0811');
  expect(heltall(1234567n)).toBe('1\u00a0234\u00a0567');
  expect(heltall(-370n)).toBe('370');
  expect(desimaltall(-11n)).toBe('1,1');
  expect(desimaltall(12345n)).toBe('1\u00a0234,5');
});

it('reads back every machine number it writes, and no other form', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 9n), 10n ** 9n), (tideler) => {
      expect(tidelerAvMaskintall(maskintall(tideler, true))).toBe(tideler);
    }),
  );
  for (const tekst of ['-0', '1.10', '1,1', '01', '', '1e3', '+3'])
    expect(tidelerAvMaskintall(tekst)).toBeUndefined();
});

it('knows number words', () => {
  expect(tallAvOrd('fjerde')).toBe(4);
  expect(tallAvOrd('nest størst')).toBe(2);
  expect(tallAvOrd('mange')).toBeUndefined();
});
