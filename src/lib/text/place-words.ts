import type { Emne } from '../facts/context.ts';
import { antall, type Utregning } from '../facts/calculation.ts';
import { frase, type Frase } from './phrase.ts';
import { tallSom, tallSomOrd } from './node.ts';

const PLASSER = ['', 'nest ', 'tredje ', 'fjerde ', 'femte '];

/**
 * «den tredje største tiltaksgruppen», «det største tiltaket i gruppen», «det minste av de to tiltakene i gruppen»;
 * undefined for a place that no word tells. The last place is the smallest. `i` says where, for tiltak; `rang` is
 * measured against all the others.
 */
export function plassering({ niva }: Emne, rang: Utregning, i = ''): Frase | undefined {
  const [place, count] = [rang.verdi, rang.av.length];
  const word = storste(place, count);
  if (word === undefined) return undefined;
  const { artikkel, entall, flertall } =
    SLAG[niva === 'hovedgruppe' || niva === 'tiltak' ? niva : 'tiltaksgruppe'];
  if (count !== 2) return frase`${artikkel} ${tallSom(rang, word)} ${entall}${i}`;
  const both = tallSomOrd(antall([...rang.av]));
  return frase`${artikkel} ${tallSom(rang, word)} av de ${both} ${flertall}${i}`;
}

function storste(place: number, count: number): string | undefined {
  if (place === count) return 'minste';
  const before = PLASSER[place - 1];
  return before === undefined ? undefined : `${before}største`;
}

const SLAG = {
  hovedgruppe: { artikkel: 'den', entall: 'hovedgruppen', flertall: 'hovedgruppene' },
  tiltaksgruppe: { artikkel: 'den', entall: 'tiltaksgruppen', flertall: 'tiltaksgruppene' },
  tiltak: { artikkel: 'det', entall: 'tiltaket', flertall: 'tiltakene' },
} as const;
