import { resolve } from 'node:path';
import { parseNettsted, type Nettsted } from '../publish/adresse.ts';

/** What the commands are told from outside: folders and the address of the published site. */
export interface Miljo {
  /** Absolute path of the folder of reports. */
  rapporter: string;
  /** Absolute path of the folder that holds the registry and the corrections. */
  innhold: string;
  /** Absolute path the site is written to. */
  ut: string;
  nettsted: Nettsted;
}

/**
 * Reads `RAPPORTER`, `SITE`, `BASE`, `OUT` and `KONTAKT`; relative paths count from `rot`.
 * Throws a TypeError when `SITE`, `BASE` or `KONTAKT` cannot be used.
 */
export function readMiljo(env: Record<string, string | undefined>, rot: string): Miljo {
  const innhold = resolve(rot, 'src/content');
  return {
    rapporter: resolve(rot, env.RAPPORTER || 'src/content/rapporter'),
    innhold,
    ut: resolve(rot, env.OUT || 'dist'),
    nettsted: parseNettsted(env.SITE, env.BASE, env.KONTAKT),
  };
}
