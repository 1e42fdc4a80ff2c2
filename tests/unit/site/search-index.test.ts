import { beforeAll, expect, it } from 'vitest';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { searchIndex } from '../../../src/lib/site/search-index.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

it('has pages by the names they have, months by those they cover, and no figure of the statistics', () => {
  const head = {
    sti: '/figur/mentor-endring/',
    tittel: 'Mentor: endring fra måned til måned – Tiltakstall',
    name: 'Mentor: endring fra måned til måned',
    description: '',
    breadcrumbs: [],
  };
  const index = searchIndex(
    { register: context.register, releases: [context.release], figures: [{ head }] },
    (path) => `/base${path}`,
  );
  expect(index).toContainEqual(['/base/tiltak/mentor/', 'Mentor', 'Tiltak']);
  // Found by the name the source spells it with.
  const told = index.find(([href]) => href === '/base/tiltak/inkluderingstilskudd/');
  expect(told?.[3]).toContain('Inkluderingsstilskudd');
  expect(index).toContainEqual([
    '/base/rapporter/2021-05/',
    'Rapporten for januar–mai 2021',
    'Måned',
    'januar 2021 februar 2021 mars 2021 april 2021 mai 2021',
  ]);
  expect(index.at(-1)).toEqual(['/base/figur/mentor-endring/', head.name, 'Figur']);
  const numbers = index.flatMap(
    (entry) => /\d[\d\u00a0]{2,}/.exec(entry.slice(1).join(' '))?.[0] ?? [],
  );
  expect(numbers.filter((number) => number !== '2021')).toEqual([]);
});
