import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { standaloneStyle } from '../../../src/lib/chart/figure-css.ts';
import { reserveWidth } from '../../../src/lib/chart/text-metrics.ts';
import { figureSvg } from '../../../src/lib/site/figure-files.ts';
import { figureList } from '../../../src/lib/site/published-figures.ts';
import { realBasis } from '../site/real.ts';
import { measure, FONT_TEMPLATE } from './font-metrics.ts';

/** One window for all drawings: to make one costs more than to parse a drawing. */
const parser = new new JSDOM('').window.DOMParser();

const ANCHOR: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/** Every figure of a folder's report as a file of its own. */
async function filesOf(rapporter: string): Promise<Map<string, string>> {
  const context = await realBasis(rapporter);
  const css = await readFile(join(import.meta.dirname, '../../../src/styles/figure.css'), 'utf8');
  const style = standaloneStyle(css, 'lys');
  return new Map(
    figureList(context).map(({ figur }) => [figur.id, figureSvg(figur, context, style)]),
  );
}

/** The texts that reach beyond the file's edges in some face, read as a program reads the file: styles by class. */
function outside(svg: string): string[] {
  const root = parser.parseFromString(svg, 'image/svg+xml').documentElement;
  const width = Number(root.getAttribute('width'));
  const rules = readRules(root.querySelector('style')?.textContent ?? '');
  return [...root.querySelectorAll('text')].flatMap((text) => {
    const font = fontOf(text, rules);
    const x = Number(text.getAttribute('x')) + Number(text.closest('svg')?.getAttribute('x') ?? 0);
    return Object.entries(FONT_TEMPLATE).flatMap(([name, { usual, bold }]) => {
      const room = measure(text.textContent, font.size, font.bold ? bold : usual);
      const left = x - font.anchor * room;
      const over = Math.max(-left, left + room - width);
      return over > 0 ? [`${name}, ${over.toFixed(1)}: ${text.textContent}`] : [];
    });
  });
}

type Rules = [name: string, body: string][];

/** The rules of one class; those of two set colours. */
function readRules(css: string): Rules {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, head = '', body = '']) =>
    head.split(',').flatMap((one): Rules => {
      const name = /^\.([\w-]+)$/.exec(one)?.[1];
      return name === undefined ? [] : [[name, body]];
    }),
  );
}

function fontOf(text: Element, rules: Rules) {
  const found = { size: 16, anchor: 0, bold: false };
  const chain: Element[] = [];
  for (let at: Element | null = text; at; at = at.parentElement) chain.unshift(at);
  for (const element of chain) {
    const size = element.getAttribute('font-size');
    if (size !== null) found.size = Number(size);
    for (const [, body] of rules.filter(([name]) => element.classList.contains(name))) {
      const em = /font-size:([\d.]+)em/.exec(body)?.[1];
      if (em !== undefined) found.size *= Number(em);
      const anchor = /text-anchor:(\w+)/.exec(body)?.[1];
      if (anchor !== undefined) found.anchor = ANCHOR[anchor] ?? 0;
      if (/font-weight:[67]00/.test(body)) found.bold = true;
    }
  }
  return found;
}

describe('reserveWidth', () => {
  it('is no less than the text takes in any of the faces', () => {
    for (const { usual, bold } of Object.values(FONT_TEMPLATE))
      for (const sign of Object.values(usual).join('')) {
        expect(reserveWidth(sign, 1)).toBeGreaterThanOrEqual(measure(sign, 1, usual));
        expect(reserveWidth(sign, 1, true)).toBeGreaterThanOrEqual(measure(sign, 1, bold));
      }
  });

  it('takes a sign it has not measured for a wide one', () => {
    expect(reserveWidth('語', 10)).toBeGreaterThan(reserveWidth('W', 10));
  });
});

describe.each([
  ['the real report', '', 150],
  ['names of eighty characters', 'tests/fixtures/syntetisk-lange-navn', 100],
])('downloaded drawings of %s', (_, rapporter, atLeast) => {
  it('keep all text within the file, and under no rim, in any face', async () => {
    const files = await filesOf(rapporter);
    expect(files.size).toBeGreaterThan(atLeast);
    const over = [...files].flatMap(([id, svg]) => outside(svg).map((text) => `${id}: ${text}`));
    expect(over).toEqual([]);
    for (const svg of files.values()) {
      expect(svg).not.toContain('paint-order');
      const rim = /\.fig-(etikett|tall|verdi)\b[^{}]*\{[^{}]*stroke:(?!none)/;
      expect(svg).not.toMatch(rim);
    }
  });
});
