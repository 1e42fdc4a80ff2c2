import { describe, expect, it } from 'vitest';
import { nameHtml } from '../../../src/lib/site/name.ts';

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
