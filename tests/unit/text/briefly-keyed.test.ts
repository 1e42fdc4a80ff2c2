import { describe, expect, it } from 'vitest';
import type { PhrasingContent } from 'mdast';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import { endring, share, verdi } from '../../../src/lib/facts/calculation.ts';
import { phrasingHtml } from '../../../src/lib/site/html.ts';
import { brieflyKeyed, keysIn, numberNode, numberNodeFrom } from '../../../src/lib/text/node.ts';
import { phrase } from '../../../src/lib/text/phrase.ts';

const cell = (maned: Maned, antall: number) => ({
  serie: 'tiltak/a/alle/alle' as const,
  maned,
  verdi: publisert(antall),
  kilde: { rapport: '2021-02', linje: 1, kolonne: 1 },
});
const [january, february] = [cell('2021-01', 79), cell('2021-02', 39)];
const key = (month: string) => `tiltak/a/alle/alle@2021-${month}`;
const html = (formula: PhrasingContent[]) => phrasingHtml(brieflyKeyed(formula));

describe('a formula keyed in brief', () => {
  const formula = phrase`${numberNode(verdi(february))} / ${numberNode(verdi(january))} = ${numberNode(share(february, january))} prosent`;

  it('has the keys of its terms, and not again those of what they come to', () => {
    expect(html(formula)).toBe(
      `<span data-av="${key('02')}">39</span> / <span data-av="${key('01')}">79</span> = ` +
        '<data value="49.4" data-regel="andel">49,4</data> prosent',
    );
  });

  it('stands on the same figures as before', () => {
    expect(keysIn(brieflyKeyed(formula)).sort()).toEqual(keysIn(formula).sort());
  });

  it('keeps the keys of an answer that is of something else', () => {
    const other = phrase`${numberNode(verdi(january))} − ${numberNode(verdi(february))} = ${numberNode(endring(february, january))}`;
    expect(html(other)).toContain(
      `<data value="-40" data-regel="endring" data-av="${key('02')} ${key('01')}">40</data>`,
    );
  });

  it('keeps a number that another release told', () => {
    const earlier = [numberNodeFrom(verdi(january), '2021-01')];
    expect(brieflyKeyed(earlier)).toEqual(earlier);
  });
});
