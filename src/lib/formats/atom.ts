import { UTGIVER } from './citation.ts';
import { escapeXml } from '../domain/xml.ts';

/** One release in the feed. Texts are plain; addresses are full, or paths as long as the site has none. */
export interface Feedpost {
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
export interface Feedhode {
  tittel: string;
  undertittel: string;
  forside: string;
  adresse: string;
}

/** The releases as an Atom feed (RFC 4287), newest first. Ids are the releases' addresses, which never change. */
export function formatFeed(hode: Feedhode, poster: readonly Feedpost[]): string {
  const newest = poster.reduce((latest, { dato }) => (dato > latest ? dato : latest), '');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">',
    `<title>${escapeXml(hode.tittel)}</title>`,
    `<subtitle>${escapeXml(hode.undertittel)}</subtitle>`,
    `<id>${idOf(hode.adresse, 'feed')}</id>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(hode.adresse)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(hode.forside)}"/>`,
    `<updated>${timestamp(newest)}</updated>`,
    `<author><name>${UTGIVER}</name></author>`,
    ...poster.map(formatPost),
    '</feed>',
    '',
  ].join('\n');
}

function formatPost({ id, tittel, setninger, adresse, dato }: Feedpost): string {
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
function idOf(adresse: string, id: string): string {
  return adresse.startsWith('/') ? `urn:tiltakstall:${id}` : escapeXml(adresse);
}

function timestamp(dato: string): string {
  return `${dato}T00:00:00Z`;
}
