import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { formatFeed } from '../../../src/lib/formats/atom.ts';
import { formatSitemap, isSitemapPage } from '../../../src/lib/formats/sitemap.ts';
import { HOSTILE } from '../formats/hostile.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
});

const { DOMParser } = new JSDOM('').window;

/** True when a strict XML parser, which stops at the first fault, takes the whole text. */
function isWellFormed(xml: string): boolean {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return document.getElementsByTagName('parsererror').length === 0;
}

function parse(xml: string): unknown {
  expect(isWellFormed(xml)).toBe(true);
  return parser.parse(xml);
}

const head = {
  tittel: 'Tiltakstall',
  author: 'Bergs & Dal',
  subtitle: 'Måned for måned',
  frontPage: 'https://eksempel.no/',
  adresse: 'https://eksempel.no/feed.xml',
};
const record = {
  id: '2021-05',
  tittel: 'Færre deltakere',
  setninger: ['Det var 77\u00a0811.', 'Det er 859 færre.'],
  adresse: 'https://eksempel.no/rapporter/2021-05/',
  dato: '2021-05-31',
};

describe('formatFeed', () => {
  it('is Atom: an entry for each release, dated and with its address as id', () => {
    expect(parse(formatFeed(head, [record]))).toMatchObject({
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        id: head.adresse,
        updated: '2021-05-31T00:00:00Z',
        author: { name: 'Bergs & Dal' },
        entry: {
          title: record.tittel,
          id: record.adresse,
          updated: '2021-05-31T00:00:00Z',
          link: { '@href': record.adresse },
          content: { '#text': 'Det var 77\u00a0811. Det er 859 færre.', '@type': 'text' },
        },
      },
    });
  });

  it('has whole ids also before the site has an address', () => {
    const xml = formatFeed({ ...head, adresse: '/feed.xml' }, [
      { ...record, adresse: '/rapporter/2021-05/' },
    ]);
    expect(xml.match(/<id>.*?<\/id>/g)).toEqual([
      '<id>urn:tiltakstall:feed</id>',
      '<id>urn:tiltakstall:2021-05</id>',
    ]);
  });

  it('shows any title as it is', () => {
    const shown = (tittel: string) => {
      const { feed } = parse(formatFeed(head, [{ ...record, tittel }])) as {
        feed: { entry: { title: string } };
      };
      return feed.entry.title;
    };
    expect(shown(HOSTILE)).toBe(HOSTILE);
    expect(shown('a\u0000\u000b\uFFFFb\uD800')).toBe('ab');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tittel) => {
        expect(isWellFormed(formatFeed(head, [{ ...record, tittel }]))).toBe(true);
      }),
    );
  });
});

describe('formatSitemap', () => {
  const pages = ['a', 'b', 'c', 'd', 'e'].map((name, i) => ({
    adresse: `https://eksempel.no/${name}&/`,
    dato: `2021-0${i + 1}-28`,
  }));
  const at = (file: string) => `https://eksempel.no/${file}`;

  it('lists every page with the day of its release', () => {
    const files = formatSitemap(pages, at);
    expect([...files.keys()]).toEqual(['sitemap.xml']);
    expect(parse(files.get('sitemap.xml') ?? '')).toMatchObject({
      urlset: { url: pages.map(({ adresse, dato }) => ({ loc: adresse, lastmod: dato })) },
    });
  });

  it('is divided when it grows, each part as new as its newest page', () => {
    const files = formatSitemap(pages, at, 2);
    expect([...files.keys()]).toEqual([
      'sitemap.xml',
      'sitemap-1.xml',
      'sitemap-2.xml',
      'sitemap-3.xml',
    ]);
    expect(parse(files.get('sitemap.xml') ?? '')).toMatchObject({
      sitemapindex: {
        sitemap: [
          { loc: at('sitemap-1.xml'), lastmod: '2021-02-28' },
          { loc: at('sitemap-2.xml'), lastmod: '2021-04-28' },
          { loc: at('sitemap-3.xml'), lastmod: '2021-05-28' },
        ],
      },
    });
  });

  it('leaves out files', () => {
    const paths = ['/', '/figur/a/', '/data/a.csv'];
    expect(paths.filter(isSitemapPage)).toEqual(['/', '/figur/a/']);
  });
});
