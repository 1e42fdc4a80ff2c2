import { resolve } from 'node:path';
import { toManed, type Maned } from '../domain/maned.ts';
import type { SiteConfig } from '../domain/site-config.ts';
import { parseSiteUrl, type SiteUrl } from '../site/url.ts';
import { readConfigFile } from './config-file.ts';

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
  /** The colour of links in either theme; undefined where the program's own are used. */
  colours?: { light: string; dark: string } | undefined;
  /** The month it is: no report can be of a later one. */
  currentManed: Maned;
}

/**
 * Reads `tiltakstall.config.ts` in `root`, where there is one, and `INNHOLD`, `RAPPORTER`, `SITE`, `BASE`, `OUT`, `LEDGER` and
 * `CONTACT`, which win over it; relative paths count from `root`. A variable that is set and empty counts as not set.
 * The site's own ledger promises what the site's own reports give: other reports have none unless `LEDGER` names one.
 * The month is that of `SOURCE_DATE_EPOCH` (seconds, as in reproducible builds) where it is set, else of `clock`.
 * Throws a ConfigError for a file that cannot be used, and a TypeError when `SITE`, `BASE`, `CONTACT` or `SOURCE_DATE_EPOCH` cannot be used.
 */
export function readConfig(env: Variables, root: string, clock: () => Date = readClock): Config {
  const file = readConfigFile(root);
  const content = resolve(root, env.INNHOLD || file?.innhold || 'src/content');
  return {
    ...foldersIn(env, root, content),
    siteUrl: siteUrlOf(env, file),
    colours: file?.colours,
    currentManed: monthOf(env.SOURCE_DATE_EPOCH ? parseEpoch(env.SOURCE_DATE_EPOCH) : clock()),
  };
}

type Variables = Record<string, string | undefined>;

function foldersIn(
  env: Variables,
  root: string,
  content: string,
): Pick<Config, 'rapporter' | 'content' | 'out' | 'ledger'> {
  const own = resolve(content, 'rapporter');
  const rapporter = resolve(root, env.RAPPORTER || own);
  const addresses = env.LEDGER || (rapporter === own ? resolve(content, 'adresser.txt') : '');
  return {
    rapporter,
    content,
    ledger: addresses ? resolve(root, addresses) : undefined,
    out: resolve(root, env.OUT || 'dist'),
  };
}

function siteUrlOf(env: Variables, file: SiteConfig | undefined): SiteUrl {
  return parseSiteUrl(
    env.SITE || file?.site,
    env.BASE || file?.base,
    env.CONTACT || file?.contact,
    file && { name: file.name, publisher: file.publisher, licence: file.licence },
  );
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
