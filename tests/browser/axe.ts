import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { showAs } from './viewport.ts';

/** What another set of colours can change; the elements are the same, and so is what all other rules say of them. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The rules that are tried, in the sense of `axe.run`. */
type Rules = Pick<axe.RunOptions, 'runOnly' | 'rules'>;

/** The ways of looking at a page, and whether what differs from the first is its colours alone. */
const LOOKS = [
  ['desktop', false],
  ['dark', true],
  ['forced', true],
  ['smal', false],
] as const;

/** What is found on the open page, which must allow scripts (`bypassCSP`), in every way of looking at it. */
export async function violations(page: Page, rules: Rules): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const found: string[] = [];
  for (const [view, colours] of LOOKS) {
    await showAs(page, view);
    const chosen = colours ? { runOnly: { type: 'rule' as const, values: COLOUR_RULES } } : rules;
    // Of what passes nothing is told, so nothing of it need be worked out.
    const options: axe.RunOptions = { ...chosen, resultTypes: ['violations'], selectors: false };
    const told = await page.evaluate(async (options) => {
      const { violations } = await window.axe.run(options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
      );
    }, options);
    found.push(...told.map((one) => `${view}: ${one}`));
  }
  return found;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
