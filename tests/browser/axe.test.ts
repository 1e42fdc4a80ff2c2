import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './nettleser.ts';
import { SIDETYPER } from './sidetyper.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

describe.each(['desktop', 'smal', 'dark', 'forced'] as const)('axe-core in %s', (visning) => {
  const { visit } = useNettleser('/');

  it.each(SIDETYPER)('finds nothing on /%s', async (path) => {
    const findings = await visit(
      path,
      visning,
      async (page) => {
        await page.addScriptTag({ content: axe.source });
        return page.evaluate(async (tags) => {
          const { violations } = await window.axe.run({ runOnly: tags });
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
          );
        }, TAGS);
      },
      { bypassCSP: true },
    );
    expect(findings).toEqual([]);
  });
});

declare global {
  interface Window {
    axe: typeof axe;
  }
}
