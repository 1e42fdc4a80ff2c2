import { escapeXml } from '../domain/xml.ts';

/** One release in the feed. Texts are plain; addresses are full, or paths as long as the site has none. */
export interface FeedEntry {
  /** Id of the report. */
  id: string;
  tittel: string;
  /** The month's headline figures, a sentence each. */
  setninger: readonly string[];
  adresse: string;
  /** The day the release stands for. */
  dato: string;
}

/** The feed's own place. */
export interface FeedHead {
  tittel: string;
  /** Who publishes it. */
  author: string;
  subtitle: string;
  frontPage: string;
  adresse: string;
}

/** The releases as an Atom feed (RFC 4287), newest first. Ids are the releases' addresses, which never change. */
export function formatFeed(head: FeedHead, records: readonly FeedEntry[]): string {
  const newest = records.reduce((latest, { dato }) => (dato > latest ? dato : latest), '');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">',
    `<title>${escapeXml(head.tittel)}</title>`,
    `<subtitle>${escapeXml(head.subtitle)}</subtitle>`,
    `<id>${idOf(head.adresse, 'feed')}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(head.adresse)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(head.frontPage)}"/>`,
    `<updated>${timestamp(newest)}</updated>`,
    `<author><name>${escapeXml(head.author)}</name></author>`,
    ...records.map(formatRecord),
    '</feed>',
    '',
  ].join('\n');
}

function formatRecord({ id, tittel, setninger, adresse, dato }: FeedEntry): string {
  return [
    '<entry>',
    `<title>${escapeXml(tittel)}</title>`,
    `<id>${idOf(adresse, id)}</id>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(adresse)}"/>`,
    `<updated>${timestamp(dato)}</updated>`,
    `<content type="text">${escapeXml(setninger.join(' '))}</content>`,
    '</entry>',
  ].join('\n');
}

/** An id must be a whole IRI; a site without an address is not published, and its ids lead nowhere. */
function idOf(address: string, id: string): string {
  return address.startsWith('/') ? `urn:tiltakstall:${id}` : escapeXml(address);
}

function timestamp(date: string): string {
  return `${date}T00:00:00Z`;
}
