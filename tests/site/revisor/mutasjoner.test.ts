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
    if (tukling.hele !== true)
      expect(rette.map((ett) => Number.parseInt(ett.sted.replace(/^\D*/, ''), 10))).toContain(
        linje,
      );
  });
});
