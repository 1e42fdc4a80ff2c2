import type { Rapport } from '../domain/rapport.ts';
import { packRapport, unpackRapport } from '../report/codec.ts';
import { keyOf, type Cache } from './cache.ts';
import type { CodeKeys } from './code-hash.ts';

/** Reports that earlier builds have read without error, by file name and content. What they were told is not kept. */
export interface ReportCache {
  find: (file: string, sha256: string) => Promise<Rapport | undefined>;
  keep: (rapport: Rapport) => Promise<void>;
}

/** A store of read reports; each counts for the code, the registry and the corrections it was read with. */
export function createReportCache(
  cache: Cache,
  { library, register }: Pick<CodeKeys, 'library' | 'register'>,
): ReportCache {
  const key = (file: string, sha256: string) => `rapport-${keyOf(library, register, file, sha256)}`;
  return {
    find: (file, sha256) =>
      cache.decode(key(file, sha256), (text) => {
        const rapport = unpackRapport(text);
        return rapport.fil === file && rapport.sha256 === sha256 ? rapport : undefined;
      }),
    keep: ({ fil, sha256, ...rest }) =>
      cache.write(key(fil, sha256), packRapport({ fil, sha256, ...rest })),
  };
}
