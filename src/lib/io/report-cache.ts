import type { Rapport } from '../domain/rapport.ts';
import { packRapport, unpackRapport } from '../report/codec.ts';
import { nokkelAv, type Lager } from './cache.ts';
import type { Kodenokler } from './code-hash.ts';

/** Reports that earlier builds have read without error, by file name and content. What they were told is not kept. */
export interface Leselager {
  find: (fil: string, sha256: string) => Promise<Rapport | undefined>;
  keep: (rapport: Rapport) => Promise<void>;
}

/** A store of read reports; each counts for the code, the registry and the corrections it was read with. */
export function createLeselager(
  lager: Lager,
  { bibliotek, register }: Pick<Kodenokler, 'bibliotek' | 'register'>,
): Leselager {
  const nokkel = (fil: string, sha256: string) =>
    `rapport-${nokkelAv(bibliotek, register, fil, sha256)}`;
  return {
    find: (fil, sha256) =>
      lager.decode(nokkel(fil, sha256), (tekst) => {
        const rapport = unpackRapport(tekst);
        return rapport.fil === fil && rapport.sha256 === sha256 ? rapport : undefined;
      }),
    keep: ({ fil, sha256, ...rest }) =>
      lager.write(nokkel(fil, sha256), packRapport({ fil, sha256, ...rest })),
  };
}
