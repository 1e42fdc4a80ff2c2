import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { lenkerInStyles, lenkerOf, problemOf, type Lenke } from '../links.ts';
import { addressOf, listPages, SITE } from '../built-site.ts';

describe.each(inject('nettsteder'))('links at $base', (nettsted) => {
  const pages = listPages(nettsted.dist);
  const broken = (lenker: Lenke[]) =>
    lenker.flatMap((lenke) => {
      const problem = problemOf(nettsted, lenke);
      return problem === undefined ? [] : [`${lenke.fra}: ${lenke.til} ${problem}`];
    });

  it('has the addresses that are promised', () => {
    const paths = ['', 'tiltak/', 'rapporter/', 'rapporter/2021-05/', 'rapporter/2021-05/kilde/'];
    const more = ['rapporter/2021-05/avstemming/', 'data/', 'om/', 'tilgjengelighet/'];
    const missing = [...paths, ...more].filter((path) => !pages.includes(`${path}index.html`));
    expect(missing).toEqual([]);
    expect(pages).toContain('404.html');
  });

  it('all lead somewhere', () => {
    const lenker = pages.flatMap((file) => lenkerOf(nettsted, file));
    expect(lenker.length).toBeGreaterThan(pages.length);
    expect([...new Set(broken(lenker))]).toEqual([]);
  });

  it('in style sheets all lead somewhere', () => {
    expect(broken(lenkerInStyles(nettsted))).toEqual([]);
  });

  it('reach every page', () => {
    const linked = new Set(
      pages.flatMap((fra) =>
        lenkerOf(nettsted, fra).map(({ til }) => {
          const url = new URL(til, SITE + addressOf(nettsted.base, fra));
          return url.origin === SITE && addressOf(nettsted.base, fra) !== url.pathname
            ? url.pathname
            : '';
        }),
      ),
    );
    const orphans = pages.filter((file) => !linked.has(addressOf(nettsted.base, file)));
    expect(orphans).toEqual(['404.html']);
  });

  it('anchor every line of the report', () => {
    const kilde = lenkerOf(nettsted, 'rapporter/2021-05/kilde/index.html');
    expect(kilde.length).toBeGreaterThan(0);
    const tekst = readFileSync(join(nettsted.innhold, 'rapporter/2021-05.txt'), 'utf8');
    const lenke = (til: string) => ({ fra: 'index.html', til: `${nettsted.base}${til}` });
    const lines = Array.from({ length: tekst.trimEnd().split('\n').length }, (_, i) =>
      lenke(`rapporter/2021-05/kilde/#L${i + 1}`),
    );
    expect(broken(lines)).toEqual([]);
  });

  it('would be told apart when broken', () => {
    const problem = (til: string) => problemOf(nettsted, { fra: 'index.html', til });
    expect(problem('finnes-ikke/')).toBe('leads to no file');
    expect(problem('tiltak')).toBe('lacks its last slash');
    expect(problem('#finnes-ikke')).toBe('leads to no id');
    expect(problem('http://nav.no/')).toBe('is not https');
    if (nettsted.base !== '/') expect(problem('/tiltak/')).toBe('leaves the base /prosjekt/');
  });
});
