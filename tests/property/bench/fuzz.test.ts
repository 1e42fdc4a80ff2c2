import { describe, expect, it } from 'vitest';
import { isSound, runFuzz } from '../../../bench/fuzz.ts';
import { countImpossible } from '../../../bench/sum-check.ts';
import { RAPPORT } from '../../unit/report/parse/model.ts';
import { read, register } from '../../unit/report/labels/read.ts';

describe('mutated reports', () => {
  it(
    'never crash or hang the reader, and never slip through with a figure that a sum contradicts',
    { timeout: 120_000 },
    async () => {
      const tally = await runFuzz(300, 3);
      const silent = /^(umerkelig|taus): /;
      expect(tally.eksempler.filter((example) => !silent.test(example))).toEqual([]);
      expect(isSound(tally)).toBe(true);
      expect(tally.avvist).toBeGreaterThan(100);
    },
  );
});

describe('the proof by sums', () => {
  it('finds nothing in the real report, and a changed figure in it', () => {
    const { reading } = read(RAPPORT);
    expect(countImpossible(reading?.observasjoner ?? [], register)).toBe(0);
    const wrong = read(RAPPORT.replace('Mentor\t260', 'Mentor\t270')).reading;
    // The hovedgrupper no longer make up the tiltak, nor the tiltak their group.
    expect(countImpossible(wrong?.observasjoner ?? [], register)).toBe(2);
  });
});
