import { describe, expect, it } from 'vitest';
import { isSound, runFuzz } from '../../../bench/fuzz.ts';
import { countImpossible } from '../../../bench/sum-check.ts';
import { RAPPORT } from '../../unit/report/parse/model.ts';
import { les, register } from '../../unit/report/labels/read.ts';

describe('mutated reports', () => {
  it(
    'never crash or hang the reader, and never slip through with a figure that a sum contradicts',
    { timeout: 120_000 },
    async () => {
      const telling = await runFuzz(300, 3);
      const silent = /^(umerkelig|taus): /;
      expect(telling.eksempler.filter((eksempel) => !silent.test(eksempel))).toEqual([]);
      expect(isSound(telling)).toBe(true);
      expect(telling.avvist).toBeGreaterThan(100);
    },
  );
});

describe('the proof by sums', () => {
  it('finds nothing in the real report, and a changed figure in it', () => {
    const { avlesning } = les(RAPPORT);
    expect(countImpossible(avlesning?.observasjoner ?? [], register)).toBe(0);
    const wrong = les(RAPPORT.replace('Mentor\t260', 'Mentor\t270')).avlesning;
    // The hovedgrupper no longer make up the tiltak, nor the tiltak their group.
    expect(countImpossible(wrong?.observasjoner ?? [], register)).toBe(2);
  });
});
