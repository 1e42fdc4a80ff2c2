import { describe, expect, inject, it } from 'vitest';
import { listPages, readPage } from '../built-site.ts';

describe.each(inject('nettsteder').slice(0, 1))('addresses within pages at $base', ({ dist }) => {
  const pages = listPages(dist);
  const anchorsOn = (page: Document) =>
    new Set([...page.querySelectorAll('a.anker')].map((link) => link.getAttribute('href')));

  it('are there, with a link, for every section and every figure', () => {
    const missing = pages.flatMap((file) => {
      const page = readPage(dist, file);
      const anchors = anchorsOn(page);
      const places = [
        ...page.querySelectorAll('main h2, main h3:not(figcaption h3), main figure.figur'),
        ...page.querySelectorAll('.manedstekst'),
      ];
      // A figure's own page is its address, also the one that a release keeps.
      const own = /^figur\/([^/]+)\//.exec(file)?.[1] ?? '';
      return places
        .filter(({ id }) => (id === '' || !anchors.has(`#${id}`)) && id !== own)
        .map((place) => `${file}: ${place.outerHTML.slice(0, 80)}`);
    });
    expect(missing).toEqual([]);
  });

  it('are there, with a link, for every sentence of a summary, of this month and of those before', () => {
    let count = 0;
    for (const file of pages) {
      const page = readPage(dist, file);
      const anchors = anchorsOn(page);
      for (const text of page.querySelectorAll(
        '[data-tekst=sammendrag], .del > [data-tekst=merknad]',
      )) {
        // The headline of an earlier month names it; the month's own address stands below.
        if (text.closest('summary')) continue;
        const sentences = text.matches('.setning') ? [text] : [...text.children];
        expect(text.matches('.setning') || text.textContent.trim() !== '', file).toBe(true);
        for (const { id, classList } of sentences) {
          expect(classList.contains('setning'), `${file} ${id}`).toBe(true);
          expect(anchors.has(`#${id}`), `${file} ${id}`).toBe(true);
          count += 1;
        }
        // No word of a summary stands outside a sentence.
        const outside = [...text.childNodes].filter((node) => node.nodeType === 3);
        if (!text.matches('.setning'))
          expect(outside.map((node) => (node.textContent ?? '').trim()).join(''), file).toBe('');
      }
    }
    expect(count).toBeGreaterThan(1000);
  });

  it('are told to those who do not see where they lead', () => {
    for (const file of pages)
      for (const link of readPage(dist, file).querySelectorAll('a.anker'))
        expect(link.getAttribute('aria-label'), file).toMatch(/^Lenke til /);
  });
});
