import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { readRapport } from '../second-reading.ts';
import { listFiles, listPages, readPage } from '../built-site.ts';

const FOLDER: Record<string, string> = {
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
};

/** The page of every entity the report names, and whether any of its totals is visible. */
function entities(): { file: string; visible: boolean }[] {
  const files = new Map<string, boolean>();
  for (const { niva, id, antall } of readRapport(
    readFileSync('tests/fixtures/innhold/rapporter/2021-05.txt', 'utf8'),
  )) {
    if (FOLDER[niva] === undefined) continue;
    const file = `${FOLDER[niva]}/${id}/index.html`;
    files.set(file, (files.get(file) ?? false) || antall !== '');
  }
  return [...files].map(([file, visible]) => ({ file, visible }));
}

/** The name assistive technology reads for an element with aria-labelledby or aria-label. */
function nameOf(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const texts = ids.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '');
  return (texts.join(' ').trim() || element.getAttribute('aria-label')) ?? '';
}

/** «sept.» */
function isShortMonth(text: string): boolean {
  return /^\p{L}{3,4}\.$/u.test(text);
}

describe.each(inject('nettsteder').slice(0, 1))('the pages at $base', ({ dist, base }) => {
  const pages = listPages(dist);

  it('are one for each of the 49 entities', () => {
    expect(entities()).toHaveLength(49);
    expect(entities().filter(({ file }) => !pages.includes(file))).toEqual([]);
  });

  it.each(pages)('%s is Norwegian, with one heading, a title and a description', (file) => {
    const document = readPage(dist, file);
    expect(document.documentElement.lang).toBe('nb');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.title).not.toBe('');
    expect(document.querySelector('meta[name=description]')?.getAttribute('content')).toBeTruthy();
    expect(document.body.textContent).toContain('Uavhengig bearbeiding av Navs statistikk');
  });

  it.each(pages)('%s names every drawing, or hides it from assistive technology', (file) => {
    const drawings = [...readPage(dist, file).querySelectorAll('svg')];
    const nameless = drawings.filter((svg) => {
      const hidden = svg.closest('[aria-hidden=true]') !== null;
      // A sparkline stands in a row, or on a card, that says what it is of, and how much.
      const row = svg.classList.contains('fig-gnist') ? svg.closest('tr, .kort > li') : null;
      const isTold =
        row?.querySelector('th[scope^=row], :scope > a') &&
        row.querySelector('data, [data-status]');
      const decoration = hidden && (!svg.dataset.serier || isTold);
      return !decoration && (svg.getAttribute('role') !== 'img' || nameOf(svg) === '');
    });
    expect(nameless.map((svg) => svg.outerHTML.slice(0, 200))).toEqual([]);
  });

  it.each(pages)('%s has no link that begins or ends with a blank or a mark', (file) => {
    const blank = [...readPage(dist, file).querySelectorAll('a')]
      .map(({ textContent }) => textContent)
      .filter((text) => text !== text.trim() || (/[.,;:]$/u.test(text) && !isShortMonth(text)));
    expect(blank).toEqual([]);
  });

  it.each(pages)('%s brings the site’s script, and that of a frame or of comparisons', (file) => {
    const document = readPage(dist, file);
    const scripts = [...document.querySelectorAll('script:not([type="application/ld+json"])')];
    // Figures are framed from their own pages, and from those that a release keeps.
    const isEmbed =
      /^(figur\/[^/]+|rapporter\/[^/]+(\/(tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+)?)\/index\.html$/.test(
        file,
      );
    const sources = scripts.map((script) => script.getAttribute('src') ?? '');
    const names = sources.map((src) => /([^/.]+)[^/]*\.js$/.exec(src)?.[1] ?? '').sort();
    const isComparison = file === 'sammenlign/index.html';
    const more = [...(isEmbed ? ['innbygging'] : []), ...(isComparison ? ['sammenlign'] : [])];
    expect(names).toEqual(['Page', ...more]);
    for (const src of sources) {
      const bytes = readFileSync(join(dist, src.slice(base.length)));
      expect(gzipSync(bytes).length, src).toBeLessThanOrEqual(4 * 1000);
    }
  });

  it('bring eight kilobytes of scripts at most, all pages together', () => {
    const scripts = listFiles(dist).filter((file) => file.endsWith('.js'));
    const sizes = scripts.map((file) => gzipSync(readFileSync(join(dist, file))).length);
    expect(scripts).toHaveLength(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8 * 1000);
  });

  it.each(entities())('$file has a table, charts and traced numbers', ({ file, visible }) => {
    const document = readPage(dist, file);
    expect(document.querySelectorAll('table th[data-serie]').length).toBeGreaterThan(0);
    expect(document.querySelectorAll('table th time[datetime]').length).toBeGreaterThan(0);
    const charts = document.querySelectorAll('svg[role=img][data-serier]');
    if (visible) {
      expect(charts.length).toBeGreaterThanOrEqual(2);
      expect(document.querySelectorAll('data[value][data-av][data-regel]').length).toBeGreaterThan(
        2,
      );
    } else {
      expect(charts).toHaveLength(0);
      expect(document.querySelector('main')?.textContent).toContain('skjermet');
    }
    expect(document.querySelector('a[href*="/kilde/#L"]')).not.toBeNull();
  });
});
