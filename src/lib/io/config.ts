import { resolve } from 'node:path';
import { toManed, type Maned } from '../domain/maned.ts';
import { parseSiteUrl, type SiteUrl } from '../site/url.ts';

/** What the commands are told from outside: folders and the address of the published site. */
export interface Config {
  /** Absolute path of the folder of reports. */
  rapporter: string;
  /** Absolute path of the folder that holds the registry and the corrections. */
  content: string;
  /** Absolute path the site is written to. */
  out: string;
  /** Absolute path of the ledger of published addresses; undefined where none is kept. */
  ledger?: string | undefined;
  siteUrl: SiteUrl;
  /** The month it is: no report can be of a later one. */
  currentManed: Maned;
}

/**
 * Reads `INNHOLD`, `RAPPORTER`, `SITE`, `BASE`, `OUT`, `LEDGER` and `CONTACT`; relative paths count from `root`.
 * The site's own ledger promises what the site's own reports give: other reports have none unless `LEDGER` names one.
 * The month is that of `SOURCE_DATE_EPOCH` (seconds, as in reproducible builds) where it is set, else of `clock`.
 * Throws a TypeError when `SITE`, `BASE`, `CONTACT` or `SOURCE_DATE_EPOCH` cannot be used.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  root: string,
  clock: () => Date = readClock,
): Config {
  const content = resolve(root, env.INNHOLD || 'src/content');
  const own = resolve(content, 'rapporter');
  const rapporter = resolve(root, env.RAPPORTER || own);
  const addresses = env.LEDGER || (rapporter === own ? resolve(content, 'adresser.txt') : '');
  return {
    rapporter,
    content,
    ledger: addresses ? resolve(root, addresses) : undefined,
    out: resolve(root, env.OUT || 'dist'),
    siteUrl: parseSiteUrl(env.SITE, env.BASE, env.CONTACT),
    currentManed: monthOf(env.SOURCE_DATE_EPOCH ? parseEpoch(env.SOURCE_DATE_EPOCH) : clock()),
  };
}

/** The one look at the clock: it can refuse a report, and changes nothing else. */
function readClock(): Date {
  // eslint-disable-next-line no-restricted-syntax -- A report of a month that has not begun can be told in no other way.
  return new Date();
}

function parseEpoch(seconds: string): Date {
  const date = new Date(Number(seconds) * 1000);
  if (/^\d+$/.test(seconds) && !Number.isNaN(date.getTime())) return date;
  throw new TypeError(`SOURCE_DATE_EPOCH må være et helt antall sekunder, ikke «${seconds}».`);
}

function monthOf(date: Date): Maned {
  return toManed(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
