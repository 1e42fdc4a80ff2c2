import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isManed, type Maned, lastDay } from '../domain/maned.ts';
import { addressOf, type SiteUrl } from '../site/url.ts';
import { addressesOf } from '../io/address-ledger.ts';
import { formatSitemap, isSitemapPage } from '../formats/sitemap.ts';

/** Pages of a built site, and the months that tell how old they are. */
export interface SitemapInput {
  siteUrl: SiteUrl;
  /** The newest release's last month. */
  newest: Maned;
  /** Paths that only lead on. */
  redirected: ReadonlySet<string>;
}

/**
 * Writes the sitemap of a site of these files to its folder; none as long as the site has no address. Frozen pages are
 * as old as their release.
 */
export async function writeSitemap(
  dist: string,
  files: readonly string[],
  { siteUrl, newest, redirected }: SitemapInput,
): Promise<void> {
  if (siteUrl.origin === undefined) return;
  const address = (path: string) => addressOf(siteUrl, path) ?? '';
  const pages = addressesOf(files)
    .filter((path) => isSitemapPage(path) && !redirected.has(path))
    .map((path) => ({ adresse: address(path), dato: lastDay(monthOf(path) ?? newest) }));
  for (const [file, text] of formatSitemap(pages, (name) => address(`/${name}`)))
    await writeFile(join(dist, file), text);
}

function monthOf(path: string): Maned | undefined {
  const month = /^\/rapporter\/(\d{4}-\d{2})/.exec(path)?.[1] ?? '';
  return isManed(month) ? month : undefined;
}
