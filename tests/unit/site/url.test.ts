import { describe, expect, it } from 'vitest';
import { addressOf, linkTo, parseSiteUrl } from '../../../src/lib/site/url.ts';

describe('parseSiteUrl', () => {
  it.each([
    [undefined, undefined, undefined, '/'],
    ['https://eksempel.no', undefined, 'https://eksempel.no', '/'],
    ['https://eksempel.no/', 'prosjekt', 'https://eksempel.no', '/prosjekt/'],
    ['https://eksempel.no', '/prosjekt', 'https://eksempel.no', '/prosjekt/'],
    ['https://eksempel.no', 'prosjekt/', 'https://eksempel.no', '/prosjekt/'],
    ['https://eksempel.no/tall/', '/a/b/', 'https://eksempel.no', '/tall/a/b/'],
    [undefined, '/', undefined, '/'],
    ['', '', undefined, '/'],
  ])('SITE %j and BASE %j', (site, base, origin, path) => {
    expect(parseSiteUrl(site, base)).toEqual({
      name: 'Tiltakstall',
      origin,
      base: path,
      contact: undefined,
    });
  });

  it.each(['eksempel.no', 'ftp://eksempel.no', 'javascript:alert(1)', 'https://'])(
    'refuses SITE %j and says what to write',
    (site) => {
      expect(() => parseSiteUrl(site)).toThrow(
        /SITE må være en hel adresse.*https:\/\/eksempel\.no/,
      );
    },
  );

  it.each([
    ['https://bruker:hemmelig@eksempel.no', /SITE kan ikke ha brukernavn/],
    ['https://bruker@eksempel.no/tall/', /SITE kan ikke ha brukernavn/],
    ['https://@eksempel.no', /SITE kan ikke ha brukernavn/],
    ['HTTPS:bruker:hemmelig@eksempel.no', /SITE kan ikke ha brukernavn/],
    ['https://eksempel.no/?side=1', /SITE kan ikke ha «\?» eller «#»/],
    ['https://eksempel.no?', /SITE kan ikke ha «\?» eller «#»/],
    ['https://eksempel.no/#topp', /SITE kan ikke ha «\?» eller «#»/],
  ])('refuses SITE %j, and prints no password', (site, message) => {
    expect(() => parseSiteUrl(site)).toThrow(message);
    expect(() => parseSiteUrl(site)).not.toThrow(/hemmelig/);
  });

  it.each([
    'bruker:hemmelig@eksempel.no',
    'https://eksempel.no/tall/',
    '/tall/?side=1',
    '/tall?',
    '/tall/#topp',
    '#',
  ])('refuses BASE %j: it is a path and nothing else', (base) => {
    expect(() => parseSiteUrl('https://eksempel.no', base)).toThrow(/BASE kan ikke inneholde/);
  });

  it.each(['/a b/', '../opp', '/a/?x', '"><script>'])('refuses BASE %j', (base) => {
    expect(() => parseSiteUrl(undefined, base)).toThrow(/BASE kan ikke inneholde/);
  });

  it('takes an address to report problems to, and refuses other schemes', () => {
    expect(parseSiteUrl('', '', 'mailto:red@eksempel.no').contact).toBe('mailto:red@eksempel.no');
    expect(() => parseSiteUrl('', '', 'javascript:alert(1)')).toThrow(/CONTACT/);
    expect(() => parseSiteUrl('', '', 'https://b:p@eksempel.no/')).toThrow(/CONTACT kan ikke ha/);
  });
});

describe('links', () => {
  const site = parseSiteUrl('https://eksempel.no', 'prosjekt');

  it('puts the base before every path', () => {
    expect(linkTo(site, '/tiltak/mentor/#tabell')).toBe('/prosjekt/tiltak/mentor/#tabell');
    expect(linkTo(parseSiteUrl(), '/')).toBe('/');
    expect(addressOf(site, '/')).toBe('https://eksempel.no/prosjekt/');
    expect(addressOf(parseSiteUrl(), '/')).toBeUndefined();
  });

  it('refuses a relative path', () => {
    expect(() => linkTo(site, 'tiltak/')).toThrow(RangeError);
  });
});
