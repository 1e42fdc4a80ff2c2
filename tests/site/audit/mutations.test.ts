import { describe, inject, it } from 'vitest';
import { BILDER } from './images.ts';
import { FIGURER } from './figures.ts';
import { FROSNE_FIGURER } from './archived-figures.ts';
import { MASKINFILER } from './machine-files.ts';
import { ORD } from './words.ts';
import { SIDER } from './pages.ts';
import { TABELLER } from './tables.ts';
import { TALL } from './numbers.ts';
import { expectAvslort } from './expect-detected.ts';
import { Provested, type Tukling } from './tampering.ts';

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
