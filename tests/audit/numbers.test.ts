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
import { calculate, toNorwegian } from '../../audit/truth/rules.ts';

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

it('takes no change in percent for nothing but none', () => {
  const cell = (antall: number) => ({
    rapport: '2021-05',
    linje: 1,
    kolonne: 1,
    antall,
    rettet: false,
  });
  const told = (a: number, b: number) => {
    const months = new Map([
      ['2021-05', cell(a)],
      ['2021-04', cell(b)],
    ]);
    const series = new Map([['i-alt/i-alt/alle/alle', months]]);
    const of = 'i-alt/i-alt/alle/alle@2021-05 i-alt/i-alt/alle/alle@2021-04';
    const answer = calculate('endring-prosent', of, series);
    return typeof answer === 'string' ? answer : toNorwegian(answer);
  };
  expect(told(21366, 21373)).toBe('under 0,1');
  expect(told(21377, 21366)).toBe('0,1');
  expect(told(21366, 21366)).toBe('0,0');
});
