import type { Subject } from '../facts/context.ts';
import { antall, type Calculation } from '../facts/calculation.ts';
import { phrase, type Phrase } from './phrase.ts';
import { numberNodeAs, numberNodeAsWord } from './node.ts';

const PLACES = ['', 'nest ', 'tredje ', 'fjerde ', 'femte '];

/**
 * «den tredje største tiltaksgruppen», «det største tiltaket i gruppen», «det minste av de to tiltakene i gruppen»;
 * undefined for a place that no word tells. The last place is the smallest. `i` says where, for tiltak; `rang` is
 * measured against all the others.
 */
export function placement({ niva }: Subject, rank: Calculation, i = ''): Phrase | undefined {
  const [place, count] = [rank.verdi, rank.av.length];
  const word = largest(place, count);
  if (word === undefined) return undefined;
  const { article, entall, flertall } =
    KIND[niva === 'hovedgruppe' || niva === 'tiltak' ? niva : 'tiltaksgruppe'];
  if (count !== 2) return phrase`${article} ${numberNodeAs(rank, word)} ${entall}${i}`;
  const both = numberNodeAsWord(antall([...rank.av]));
  return phrase`${article} ${numberNodeAs(rank, word)} av de ${both} ${flertall}${i}`;
}

function largest(place: number, count: number): string | undefined {
  if (place === count) return 'minste';
  const before = PLACES[place - 1];
  return before === undefined ? undefined : `${before}største`;
}

const KIND = {
  hovedgruppe: { article: 'den', entall: 'hovedgruppen', flertall: 'hovedgruppene' },
  tiltaksgruppe: { article: 'den', entall: 'tiltaksgruppen', flertall: 'tiltaksgruppene' },
  tiltak: { article: 'det', entall: 'tiltaket', flertall: 'tiltakene' },
} as const;
