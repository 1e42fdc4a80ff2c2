import { emner, readRapporten } from '../tests/lib/narrate/rapporten.ts';
import { sammendragFor } from '../src/lib/narrate/sammendrag.ts';
import { measureVariasjon, describeVariasjon } from './bench/variasjon.ts';
const g = await readRapporten();
for (const maned of ['2021-01','2021-02','2021-03','2021-04','2021-05'] as const) {
  const gg = { ...g, maned };
  const f = measureVariasjon(emner(gg).map((e) => sammendragFor(e, gg)), g.register);
  console.log('=====', maned); console.log(describeVariasjon(f).split('\n').slice(0,20).join('\n'));
}
