import { describe, inject, it } from 'vitest';
import { IMAGES } from './images.ts';
import { FIGURES } from './figures.ts';
import { ARCHIVED_FIGURES } from './archived-figures.ts';
import { MACHINE_FILES } from './machine-files.ts';
import { WORD } from './words.ts';
import { PAGES } from './pages.ts';
import { TABLES } from './tables.ts';
import { NUMBER } from './numbers.ts';
import { expectDetected } from './expect-detected.ts';
import { TestSite, type Tampering } from './tampering.ts';

const [root] = inject('nettsteder');
if (!root) throw new Error('Nettstedet er ikke bygd');
const place = new TestSite(root.dist, root.base);

describe.each<[string, Tampering[]]>([
  ['tall', NUMBER],
  ['ord', WORD],
  ['tabeller', TABLES],
  ['figurer', FIGURES],
  ['figurer som en utgivelse tar vare på', ARCHIVED_FIGURES],
  ['sider og filer', PAGES],
  ['filer for maskiner', MACHINE_FILES],
  ['kildene til delingsbildene', IMAGES],
])('tukling med %s blir funnet og fortalt på rett sted', (_navn, tamperings) => {
  it.each(tamperings)('$navn', (tampering) => {
    expectDetected(place, tampering);
  });
});
