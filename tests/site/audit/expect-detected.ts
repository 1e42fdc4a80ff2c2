import { expect } from 'vitest';
import type { Provested, Tukling } from './tampering.ts';

/** The tampering is found, by a rule that may tell, in the file and at the place where it was done. */
export function expectAvslort(sted: Provested, tukling: Tukling): void {
  const { fil, linje, funn } = sted.avslor(tukling);
  const regler = [tukling.regel].flat();
  const rette = funn.filter(({ regel }) => regler.includes(regel));
  expect(rette, `funnet i stedet: ${JSON.stringify(funn.slice(0, 9))}`).not.toEqual([]);
  expect(rette.every((ett) => ett.fil === fil)).toBe(true);
  // An element's place is its start tag; what was changed inside it may stand a few lines further down.
  const narmest = rette.map((ett) =>
    Math.abs(Number.parseInt(ett.sted.replace(/^\D*/, ''), 10) - linje),
  );
  if (tukling.hele !== true) expect(Math.min(...narmest)).toBeLessThanOrEqual(3);
}
