import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { JSDOM } from 'jsdom';
import { describe, expect, inject, it } from 'vitest';
import { problemOf } from '../links.ts';
import { addressOf, countEntities, listPages, readPage, SITE } from '../built-site.ts';

/** What another program reads of a citation. */
interface Reference {
  URL: string;
  title: string;
  issued: { 'date-parts': number[][] };
}

const { DOMParser } = new JSDOM('').window;

/** A title as it stands between quotation marks, with those inside it single. */
function inQuotes(title: string): string {
  return title.replaceAll('«', '‘').replaceAll('»', '’');
}

describe.each(inject('nettsteder'))('figures at $base', (site) => {
  const { dist, base } = site;
  const text = (file: string) => readFileSync(join(dist, file), 'utf8');
  const pages = listPages(dist);
  const figures = pages.filter((file) => /^figur\/[^/]+\/index\.html$/.test(file));
  const kept = pages.filter((file) =>
    /^rapporter\/[^/]+\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?index\.html$/.test(file),
  );
  const leadsNowhere = (til: string) => problemOf(site, { fra: 'index.html', til });
  const inSite = (address: string) => address.slice((SITE + base).length);
  const hrefOf = (element: Element | null | undefined) => element?.getAttribute('href') ?? '';
  const idsOn = (file: string) =>
    [...readPage(dist, file).querySelectorAll('figure.figur')].map(({ id }) => id);
  const framed = (html: string) =>
    new DOMParser().parseFromString(html, 'text/html').querySelector('iframe') ?? undefined;

  /** What a part of a page cites: the sentence with its address, and what other programs read. */
  function citation(part: ParentNode | null): {
    sentence: string;
    link: string;
    read: Reference[];
  } {
    const sentence = part?.querySelector('.sitat');
    const read = ['bibtex', 'csl-json'].flatMap((format) => {
      const source = part?.querySelector(`[data-format="${format}"]`)?.textContent ?? '';
      return new Cite(source).data as Reference[];
    });
    return {
      sentence: sentence?.textContent ?? '',
      link: hrefOf(sentence?.querySelector('a')),
      read,
    };
  }

  /** Expects a citation to be whole, told three ways, and by an address that is kept. */
  function expectCitation(file: string, part: ParentNode | null, address: string): void {
    const { sentence, link, read } = citation(part);
    expect(link, file).toBe(base + address);
    expect(leadsNowhere(link), file).toBeUndefined();
    expect(read, file).toHaveLength(2);
    for (const entry of read) {
      expect(entry.URL, file).toBe(SITE + base + address);
      expect(sentence, file).toContain(inQuotes(entry.title));
      expect(entry.issued['date-parts'], file).toEqual([[2021, 5]]);
    }
    expect(sentence, file).toMatch(/Tiltakstall, mai 2021\. Kilde: Nav, «/);
    expect(sentence, file).toContain(SITE + base + address);
  }

  it('have each a page: all that the pages show, now and as the release keeps them', () => {
    const shown = pages.filter((file) => !file.startsWith('figur/')).flatMap(idsOn);
    const own = figures.map((file) => file.split('/')[1] ?? '');
    expect(own.length).toBeGreaterThan(3 * countEntities(site));
    expect([...new Set(shown)].sort()).toEqual(own.sort());
    for (const file of figures) expect(idsOn(file), file).toEqual([file.split('/')[1]]);
  });

  it('have text, table or panels, source, three files and code on their pages', () => {
    for (const file of figures) {
      const page = readPage(dist, file);
      const id = file.split('/')[1] ?? '';
      expect(page.querySelector('.figurbeskrivelse')?.textContent, file).not.toBe('');
      const table = page.querySelector('main table tbody td');
      expect(table !== null || id.endsWith('-sosken'), file).toBe(true);
      const source = page.querySelector('#kilde')?.closest('section');
      const release = hrefOf(source?.querySelector('p a'));
      expect(release, file).toBe(`${base}rapporter/2021-05/`);
      const offered = [...page.querySelectorAll('.kildelenker a')].map(hrefOf);
      const files = offered.filter((href) => /\.(svg|png|csv)$/.test(href));
      expect(files, file).toEqual(
        ['svg', 'png', 'csv'].map((ending) => `${base}figur/${id}/${id}.${ending}`),
      );
      expect(files.filter((href) => !existsSync(join(dist, href.slice(base.length))))).toEqual([]);
    }
  });

  it('can be framed by their code, alone and at any height', () => {
    for (const file of figures) {
      const page = readPage(dist, file);
      const frame = framed(page.querySelector('[data-format=iframe]')?.textContent ?? '');
      const src = frame?.getAttribute('src') ?? '';
      expect(inSite(src)).toBe(`${addressOf('', file)}#ramme`);
      expect(leadsNowhere(src)).toBeUndefined();
      expect(Number(frame?.height)).toBeGreaterThan(300);
      expect(frame?.title).toContain('Figur fra Tiltakstall');
      const places = [...page.querySelectorAll('figure.figur > figcaption > span')];
      expect(places.map(({ id }) => id)).toEqual(['ramme', 'lys', 'mork']);
    }
  });

  it('answer oEmbed with a frame and a picture that are there', () => {
    for (const file of figures) {
      const link = readPage(dist, file).querySelector('link[type="application/json+oembed"]');
      const answer = JSON.parse(text(inSite(SITE + hrefOf(link)))) as Record<string, unknown>;
      expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'Tiltakstall' });
      for (const page of ['width', 'height', 'thumbnail_width', 'thumbnail_height'])
        expect(answer[page], file).toBeGreaterThan(0);
      const frame = framed(String(answer.html));
      expect(Number(frame?.height)).toBe(answer.height);
      for (const address of [frame?.getAttribute('src'), answer.thumbnail_url, answer.provider_url])
        expect(leadsNowhere(String(address)), `${file} ${String(address)}`).toBeUndefined();
    }
  });

  /** Every figure on the pages that the release keeps: where it is, and its place there. */
  const keptFigures = kept.flatMap((file) =>
    [...readPage(dist, file).querySelectorAll('figure.figur')].map((figure) => ({
      file,
      figure,
      place: `${addressOf('', file)}#${figure.id}`,
    })),
  );

  it('are cited by their place on the page that the release keeps, and lead to it', () => {
    const places = new Map(keptFigures.map(({ figure, place }) => [figure.id, place]));
    for (const file of figures) {
      const page = readPage(dist, file);
      const address = places.get(file.split('/')[1] ?? '') ?? '';
      expectCitation(file, page.getElementById('siter')?.closest('section') ?? null, address);
      const source = page.getElementById('kilde')?.closest('section');
      const links = [...(source?.querySelectorAll('a') ?? [])].map(hrefOf);
      expect(links, file).toContain(base + address);
    }
  });

  it('are all kept by the release: words, drawing, numbers, source, code and frames', () => {
    expect(kept).toHaveLength(countEntities(site) + 1);
    const ids = keptFigures.map(({ figure }) => figure.id);
    expect([...ids].sort()).toEqual(figures.map((file) => file.split('/')[1] ?? '').sort());
    for (const { file, figure, place } of keptFigures) {
      const { id } = figure;
      const latest = readPage(dist, `figur/${id}/index.html`);
      for (const part of ['[id$=-tittel]', '.figurbeskrivelse'])
        expect(figure.querySelector(part)?.textContent, `${place} ${part}`).toBe(
          latest.querySelector(part)?.textContent,
        );
      const drawn = (from: ParentNode) =>
        [...from.querySelectorAll<SVGElement>('svg[data-serier]')].map((svg) => svg.dataset.serier);
      expect(drawn(latest), place).not.toEqual([]);
      expect(drawn(figure), place).toEqual(drawn(latest));
      const hasNumbers =
        figure.querySelector('tbody td') ?? figure.querySelector('a[href="#tall"]');
      expect(hasNumbers, place).not.toBeNull();
      const source = [...figure.querySelectorAll('.figurkilde a')].map(hrefOf);
      expect(source, place).toEqual([`${base}rapporter/2021-05/`]);
      const tools = [...figure.querySelectorAll('.figurlenke a')].map(hrefOf);
      expect(tools, place).toEqual([`#${id}`]);
      expect(leadsNowhere(base + place), place).toBeUndefined();
      const frame = framed(figure.querySelector('[data-format=iframe]')?.textContent ?? '');
      const src = frame?.getAttribute('src') ?? '';
      expect(src).toBe(`${SITE}${base}${addressOf('', file)}#ramme-${id}`);
      for (const word of ['ramme', 'lys', 'mork'])
        expect(leadsNowhere(src.replace('#ramme', `#${word}`)), place).toBeUndefined();
      expect(Number(frame?.height)).toBeGreaterThan(300);
      expect(frame?.title).toContain('Figur fra Tiltakstall');
    }
  });
});

