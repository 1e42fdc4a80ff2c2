import { describe, inject, it } from 'vitest';
import { BILDER } from './bilder.ts';
import { FIGURER } from './figurer.ts';
import { FROSNE_FIGURER } from './frosnefigurer.ts';
import { MASKINFILER } from './maskinfiler.ts';
import { ORD } from './ord.ts';
import { SIDER } from './sider.ts';
import { TABELLER } from './tabeller.ts';
import { TALL } from './tall.ts';
import { expectAvslort } from './avslort.ts';
import { Provested, type Tukling } from './tukling.ts';

const [rot] = inject('nettsteder');
if (!rot) throw new Error('Nettstedet er ikke bygd');
const sted = new Provested(rot.dist, rot.base);

describe.each<[string, Tukling[]]>([
  ['tall', TALL],
  ['ord', ORD],
  ['tabeller', TABELLER],
  ['figurer', FIGURER],
  ['figurer som en utgivelse tar vare på', FROSNE_FIGURER],
  ['sider og filer', SIDER],
  ['filer for maskiner', MASKINFILER],
  ['kildene til delingsbildene', BILDER],
])('tukling med %s blir funnet og fortalt på rett sted', (_navn, tuklinger) => {
  it.each(tuklinger)('$navn', (tukling) => {
    expectAvslort(sted, tukling);
  });
});
