import { expect, it } from 'vitest';
import { violations } from './axe.ts';
import { useNettleser } from './browser.ts';
import { PAGE_TYPES } from './page-types.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const { visit } = useNettleser('/');

it.each(PAGE_TYPES)('axe-core finds nothing on /%s, wide, narrow, dark or forced', async (path) => {
  const found = await visit(path, 'desktop', (page) => violations(page, { runOnly: TAGS }), {
    bypassCSP: true,
  });
  expect(found).toEqual([]);
});
