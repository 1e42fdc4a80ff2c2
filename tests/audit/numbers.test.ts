import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divideRounded,
  formatTenths,
  formatInteger,
  machineNumber,
  numberOfWord,
  tenthsOfMachineNumber,
} from '../../audit/truth/numbers.ts';

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, -2n, -1n],
    [0n, 7n, 0n],
  ])('%d/%d is %d', (a, b, answer) => {
    expect(divideRounded(a, b)).toBe(answer);
  });

  it('is never more than a half away, and symmetric', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n), (a, b) => {
        const answer = divideRounded(a, b);
        const fault = 2n * (answer * b - a);
        expect((fault < 0n ? -fault : fault) <= b).toBe(true);
        expect(divideRounded(-a, b)).toBe(-answer);
      }),
    );
  });
});

it('writes numbers as Norwegians do', () => {
  expect(formatInteger(77811n)).toBe('77\u00a0811');
  expect(formatInteger(1234567n)).toBe('1\u00a0234\u00a0567');
  expect(formatInteger(-370n)).toBe('370');
  expect(formatTenths(-11n)).toBe('1,1');
  expect(formatTenths(12345n)).toBe('1\u00a0234,5');
});

it('reads back every machine number it writes, and no other form', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 9n), 10n ** 9n), (tenths) => {
      expect(tenthsOfMachineNumber(machineNumber(tenths, true))).toBe(tenths);
    }),
  );
  for (const text of ['-0', '1.10', '1,1', '01', '', '1e3', '+3'])
    expect(tenthsOfMachineNumber(text)).toBeUndefined();
});

it('knows number words', () => {
  expect(numberOfWord('fjerde')).toBe(4);
  expect(numberOfWord('nest størst')).toBe(2);
  expect(numberOfWord('mange')).toBeUndefined();
});
