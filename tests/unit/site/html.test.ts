import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  escapeHtml,
  markup,
  joinHtml,
  linkHtml,
  nameHtml,
  panelNameHtml,
  scriptHtml,
} from '../../../src/lib/site/html.ts';

describe('nameHtml', () => {
  it.each([
    ['Mentor', 'Mentor'],
    ['Digital oppfølging/jobbklubb', 'Digital oppfølging/<wbr>jobbklubb'],
    ['Arbeidsforberedende trening', 'Arbeids\u00adforberedende trening'],
    ['Kvalifisering i arbeidsmarkedsbedrift', 'Kvalifisering i arbeids\u00admarkeds\u00adbedrift'],
    ['Arbeidsmarkedsopplæring (AMO)', 'Arbeids\u00admarkeds\u00adopplæring (AMO)'],
    ['Inkluderingstilskudd', 'Inkluderings\u00adtilskudd'],
    // Long, but nowhere to divide it.
    ['Resultatbasertfinansiering', 'Resultatbasertfinansiering'],
    ['<b>&', '&lt;b&gt;&amp;'],
  ])('%j becomes %j', (name, html) => {
    expect(nameHtml(name)).toBe(html);
  });
});

describe('panelNameHtml', () => {
  it('leads to a page where there is one, and sets nothing between name and figure', () => {
    const [name, latest] = [escapeHtml('Mentor'), escapeHtml(', 54 i mai')];
    expect(panelNameHtml(name, latest, '/a/')).toBe(
      '<a href="/a/">Mentor</a><span class="skjult">, 54 i mai</span>',
    );
    expect(panelNameHtml(name, latest, undefined)).toBe(
      '<strong>Mentor</strong><span class="skjult">, 54 i mai</span>',
    );
  });
});

describe('markup', () => {
  it('takes plain text only when it is escaped', () => {
    const name = '<b>"A & B"</b>';
    expect(markup`<p>${escapeHtml(name)}</p>`).toBe(
      '<p>&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;</p>',
    );
    // @ts-expect-error: text that nobody escaped is no markup.
    expect(markup`<p>${name}</p>`).toBe(`<p>${name}</p>`);
  });

  it('is joined by plain text', () => {
    expect(joinHtml([markup`<i>a</i>`, markup`b`], ' & ')).toBe('<i>a</i> &amp; b');
  });

  it('links to an address that cannot end its attribute', () => {
    expect(linkHtml('/?"><i>', markup`<b>x</b>`)).toBe(
      '<a href="/?&quot;&gt;&lt;i&gt;"><b>x</b></a>',
    );
  });

  it('is a script only when nothing in it can end the element', () => {
    expect(() => scriptHtml('"</script>"')).toThrow(RangeError);
    expect(scriptHtml(String.raw`"\u003c/script>"`)).toBe(String.raw`"\u003c/script>"`);
  });
});

describe('set:html', () => {
  // An element's is checked as types; that of a Fragment, and what stands beside it, is not.
  it('takes markup as it is, with nothing put to it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const found = files
      .filter((file) => file.endsWith('.astro'))
      .flatMap((file) => [
        ...readFileSync(join('src', file), 'utf8').matchAll(/set:html=(?!\{[\w.]+\}|\{\w+Html\()/g),
      ])
      .map(({ input, index }) => input.slice(index, index + 60));
    expect(found.filter((one) => !one.includes('markup`'))).toEqual([]);
  });
});
