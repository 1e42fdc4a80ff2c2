import { escapeXml } from '../domain/xml.ts';

/** A page for search engines: full address, and the day its release stands for. */
export interface Kartside {
  adresse: string;
  dato: string;
}

/** How many addresses one file may hold: the protocol allows 50,000. */
const STORST = 40_000;

/** True for a page; files are not for search engines. */
export function isKartside(sti: string): boolean {
  return sti.endsWith('/');
}

/**
 * The sitemap by https://www.sitemaps.org/protocol.html, file by file: `sitemap.xml`, and the parts it lists when the
 * site has outgrown one file. `adresseOf` gives a file's full address.
 */
export function formatNettkart(
  sider: readonly Kartside[],
  adresseOf: (fil: string) => string,
  storst = STORST,
): Map<string, string> {
  if (sider.length <= storst) return new Map([['sitemap.xml', urlset(sider)]]);
  const parts = Array.from({ length: Math.ceil(sider.length / storst) }, (_, i) => ({
    fil: `sitemap-${i + 1}.xml`,
    sider: sider.slice(i * storst, (i + 1) * storst),
  }));
  const index = parts.map(({ fil, sider: own }) => ({
    adresse: adresseOf(fil),
    dato: own.reduce((latest, { dato }) => (dato > latest ? dato : latest), ''),
  }));
  return new Map([
    ['sitemap.xml', listing('sitemapindex', 'sitemap', index)],
    ...parts.map(({ fil, sider: own }): [string, string] => [fil, urlset(own)]),
  ]);
}

function urlset(sider: readonly Kartside[]): string {
  return listing('urlset', 'url', sider);
}

function listing(root: string, item: string, sider: readonly Kartside[]): string {
  const lines = sider.map(
    ({ adresse, dato }) =>
      `<${item}><loc>${escapeXml(adresse)}</loc><lastmod>${dato}</lastmod></${item}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${root}>\n`;
}
