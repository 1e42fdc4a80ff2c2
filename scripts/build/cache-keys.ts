import { keyOf } from '../../src/lib/io/cache.ts';
import type { CodeKeys } from '../../src/lib/io/code-hash.ts';
import { editionsOf } from '../../src/lib/series/editions.ts';
import type { Corpus } from '../../src/lib/io/corpus.ts';
import type { SiteUrl } from '../../src/lib/site/url.ts';

/** What a release's pages depend on, as keys by release: themselves and all before, the registry, the address, the code. */
export interface ReleaseKeys {
  model: ReadonlyMap<string, string>;
  side: ReadonlyMap<string, string>;
}

/** The keys of every release, `rapporter` oldest first. What a release's superseded editions said is told on its pages. */
export function releaseKeys(
  { rapporter, superseded }: Pick<Corpus, 'rapporter' | 'superseded'>,
  { library, nettsted, register }: CodeKeys,
  address: SiteUrl,
): ReleaseKeys {
  const model = new Map<string, string>();
  const side = new Map<string, string>();
  let chain = keyOf(library, register, JSON.stringify(address));
  for (const { id, fil, sha256 } of rapporter) {
    const before = editionsOf(id, superseded).map((edition) => edition.sha256);
    chain = keyOf(chain, id, fil, sha256, ...before);
    model.set(id, chain);
    side.set(id, keyOf(chain, nettsted));
  }
  return { model, side };
}
