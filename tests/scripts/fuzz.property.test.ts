import { describe, expect, it } from 'vitest';
import { isSound, runFuzz } from '../../scripts/bench/fuzz.ts';
import { countImpossible } from '../../scripts/bench/sumprove.ts';
import { RAPPORT } from '../lib/read/modell.ts';
import { les, register } from '../lib/resolve/les.ts';

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
