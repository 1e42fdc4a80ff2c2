import { nokkelAv } from '../../src/lib/corpus/lager.ts';
import type { Kodenokler } from '../../src/lib/corpus/kodenokkel.ts';
import type { Rapport } from '../../src/lib/domain/rapport.ts';
import type { Nettsted } from '../../src/lib/publish/adresse.ts';

/** What a release's pages depend on, as keys by release: themselves and all before, the registry, the address, the code. */
export interface Utgivelsesnokler {
  modell: ReadonlyMap<string, string>;
  side: ReadonlyMap<string, string>;
}

/** The keys of every release, `rapporter` oldest first. */
export function utgivelsesnokler(
  rapporter: readonly Pick<Rapport, 'id' | 'fil' | 'sha256'>[],
  { bibliotek, nettsted, register }: Kodenokler,
  adresse: Nettsted,
): Utgivelsesnokler {
  const modell = new Map<string, string>();
  const side = new Map<string, string>();
  let chain = nokkelAv(bibliotek, register, JSON.stringify(adresse));
  for (const { id, fil, sha256 } of rapporter) {
    chain = nokkelAv(chain, id, fil, sha256);
    modell.set(id, chain);
    side.set(id, nokkelAv(chain, nettsted));
  }
  return { modell, side };
}
