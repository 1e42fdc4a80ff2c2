import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { Parser } from 'n3';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, inject, it } from 'vitest';
import { problemOf } from './lenker.ts';
import { addressOf, listFiles, listPages, readPage, SITE } from './nettsted.ts';

const FILE_TYPE = /\.(csv|json|xlsx|ttl|xml|png)$/;

describe.each(inject('nettsteder'))('what is published at $base', (nettsted) => {
  const { dist, base } = nettsted;
  const text = (file: string) => readFileSync(join(dist, file), 'utf8');
  const pages = listPages(dist);
  const leadsNowhere = (til: string) => problemOf(nettsted, { fra: 'index.html', til });
  const meta = (file: string, name: string) =>
    readPage(dist, file).querySelector(`meta[property="${name}"]`)?.getAttribute('content') ?? '';
  const own = pages.filter((file) => !file.endsWith('/innbygging/index.html'));

  it.each(own)('%s has a preview with a picture of 1200 by 630', (file) => {
    expect(meta(file, 'og:title')).not.toBe('');
    expect(meta(file, 'og:description')).not.toBe('');
    const picture = new URL(meta(file, 'og:image'));
    expect(picture.origin).toBe(SITE);
    const png = readFileSync(join(dist, picture.pathname.slice(base.length)));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it.each(own.filter((file) => file !== '404.html'))('%s is its own canonical address', (file) => {
    const link = readPage(dist, file).querySelector<HTMLLinkElement>('link[rel=canonical]');
    expect(link?.href).toBe(SITE + addressOf(base, file));
  });

  it('describes the figures of pages, each with files that are there', () => {
    const described = own.flatMap((file) => {
      const script = readPage(dist, file).querySelector('script[type="application/ld+json"]');
      if (!script) return [];
      const graf = (JSON.parse(script.textContent) as { '@graph': Record<string, unknown>[] })[
        '@graph'
      ];
      return graf.filter((node) => node['@type'] === 'Dataset').map((node) => ({ file, node }));
    });
    expect(described.length).toBeGreaterThan(49);
    for (const { file, node } of described) {
      expect(node.temporalCoverage, file).toBe('2021-01/2021-05');
      expect(node.url).toBe(SITE + addressOf(base, file));
      const files = node.distribution as { contentUrl: string }[];
      expect(
        files.map(({ contentUrl }) => leadsNowhere(contentUrl)),
        file,
      ).toEqual(files.map(() => undefined));
      const source = node.isBasedOn as { url: string };
      expect(leadsNowhere(source.url)).toBeUndefined();
    }
  });

  it('has every page that may be indexed in the sitemap, and no other', () => {
    const { urlset } = new XMLParser().parse(text('sitemap.xml')) as {
      urlset: { url: { loc: string; lastmod: string }[] };
    };
    const indexable = pages.filter(
      (file) =>
        file !== '404.html' &&
        readPage(dist, file).querySelector('meta[name=robots][content*=noindex]') === null,
    );
    expect(urlset.url.map(({ loc }) => loc).sort()).toEqual(
      indexable.map((file) => SITE + addressOf(base, file)).sort(),
    );
    expect(new Set(urlset.url.map(({ lastmod }) => lastmod))).toEqual(new Set(['2021-05-31']));
    expect(text('robots.txt')).toContain(`Sitemap: ${SITE}${base}sitemap.xml`);
  });

  it('tells of the release in the feed, in words of its page', () => {
    const { feed } = new XMLParser().parse(text('feed.xml')) as {
      feed: { entry: { id: string; title: string; content: string; updated: string } };
    };
    const page = readPage(dist, 'rapporter/2021-05/index.html');
    expect(feed.entry.id).toBe(`${SITE}${base}rapporter/2021-05/`);
    expect(feed.entry.title).toBe(page.querySelector('h1')?.textContent.trim());
    expect(feed.entry.content).toContain('77\u00a0811');
    expect(feed.entry.updated).toBe('2021-05-31T00:00:00Z');
    for (const file of own)
      expect(
        readPage(dist, file)
          .querySelector('link[type="application/atom+xml"]')
          ?.getAttribute('href'),
      ).toBe(`${base}feed.xml`);
  });

  it('catalogues data sets whose files are there', () => {
    const quads = new Parser({ baseIRI: SITE }).parse(text('katalog.ttl'));
    const files = quads.filter(({ predicate }) => predicate.value.endsWith('#downloadURL'));
    expect(files.length).toBe(5);
    expect(files.map(({ object }) => leadsNowhere(object.value))).toEqual(
      files.map(() => undefined),
    );
    expect(quads.some(({ predicate }) => predicate.value.endsWith('license'))).toBe(false);
  });

  it('lists pages and files for programs that read text, and all are there', () => {
    const links = [...text('llms.txt').matchAll(/\]\((https:[^)]+)\)/g)].map(
      ([, link = '']) => link,
    );
    expect(links.length).toBeGreaterThan(55);
    expect(links.filter((link) => leadsNowhere(link) !== undefined)).toEqual([]);
  });

  /** The rows of a CSV file as another parser reads them, header first. */
  const readRows = (file: string): string[][] => parseCsv(text(file));

  it('describes every CSV beside it, column by column', () => {
    const files = listFiles(dist).filter((file) => file.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const [header] = readRows(file);
      const csvw = JSON.parse(text(`${file}-metadata.json`)) as {
        url: string;
        tableSchema: { columns: { name: string }[] };
      };
      expect(csvw.url).toBe(file.split('/').at(-1));
      expect(csvw.tableSchema.columns.map(({ name }) => name)).toEqual(header);
    }
  });

  it('divides all observations among the entities’ files', () => {
    const rows = (file: string) => parseCsv<Record<string, string>>(text(file), { columns: true });
    const all = rows('data/observasjoner.csv');
    const parts = listFiles(dist)
      .filter((file) => /^data\/(tiltak|tiltaksgrupper|hovedgrupper)\/.*\.csv$/.test(file))
      .flatMap(rows);
    const sorted = (list: Record<string, string>[]) =>
      list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(parts)).toEqual(sorted(all.filter(({ niva }) => niva !== 'i-alt')));
  });

  it('has the same observations in the workbook', async () => {
    const [header = [], ...rows] = await readSheet(
      join(dist, 'data/tiltakstall.xlsx'),
      'Observasjoner',
    );
    const csv = readRows('data/observasjoner.csv');
    const shown = (cell: unknown) =>
      typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
    expect([header, ...rows].map((row) => row.map((cell) => shown(cell)))).toEqual(csv);
  });

  it('answers oEmbed for every figure, with a frame and a picture that are there', () => {
    const figures = listFiles(dist).filter((file) => /^figur\/[^/]+\/index\.html$/.test(file));
    expect(figures.length).toBeGreaterThan(150);
    for (const file of figures) {
      const link = readPage(dist, file).querySelector('link[type="application/json+oembed"]');
      const path = (link?.getAttribute('href') ?? '').slice(base.length);
      const answer = JSON.parse(text(path)) as { html: string; thumbnail_url: string };
      const [, src = ''] = /src="([^"]*)"/.exec(answer.html) ?? [];
      expect(leadsNowhere(src)).toBeUndefined();
      expect(leadsNowhere(answer.thumbnail_url)).toBeUndefined();
    }
  });

  it('has every file that a figure’s page offers', () => {
    for (const file of pages.filter((one) => /^figur\/[^/]+\/index\.html$/.test(one))) {
      const offered = [...readPage(dist, file).querySelectorAll('.kildelenker a')].map(
        (link) => link.getAttribute('href') ?? '',
      );
      const mine = offered.filter((href) => /\.(svg|png|csv)$/.test(href));
      expect(mine, file).toHaveLength(3);
      expect(mine.filter((href) => !existsSync(join(dist, href.slice(base.length))))).toEqual([]);
    }
  });

  it('cites pages and figures by an address that is kept, in three ways', () => {
    const cited = ['index.html', 'tiltak/mentor/index.html', 'figur/mentor-utvikling/index.html'];
    for (const file of [
      ...cited,
      'tiltaksgrupper/oppfolging/index.html',
      'rapporter/2021-05/index.html',
    ]) {
      const page = readPage(dist, file);
      const link = page.querySelector<HTMLAnchorElement>('.sitat a');
      expect(link?.getAttribute('href'), file).toContain(`${base}rapporter/2021-05/`);
      expect(leadsNowhere(link?.getAttribute('href') ?? ''), file).toBeUndefined();
      for (const format of ['bibtex', 'csl-json']) {
        const source = page.querySelector(`[data-format="${format}"]`)?.textContent ?? '';
        const [entry] = new Cite(source).data as { URL: string; title: string }[];
        expect(entry?.URL).toBe(link?.textContent);
        expect(page.querySelector('.sitat')?.textContent).toContain(entry?.title);
      }
    }
  });

  it('gives every sentence, section and figure a link of its own', () => {
    for (const file of own) {
      const page = readPage(dist, file);
      const anchors = new Set(
        [...page.querySelectorAll('a.anker')].map((link) => link.getAttribute('href')),
      );
      const places = page.querySelectorAll('[id^="setning-"], main h2[id], main figure.figur[id]');
      const missing = [...places].filter(({ id }) => !anchors.has(`#${id}`)).map(({ id }) => id);
      if (file.startsWith('figur/')) expect(missing.filter((id) => !file.includes(id))).toEqual([]);
      else expect(missing, file).toEqual([]);
    }
  });

  it('lists all kinds of files it has', () => {
    const kinds = new Set(listFiles(dist).flatMap((file) => FILE_TYPE.exec(file)?.[1] ?? []));
    expect([...kinds].sort()).toEqual(['csv', 'json', 'png', 'ttl', 'xlsx', 'xml']);
  });
});
