import { nokkelAv } from '../../src/lib/io/cache.ts';
import type { Kodenokler } from '../../src/lib/io/code-hash.ts';
import { editionsOf } from '../../src/lib/series/editions.ts';
import type { Corpus } from '../../src/lib/io/corpus.ts';
import type { Nettsted } from '../../src/lib/site/url.ts';

/** What a release's pages depend on, as keys by release: themselves and all before, the registry, the address, the code. */
export interface Utgivelsesnokler {
  modell: ReadonlyMap<string, string>;
  side: ReadonlyMap<string, string>;
}

/** The keys of every release, `rapporter` oldest first. What a release's superseded editions said is told on its pages. */
export function utgivelsesnokler(
  { rapporter, superseded }: Pick<Corpus, 'rapporter' | 'superseded'>,
  { bibliotek, nettsted, register }: Kodenokler,
  adresse: Nettsted,
): Utgivelsesnokler {
  const modell = new Map<string, string>();
  const side = new Map<string, string>();
  let chain = nokkelAv(bibliotek, register, JSON.stringify(adresse));
  for (const { id, fil, sha256 } of rapporter) {
    const before = editionsOf(id, superseded).map((edition) => edition.sha256);
    chain = nokkelAv(chain, id, fil, sha256, ...before);
    modell.set(id, chain);
    side.set(id, nokkelAv(chain, nettsted));
  }
  return { modell, side };
}
