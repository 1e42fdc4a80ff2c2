import { UNNAMED, type SiteIdentity } from '../domain/site-config.ts';

/**
 * Whose the site is, and where it is published: `origin` such as `https://eksempel.no` (undefined when not decided), and `base`,
 * which starts and ends with a slash. `contact` is where readers report problems, an https or mailto address.
 */
export interface SiteUrl extends SiteIdentity {
  origin: string | undefined;
  base: string;
  contact: string | undefined;
}

/**
 * Reads the settings of the published site. `SITE` must be an http(s) address without login, query or fragment; its path,
 * if any, is put before `BASE`.
 * `BASE` may be written with or without slashes. Throws a TypeError that says what to write instead.
 */
export function parseSiteUrl(
  site?: string,
  base?: string,
  contact?: string,
  identity: SiteIdentity = UNNAMED,
): SiteUrl {
  const url = site ? parseSite(site) : undefined;
  const path = `${url?.pathname ?? ''}/${base ?? ''}`;
  const steps = path.split('/').filter((step) => step !== '');
  const bad = steps.find((step) => !/^[A-Za-z0-9._~-]+$/.test(step) || /^\.+$/.test(step));
  if (bad !== undefined)
    throw new TypeError(
      `BASE kan ikke inneholde «${bad}». Bruk bokstaver a–z, tall, punktum, bindestrek og understrek, for eksempel /tiltakstall/.`,
    );
  return {
    ...identity,
    origin: url?.origin,
    base: steps.length === 0 ? '/' : `/${steps.join('/')}/`,
    contact: contact ? parseContact(contact) : undefined,
  };
}

function parseSite(site: string): URL {
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (hasLogin(site))
    throw new TypeError(
      'SITE kan ikke ha brukernavn eller passord: adressen står på hver side. Skriv for eksempel https://eksempel.no.',
    );
  if (/[?#]/.test(site))
    throw new TypeError(
      `SITE kan ikke ha «?» eller «#», for sidenes stier legges til bak adressen. Skriv for eksempel https://eksempel.no, ikke «${site}».`,
    );
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new TypeError(
    `SITE må være en hel adresse med https:// foran, for eksempel https://eksempel.no, ikke «${site}».`,
  );
}

/** True for a web address with somebody's name or password before the host. It is not printed: messages end up in logs. */
function hasLogin(address: string): boolean {
  return /^\s*https?:[\\/]*[^\\/?#]*@/i.test(address);
}

function parseContact(contact: string): string {
  if (hasLogin(contact))
    throw new TypeError(
      'CONTACT kan ikke ha brukernavn eller passord: adressen står på hver side. Skriv for eksempel https://eksempel.no/kontakt.',
    );
  const url = URL.canParse(contact) ? new URL(contact) : undefined;
  if (url && ['https:', 'mailto:'].includes(url.protocol)) return url.href;
  throw new TypeError(
    `CONTACT må være en adresse som begynner med https:// eller mailto:, ikke «${contact}».`,
  );
}

/** The link to a path of the site (`/tiltak/mentor/`), under its base. Throws RangeError unless the path starts with a slash. */
export function linkTo({ base }: SiteUrl, path: string): string {
  if (!path.startsWith('/')) throw new RangeError(`Stien må begynne med /: ${path}`);
  return base + path.slice(1);
}

/** The full address of a path, or undefined as long as the site has no origin. */
export function addressOf(site: SiteUrl, path: string): string | undefined {
  return site.origin && site.origin + linkTo(site, path);
}
