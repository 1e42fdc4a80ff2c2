import { describe, expect, it } from 'vitest';
import { commonBase, toIndex } from '../../../src/lib/site/index-numbers.ts';

const series = (tall: (number | '*' | null)[], brudd: number[] = []) => ({ tall, brudd });

describe('the base of an index', () => {
  it('is the first month that all tell', () => {
    expect(commonBase([series([4, 8, 9]), series(['*', null, 5])])).toBe(2);
    expect(commonBase([series([4, 8]), series([5, '*'])])).toBe(0);
  });

  it('is none where some month of each is hidden, or none is told', () => {
    expect(commonBase([series(['*', 8]), series([5, '*'])])).toBeUndefined();
    expect(commonBase([series([0, 8]), series([5, '*'])])).toBeUndefined();
    expect(commonBase([])).toBeUndefined();
  });
});

describe('an index', () => {
  it('is 100 in its base, in tenths, rounded half up', () => {
    // 9 of 8 is 112.5, 7 of 8 is 87.5; 4001 of 8000 is 50.0125.
    expect(toIndex(series([8, 9, 7]), 0)).toEqual([1000, 1125, 875]);
    expect(toIndex(series([4001, 8000]), 1)).toEqual([500, 1000]);
  });

  it('leaves hidden months hidden, and months without a figure without one', () => {
    expect(toIndex(series(['*', 8, null, '*', 4]), 1)).toEqual(['*', 1000, null, '*', 500]);
  });

  it('has no hidden base', () => {
    expect(() => toIndex(series(['*', 8]), 0)).toThrow(RangeError);
    expect(() => toIndex(series([8]), 1)).toThrow(RangeError);
  });

  it('does not cross a break, in either direction', () => {
    expect(toIndex(series([8, 9, 7, '*'], [2]), 0)).toEqual([1000, 1125, null, '*']);
    expect(toIndex(series([8, 9, 7], [1]), 2)).toEqual([null, 1286, 1000]);
  });
});
