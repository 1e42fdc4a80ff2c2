import { describe, expect, inject, it } from 'vitest';
import { FIGURER } from './figurer.ts';
import { ORD } from './ord.ts';
import { SIDER } from './sider.ts';
import { TABELLER } from './tabeller.ts';
import { TALL } from './tall.ts';
import { Provested, type Tukling } from './tukling.ts';

const [rot] = inject('nettsteder');
if (!rot) throw new Error('Nettstedet er ikke bygd');
const sted = new Provested(rot.dist, rot.base);

describe.each<[string, Tukling[]]>([
  ['tall', TALL],
  ['ord', ORD],
  ['tabeller', TABELLER],
  ['figurer', FIGURER],
  ['sider og filer', SIDER],
])('tukling med %s blir funnet og fortalt på rett sted', (_navn, tuklinger) => {
  it.each(tuklinger)('$navn', (tukling) => {
    const { fil, linje, funn } = sted.avslor(tukling);
    const regler = [tukling.regel].flat();
    const rette = funn.filter(({ regel }) => regler.includes(regel));
    expect(rette, `funnet i stedet: ${JSON.stringify(funn)}`).not.toEqual([]);
    expect(rette.every((ett) => ett.fil === fil)).toBe(true);
    // An element's place is its start tag; what was changed inside it may stand a few lines further down.
    const narmest = rette.map((ett) =>
      Math.abs(Number.parseInt(ett.sted.replace(/^\D*/, ''), 10) - linje),
    );
    if (tukling.hele !== true) expect(Math.min(...narmest)).toBeLessThanOrEqual(3);
  });
});
