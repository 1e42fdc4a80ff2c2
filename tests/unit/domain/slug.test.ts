import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaken, isSlug, slugify } from '../../../src/lib/domain/slug.ts';

describe('slugify', () => {
  it.each([
    ['Arbeidssøkere på tiltak', 'arbeidssokere-pa-tiltak'],
    ['Nedsatt arbeidsevne, på tiltak', 'nedsatt-arbeidsevne-pa-tiltak'],
    ['2-årig opplæringstiltak', '2-arig-opplaeringstiltak'],
    ['Arbeidsmarkedsopplæring (AMO) enkeltplass', 'arbeidsmarkedsopplaering-amo-enkeltplass'],
    [
      'Vgs/yrkesfaglig utdanning enkeltplass, Forsøk',
      'vgs-yrkesfaglig-utdanning-enkeltplass-forsok',
    ],
    ['Å\u0308pne', 'apne'],
    ['../../etc', 'etc'],
  ])('%s → %s', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('gives a slug or nothing, whatever comes, and leaves a slug alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = slugify(name);
        expect(slug === '' || isSlug(slug)).toBe(true);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

describe('isTaken', () => {
  it('knows the addresses of the site’s own', () => {
    expect(['etter-endring', 'etter-navn', 'i-alt'].every(isTaken)).toBe(true);
    expect(['mentor', 'etterutdanning', 'i-alt-kurs'].some(isTaken)).toBe(false);
  });
});
