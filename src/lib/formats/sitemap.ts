import { escapeXml } from '../domain/xml.ts';

/** A page for search engines: full address, and the day its release stands for. */
export interface SitemapPage {
  adresse: string;
  dato: string;
}

/** How many addresses one file may hold: the protocol allows 50,000. */
const LARGEST = 40_000;

/** True for a page; files are not for search engines. */
export function isSitemapPage(path: string): boolean {
  return path.endsWith('/');
}

/**
 * The sitemap by https://www.sitemaps.org/protocol.html, file by file: `sitemap.xml`, and the parts it lists when the
 * site has outgrown one file. `addressOf` gives a file's full address.
 */
export function formatSitemap(
  pages: readonly SitemapPage[],
  addressOf: (file: string) => string,
  largest = LARGEST,
): Map<string, string> {
  if (pages.length <= largest) return new Map([['sitemap.xml', urlset(pages)]]);
  const parts = Array.from({ length: Math.ceil(pages.length / largest) }, (_, i) => ({
    fil: `sitemap-${i + 1}.xml`,
    sider: pages.slice(i * largest, (i + 1) * largest),
  }));
  const index = parts.map(({ fil, sider: own }) => ({
    adresse: addressOf(fil),
    dato: own.reduce((latest, { dato }) => (dato > latest ? dato : latest), ''),
  }));
  return new Map([
    ['sitemap.xml', listing('sitemapindex', 'sitemap', index)],
    ...parts.map(({ fil, sider: own }): [string, string] => [fil, urlset(own)]),
  ]);
}

function urlset(pages: readonly SitemapPage[]): string {
  return listing('urlset', 'url', pages);
}

function listing(root: string, item: string, pages: readonly SitemapPage[]): string {
  const lines = pages.map(
    ({ adresse, dato }) =>
      `<${item}><loc>${escapeXml(adresse)}</loc><lastmod>${dato}</lastmod></${item}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${root}>\n`;
}
