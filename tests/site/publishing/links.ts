import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { linksInStyles, linksOf, problemOf, type FoundLink } from '../links.ts';
import { addressOf, listPages, SITE } from '../built-site.ts';

describe.each(inject('nettsteder'))('links at $base', (site) => {
  const pages = listPages(site.dist);
  const broken = (links: FoundLink[]) =>
    links.flatMap((link) => {
      const problem = problemOf(site, link);
      return problem === undefined ? [] : [`${link.fra}: ${link.til} ${problem}`];
    });

  it('has the addresses that are promised', () => {
    const paths = ['', 'tiltak/', 'rapporter/', 'rapporter/2021-05/', 'rapporter/2021-05/kilde/'];
    const more = [
      'sammenlign/',
      'rapporter/2021-05/avstemming/',
      'data/',
      'om/',
      'tilgjengelighet/',
    ];
    const missing = [...paths, ...more].filter((path) => !pages.includes(`${path}index.html`));
    expect(missing).toEqual([]);
    expect(pages).toContain('404.html');
  });

  it('all lead somewhere', () => {
    const links = pages.flatMap((file) => linksOf(site, file));
    expect(links.length).toBeGreaterThan(pages.length);
    expect([...new Set(broken(links))]).toEqual([]);
  });

  it('in style sheets all lead somewhere', () => {
    expect(broken(linksInStyles(site))).toEqual([]);
  });

  it('reach every page', () => {
    const linked = new Set(
      pages.flatMap((from) =>
        linksOf(site, from).map(({ til }) => {
          const url = new URL(til, SITE + addressOf(site.base, from));
          return url.origin === SITE && addressOf(site.base, from) !== url.pathname
            ? url.pathname
            : '';
        }),
      ),
    );
    const orphans = pages.filter((file) => !linked.has(addressOf(site.base, file)));
    expect(orphans).toEqual(['404.html']);
  });

  it('anchor every line of the report', () => {
    const source = linksOf(site, 'rapporter/2021-05/kilde/index.html');
    expect(source.length).toBeGreaterThan(0);
    const text = readFileSync(join(site.innhold, 'rapporter/2021-05.txt'), 'utf8');
    const link = (to: string) => ({ fra: 'index.html', til: `${site.base}${to}` });
    const lines = Array.from({ length: text.trimEnd().split('\n').length }, (_, i) =>
      link(`rapporter/2021-05/kilde/#L${i + 1}`),
    );
    expect(broken(lines)).toEqual([]);
  });

  it('would be told apart when broken', () => {
    const problem = (til: string) => problemOf(site, { fra: 'index.html', til });
    expect(problem('finnes-ikke/')).toBe('leads to no file');
    expect(problem('tiltak')).toBe('lacks its last slash');
    expect(problem('#finnes-ikke')).toBe('leads to no id');
    expect(problem('http://nav.no/')).toBe('is not https');
    if (site.base !== '/') expect(problem('/tiltak/')).toBe('leaves the base /prosjekt/');
  });
});
