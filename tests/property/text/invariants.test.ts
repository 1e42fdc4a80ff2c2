import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { REGISTER, synthetic, walk } from '../../unit/facts/synthetic.ts';
import { faults } from '../../unit/text/all.ts';
import { readRapporten } from '../../unit/text/report.ts';

describe('every number in every text', { timeout: 60_000 }, () => {
  it('follows from its marks, with the right sign beside it, in every month of the real report', async () => {
    const context = await readRapporten();
    for (const i of [0, 1, 2, 3, 4])
      expect(faults({ ...context, maned: addManeder('2021-01', i) })).toEqual([]);
  });

  it('does so over series of 1 to 30 months, small and large, with months missing and breaks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(3, 12, 60, 400, 40000),
        fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
        (fro, maneder, largest, gaps, brokenAt) => {
          const fra = '2019-11';
          const mangler = gaps.filter((i) => i < maneder - 1).map((i) => addManeder(fra, i));
          const register = brokenAt === undefined ? REGISTER : withBreak(addManeder(fra, brokenAt));
          const leaf = walk(fro, largest, maneder);
          expect(faults(synthetic({ fra, maneder, leaf, mangler, register }))).toEqual([]);
        },
      ),
      { numRuns: 30, seed: 20210501 },
    );
  });

  it('does so at the end, in the middle and at the start of 240 months', () => {
    const context = synthetic({ fra: '2005-01', maneder: 240, leaf: walk(5, 300, 240) });
    for (const i of [239, 130, 14, 12, 1, 0])
      expect(faults({ ...context, maned: addManeder('2005-01', i) })).toEqual([]);
  });
});

function withBreak(maned: Maned): typeof REGISTER {
  const brudd = [{ maned, tekst: 'Ny definisjon.' }];
  return {
    ...REGISTER,
    tiltak: REGISTER.tiltak.map((tiltak, i) => (i % 2 === 0 ? { ...tiltak, brudd } : tiltak)),
  };
}
