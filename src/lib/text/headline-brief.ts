import type { Fact } from '../facts/fact.ts';
import { nameAmongPeers, sharesName } from './forms.ts';
import { numberNode } from './node.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { current, previous, whereWords, type WordContext } from './words.ts';

/** Both levels: for names that leave no room for more. */
export function headBrief(
  { grad, na, forrige: before }: Fact<'endring'>,
  word: WordContext,
  level = phrase`${numberNode(na)} ${whereWords(word)}`,
): Phrase {
  return grad === 'uendret'
    ? phrase`${level} i ${current(word)}, som i ${previous(word)}`
    : phrase`${level} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}`;
}

/**
 * Likewise with the name first, alone and then as figures have it where that is no abbreviation: the month compared with is
 * worth more than the full name.
 */
export function headsByName(change: Fact<'endring'>, word: WordContext): Phrase[] {
  return shortNames(word).map((one) =>
    headBrief(change, word, phrase`${one}: ${numberNode(change.na)}`),
  );
}

/** The name at the beginning of a line, and then as figures have it where that is no abbreviation. */
export function shortNames({ former, emne, grunnlag }: WordContext): string[] {
  const name = sharesName(grunnlag.register, emne)
    ? former.setning
    : nameAmongPeers(grunnlag.register, emne);
  return [capitalizeFirst(name), ...(former.kort.includes('.') ? [] : [former.kort])];
}

/** Likewise, in fewer words still: «Fra 4 til 8 i arbeidstrening i mai». */
export function headBriefest(change: Fact<'endring'>, word: WordContext): Phrase {
  const { grad, na, forrige: before } = change;
  if (grad === 'uendret') return headBrief(change, word);
  return phrase`Fra ${numberNode(before)} til ${numberNode(na)} ${whereWords(word)} i ${current(word)}`;
}
