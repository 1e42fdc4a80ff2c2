import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isManed, type Maned } from '../domain/maned.ts';
import { addressOf, type Nettsted } from '../site/url.ts';
import { adresserOf } from '../io/address-ledger.ts';
import { sisteDag } from '../formats/date.ts';
import { formatNettkart, isKartside } from '../formats/sitemap.ts';

/** Pages of a built site, and the months that tell how old they are. */
export interface Kartgrunnlag {
  nettsted: Nettsted;
  /** The newest release's last month. */
  nyeste: Maned;
  /** Paths that only lead on. */
  omdirigert: ReadonlySet<string>;
}

/**
 * Writes the sitemap of a site of these files to its folder; none as long as the site has no address. Frozen pages are
 * as old as their release.
 */
export async function writeNettkart(
  dist: string,
  filer: readonly string[],
  { nettsted, nyeste, omdirigert }: Kartgrunnlag,
): Promise<void> {
  if (nettsted.origin === undefined) return;
  const address = (sti: string) => addressOf(nettsted, sti) ?? '';
  const sider = adresserOf(filer)
    .filter((sti) => isKartside(sti) && !omdirigert.has(sti))
    .map((sti) => ({ adresse: address(sti), dato: sisteDag(monthOf(sti) ?? nyeste) }));
  for (const [fil, text] of formatNettkart(sider, (name) => address(`/${name}`)))
    await writeFile(join(dist, fil), text);
}

function monthOf(sti: string): Maned | undefined {
  const month = /^\/rapporter\/(\d{4}-\d{2})/.exec(sti)?.[1] ?? '';
  return isManed(month) ? month : undefined;
}
