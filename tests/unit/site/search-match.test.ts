import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, isMatch } from '../../../src/lib/site/search-match.ts';

describe('fold', () => {
  it.each([
    ['Oppfølging', 'oppfolging'],
    ['Høyere utdanning, Forsøk', 'hoyere utdanning forsok'],
    ['  AMO – kurs ', 'amo kurs'],
    ['Arbeids\u00adforberedende', 'arbeidsforberedende'],
    ['Opplæring', 'opplaering'],
    ['2-årig', '2 arig'],
    ['', ''],
  ])('%j is %j', (from, to) => {
    expect(fold(from)).toBe(to);
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('isMatch', () => {
  const text = fold('Varig tilrettelagt arbeid i ordinær virksomhet');

  it.each(['varig', 'ordinær', 'virksomhet varig', 'rettelagt', ''])('finds %j', (search) => {
    expect(isMatch(text, fold(search))).toBe(true);
  });

  it.each(['varig lønn', 'mentor'])('does not find %j', (search) => {
    expect(isMatch(text, fold(search))).toBe(false);
  });
});
