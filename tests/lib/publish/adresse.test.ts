import { describe, expect, it } from 'vitest';
import { addressOf, linkTo, parseNettsted } from '../../../src/lib/publish/adresse.ts';

describe('parseNettsted', () => {
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
    expect(parseNettsted(site, base)).toEqual({ origin, base: path, kontakt: undefined });
  });

  it.each(['eksempel.no', 'ftp://eksempel.no', 'javascript:alert(1)', 'https://'])(
    'refuses SITE %j and says what to write',
    (site) => {
      expect(() => parseNettsted(site)).toThrow(
        /SITE må være en hel adresse.*https:\/\/eksempel\.no/,
      );
    },
  );

  it.each(['/a b/', '../opp', '/a/?x', '"><script>'])('refuses BASE %j', (base) => {
    expect(() => parseNettsted(undefined, base)).toThrow(/BASE kan ikke inneholde/);
  });

  it('takes an address to report problems to, and refuses other schemes', () => {
    expect(parseNettsted('', '', 'mailto:red@eksempel.no').kontakt).toBe('mailto:red@eksempel.no');
    expect(() => parseNettsted('', '', 'javascript:alert(1)')).toThrow(/CONTACT/);
  });
});

describe('links', () => {
  const nettsted = parseNettsted('https://eksempel.no', 'prosjekt');

  it('puts the base before every path', () => {
    expect(linkTo(nettsted, '/tiltak/mentor/#tabell')).toBe('/prosjekt/tiltak/mentor/#tabell');
    expect(linkTo(parseNettsted(), '/')).toBe('/');
    expect(addressOf(nettsted, '/')).toBe('https://eksempel.no/prosjekt/');
    expect(addressOf(parseNettsted(), '/')).toBeUndefined();
  });

  it('refuses a relative path', () => {
    expect(() => linkTo(nettsted, 'tiltak/')).toThrow(RangeError);
  });
});