describe.each(inject('nettsteder'))('pages at $base', (site) => {
  const { dist, base } = site;

  it('are cited by the page the release keeps, in three ways', () => {
    const pages = listPages(dist).filter((file) =>
      /^(rapporter\/2021-05\/)?((tiltak|tiltaksgrupper|hovedgrupper)\/(?!etter-)[^/]+\/)?index\.html$/.test(
        file,
      ),
    );
    // Every entity, the front page and the release, and the entities' pages that the release keeps.
    expect(pages).toHaveLength(2 * countEntities(site) + 2);
    for (const file of pages) {
      const part = readPage(dist, file).getElementById('siter')?.closest('section');
      const address = `rapporter/2021-05/${addressOf('', file).replace('rapporter/2021-05/', '')}`;
      // Above it stands a sentence to quote.
      const citation = part?.querySelector('.sitat:not([data-tekst])');
      const link = citation?.querySelector('a');
      expect(link?.getAttribute('href'), file).toBe(base + address);
      for (const format of ['bibtex', 'csl-json']) {
        const source = part?.querySelector(`[data-format="${format}"]`)?.textContent ?? '';
        const [entry] = new Cite(source).data as Reference[];
        expect(entry?.URL, file).toBe(SITE + base + address);
        expect(citation?.textContent, file).toContain(inQuotes(entry?.title ?? ''));
      }
    }
  });
});
