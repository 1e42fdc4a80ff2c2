import type { PhrasingContent } from 'mdast';
import { addManeder, type Maned } from '../domain/maned.ts';
import type { Former } from '../domain/register.ts';
import type { Faktum, Omfang, Retning, Slag } from '../facts/fact.ts';
import type { Emne, Grunnlag } from '../facts/context.ts';
import type { Utregning } from '../facts/calculation.ts';
import { deltakere, formerFor } from './forms.ts';
import { frase, type Frase } from './phrase.ts';
import { tall, tallSom, tid, type TallNode } from './node.ts';

/** What the words of a text depend on beside its facts: whom it is about, when, and what things are called. */
export interface Ordgrunnlag {
  grunnlag: Grunnlag;
  emne: Emne;
  former: Former;
  /** The sentence before spoke of others: «antallet» and «dette» would be theirs. */
  etterAndre?: boolean;
}

/** Every way a fact can be told; one of them is picked. */
export type Formulering<S extends Slag> = (faktum: Faktum<S>, ord: Ordgrunnlag) => Frase[];

/** Gathers what the words about a subject depend on. */
export function ordgrunnlag(grunnlag: Grunnlag, emne: Emne): Ordgrunnlag {
  return { grunnlag, emne, former: formerFor(grunnlag.register, emne) };
}

/** The words for a direction. Persons are «flere/færre», a number or share is «høyere/lavere». */
export const RETNINGSORD = {
  opp: {
    /** «økte»; `partikkel` follows the subject or the adverb. */
    verb: 'økte',
    partikkel: '',
    har: 'har økt',
    hadde: 'hadde økt',
    /** In headlines: «Jobbklubb falt med 370 deltakere». */
    brief: 'økte',
    adverb: 'opp',
    endring: 'økning',
    endringen: 'økningen',
    flere: 'flere',
    hoyere: 'høyere',
    hoyeste: 'høyeste',
    flest: 'flest',
    /** After the subject: «økte mest». */
    mest: 'mest',
  },
  ned: {
    verb: 'gikk',
    partikkel: ' ned',
    har: 'har gått ned',
    hadde: 'hadde gått ned',
    brief: 'falt',
    adverb: 'ned',
    endring: 'nedgang',
    endringen: 'nedgangen',
    flere: 'færre',
    hoyere: 'lavere',
    hoyeste: 'laveste',
    flest: 'færrest',
    mest: 'mest ned',
  },
} as const satisfies Record<Retning, Record<string, string | readonly string[]>>;

/** The direction's verb as one piece: «økte», «gikk ned». */
export function verbet(retning: Retning): string {
  const { verb, partikkel } = RETNINGSORD[retning];
  return verb + partikkel;
}

/** The page's month. */
export function denne({ grunnlag }: Ordgrunnlag): PhrasingContent {
  return tid(grunnlag.maned);
}

/** The month before the page's. */
export function forrige({ grunnlag }: Ordgrunnlag): PhrasingContent {
  return tid(addManeder(grunnlag.maned, -1));
}

/** «77 811 deltakere i arbeidsrettede tiltak». */
export function antallDeltakere(na: Utregning, { former }: Ordgrunnlag): Frase {
  return frase`${tall(na)} ${deltakere(former, na.verdi)}`;
}

/** «antallet deltakere i arbeidstrening». */
export function antallet({ former }: Ordgrunnlag): string {
  return `antallet ${deltakere(former)}`;
}

/** «på tiltak», «i jobbklubb», «arbeidssøkere på tiltak»: after a number of persons and «flere» or «færre». */
export function where({ former, emne }: Pick<Ordgrunnlag, 'former' | 'emne'>): string {
  if (emne.niva === 'i-alt') return 'på tiltak';
  return former.flertall ?? `${former.preposisjon} ${former.setning}`;
}

/** «hver måned», which claims a run of changes and is marked with the months it was read from. */
export function hverManed(lengde: Utregning): TallNode {
  return tallSom(lengde, 'hver måned');
}

/** «hver måned siden januar». */
export function hverManedSiden(lengde: Utregning, fra: Maned): Frase {
  return frase`${hverManed(lengde)} siden ${tid(fra)}`;
}

/** The size of a change of persons, «én» in words: «én færre», «420 flere». */
export function persons(change: Utregning): TallNode {
  return Math.abs(change.verdi) === 1 ? tallSom(change, 'én') : tall(change);
}

/** «en nedgang på 1,1 prosent». */
export function enEndring(retning: Retning, prosent: Utregning): Frase {
  return frase`en ${RETNINGSORD[retning].endring} på ${tall(prosent)} prosent`;
}

/** «i tallserien, som starter i mars 2019», «fra og med mars 2019» after a break, «siden mai 2019». */
export function omfanget(omfang: Omfang): Frase {
  if (omfang.slag === 'siden') return frase`siden ${tid(omfang.maned)}`;
  return omfang.slag === 'serie'
    ? frase`i tallserien, som starter i ${tid(omfang.fra, true)}`
    : frase`fra og med ${tid(omfang.fra)}`;
}
