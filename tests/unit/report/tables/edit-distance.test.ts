import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, distanceToStart } from '../../../../src/lib/report/tables/edit-distance.ts';

/** The same distance by its definition, for short texts. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    byDefinition(a.slice(0, -1), b) + 1,
    byDefinition(a, b.slice(0, -1)) + 1,
    byDefinition(a.slice(0, -1), b.slice(0, -1)) + same,
    swapped ? byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity,
  );
}

const card = fc.stringMatching(/^[abc]{0,6}$/);

describe('avstand', () => {
  it.each([
    ['', '', 0],
    ['jobbkubb', 'jobbklubb', 1],
    ['enkeltklass', 'enkeltplass', 1],
    ['ab', 'ba', 1],
    ['lonnskudd', 'lonnstilskudd', 4],
  ])('from %s to %s is %i', (a, b, edits) => expect(distance(a, b)).toBe(edits));

  it('is what its definition says, and Infinity past the most that is asked for', () => {
    fc.assert(
      fc.property(card, card, fc.nat(4), (a, b, most) => {
        const edits = byDefinition(a, b);
        expect(distance(a, b)).toBe(edits);
        expect(distance(a, b, most)).toBe(edits > most ? Infinity : edits);
      }),
      { numRuns: 200 },
    );
  });

  it('to a beginning is the least of the distances to all of them', () => {
    fc.assert(
      fc.property(card, card, fc.nat(3), (a, b, most) => {
        const all = Array.from({ length: b.length + 1 }, (_, n) => byDefinition(a, b.slice(0, n)));
        const least = Math.min(...all);
        expect(distanceToStart(a, b, most)).toBe(least > most ? Infinity : least);
      }),
      { numRuns: 200 },
    );
  });
});
