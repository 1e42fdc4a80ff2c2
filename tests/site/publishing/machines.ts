import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { JSDOM } from 'jsdom';
import { Parser, Store } from 'n3';
import { describe, expect, inject, it } from 'vitest';
import { problemOf } from '../links.ts';
import { addressOf, countEntities, listPages, readPage, SITE } from '../built-site.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
/** A day and a time of RFC 3339, as Atom requires. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

interface Atom {
  id: string;
  title: string;
  updated: string;
  link: { '@rel': string; '@href': string }[];
}
interface Stream extends Atom {
  author: { name: string }[];
  entry: (Atom & { content: { '#text': string } })[];
}

/** May's total, its change from April, and the change in per cent, counted by hand in each site's report. */
const HEADING_NUMBER: Record<string, string[]> = {
  root: ['77\u00a0811', '859'],
  prosjekt: ['4\u00a0545', '57'],
};

const { DOMParser } = new JSDOM('').window;

describe.each(inject('nettsteder'))('what programs read at $base', (site) => {
  const { dist, base } = site;
  const text = (file: string) => readFileSync(join(dist, file), 'utf8');
  const pages = listPages(dist);
  const leadsNowhere = (til: string) => problemOf(site, { fra: 'index.html', til });

  /** An XML file as another program reads it: attributes by `@`, the elements that repeat always as lists. */
  function readXml(file: string): unknown {
    // A strict parser, which stops at the first fault; the other one reads on.
    const document = new DOMParser().parseFromString(text(file), 'application/xml');
    expect(document.getElementsByTagName('parsererror')).toHaveLength(0);
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      isArray: (name) => ['entry', 'link', 'url', 'author'].includes(name),
    }).parse(text(file));
  }

  it('has every page that may be indexed in the sitemap, and no other', () => {
    const { urlset } = readXml('sitemap.xml') as {
      urlset: { '@xmlns': string; url: { loc: string; lastmod: string }[] };
    };
    const indexable = pages.filter(
      (file) =>
        file !== '404.html' &&
        readPage(dist, file).querySelector('meta[name=robots][content*=noindex]') === null,
    );
    expect(urlset['@xmlns']).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(urlset.url.map(({ loc }) => loc).sort()).toEqual(
      indexable.map((file) => SITE + addressOf(base, file)).sort(),
    );
    expect(new Set(urlset.url.map(({ lastmod }) => lastmod))).toEqual(new Set(['2021-05-31']));
    expect(text('robots.txt')).toContain(`Sitemap: ${SITE}${base}sitemap.xml`);
  });

  it('has a feed with all that Atom requires', () => {
    const { feed } = readXml('feed.xml') as { feed: Stream & { '@xmlns': string } };
    expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(feed.author[0]?.name).toBe('Tiltakstall');
    const self = feed.link.find((link) => link['@rel'] === 'self');
    expect(self?.['@href']).toBe(`${SITE}${base}feed.xml`);
    for (const { id, title, updated, link } of [feed, ...feed.entry]) {
      expect(URL.canParse(id)).toBe(true);
      expect(title).not.toBe('');
      expect(updated).toMatch(TIMESTAMP);
      const [alternate] = link.filter((one) => one['@rel'] === 'alternate');
      expect(leadsNowhere(alternate?.['@href'] ?? '')).toBeUndefined();
    }
  });

  it('has one entry for each release, with the headline figures of its page', () => {
    const { feed } = readXml('feed.xml') as { feed: Stream };
    const page = readPage(dist, 'rapporter/2021-05/index.html');
    expect(feed.entry.map(({ id }) => id)).toEqual([`${SITE}${base}rapporter/2021-05/`]);
    const [entry] = feed.entry;
    expect(entry?.title).toBe(page.querySelector('h1')?.textContent.trim());
    // Line 16 of the report: all in all, in April and in May.
    for (const figure of HEADING_NUMBER[site.navn] ?? [])
      expect(entry?.content['#text']).toContain(figure);
    expect(entry?.updated).toBe('2021-05-31T00:00:00Z');
  });

  it('has a catalogue of data sets whose files and pages are there', () => {
    const large = new Store(new Parser({ baseIRI: SITE }).parse(text('katalog.ttl')));
    const objects = (predicate: string) =>
      large.getObjects(null, predicate, null).map(({ value }) => value);
    expect(large.getSubjects(TYPE, `${DCAT}Dataset`, null)).toHaveLength(2);
    const files = objects(`${DCAT}downloadURL`);
    // Table, records, cube and workbook of the newest figures; table and cube of the release.
    expect(files).toHaveLength(6);
    const pagesAndFiles = [...files, ...objects(`${DCAT}landingPage`), ...objects(`${DCT}source`)];
    expect(pagesAndFiles.filter((one) => leadsNowhere(one) !== undefined)).toEqual([]);
    expect(objects(`${DCT}license`)).toEqual([]);
    const listed = large.getObjects(null, `${DCAT}dataset`, null);
    const described = large.getSubjects(TYPE, `${DCAT}Dataset`, null);
    expect(listed.map(({ value }) => value).sort()).toEqual(
      described.map(({ value }) => value).sort(),
    );
  });

  it('lists pages and files for programs that read text, and all are there', () => {
    const llms = text('llms.txt');
    expect(llms).toMatch(/^# Tiltakstall\n\n> .+\n/);
    const links = [...llms.matchAll(/^- \[(?:[^\]\\]|\\.)+\]\((\S+)\)/gm)].map(
      ([, link = '']) => link,
    );
    expect(links).toHaveLength([...llms.matchAll(/^- /gm)].length);
    expect(links.filter((link) => leadsNowhere(link) !== undefined)).toEqual([]);
    const entities = pages.filter((file) =>
      /^(tiltak|tiltaksgrupper|hovedgrupper)\/(?!etter-)[^/]+\/index\.html$/.test(file),
    );
    expect(entities.length).toBe(countEntities(site));
    for (const file of [...entities, 'index.html', 'rapporter/2021-05/index.html'])
      expect(links).toContain(SITE + addressOf(base, file));
    for (const file of ['observasjoner.csv', 'observasjoner.json', 'tiltakstall.xlsx'])
      expect(links).toContain(`${SITE}${base}data/${file}`);
  });
});
