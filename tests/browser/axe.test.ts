import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { useNettleser } from './nettleser.ts';
import { SIDETYPER } from './sidetyper.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** What another set of colours can change; the elements are the same, and so is what all other rules say of them. */
const FARGEREGLER = ['color-contrast', 'link-in-text-block'];

const ALLE: axe.RunOptions = { runOnly: TAGS };
const FARGER: axe.RunOptions = { runOnly: { type: 'rule', values: FARGEREGLER } };

describe.each([
  ['desktop', ALLE],
  ['smal', ALLE],
  ['dark', FARGER],
  ['forced', FARGER],
] as const)('axe-core in %s', (visning, regler) => {
  const { visit } = useNettleser('/');

  it.each(SIDETYPER)('finds nothing on /%s', async (path) => {
    const findings = await visit(
      path,
      visning,
      async (page) => {
        await page.addScriptTag({ content: axe.source });
        return page.evaluate(async (options) => {
          const { violations } = await window.axe.run(options);
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
          );
        }, regler);
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
