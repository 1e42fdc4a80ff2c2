import { expect } from 'vitest';
import type { TestSite, Tampering } from './tampering.ts';

/** The tampering is found, by a rule that may tell, in the file and at the place where it was done. */
export function expectDetected(place: TestSite, tampering: Tampering): void {
  const { fil, linje, funn } = place.avslor(tampering);
  const rules = [tampering.regel].flat();
  const correct = funn.filter(({ regel }) => rules.includes(regel));
  expect(correct, `funnet i stedet: ${JSON.stringify(funn.slice(0, 9))}`).not.toEqual([]);
  expect(correct.every((one) => one.fil === fil)).toBe(true);
  // An element's place is its start tag; what was changed inside it may stand a few lines further down.
  const nearest = correct.map((one) =>
    Math.abs(Number.parseInt(one.sted.replace(/^\D*/, ''), 10) - linje),
  );
  if (tampering.hele !== true) expect(Math.min(...nearest)).toBeLessThanOrEqual(3);
}
