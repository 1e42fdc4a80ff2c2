import type { PhrasingContent } from 'mdast';
import { addManeder, type Maned } from '../domain/maned.ts';
import type { Forms } from '../domain/register.ts';
import type { Fact, Extent, Direction, FactKind } from '../facts/fact.ts';
import type { Subject, FactContext } from '../facts/context.ts';
import type { Calculation } from '../facts/calculation.ts';
import { deltakere, formsFor } from './forms.ts';
import { phrase, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAs, timeNode, type NumberNode } from './node.ts';

/** What the words of a text depend on beside its facts: whom it is about, when, and what things are called. */
export interface WordContext {
  grunnlag: FactContext;
  emne: Subject;
  former: Forms;
  /** The sentence before spoke of others: «antallet» and «dette» would be theirs. */
  afterOthers?: boolean;
}

/** Every way a fact can be told; one of them is picked. */
export type Phrasing<S extends FactKind> = (fact: Fact<S>, word: WordContext) => Phrase[];

/** Gathers what the words about a subject depend on. */
export function wordContext(grunnlag: FactContext, emne: Subject): WordContext {
  return { grunnlag, emne, former: formsFor(grunnlag.register, emne) };
}

/** The words for a direction. Persons are «flere/færre», a number or share is «høyere/lavere». */
export const DIRECTION_WORDS = {
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
} as const satisfies Record<Direction, Record<string, string | readonly string[]>>;

/** The direction's verb as one piece: «økte», «gikk ned». */
export function verbet(direction: Direction): string {
  const { verb, partikkel } = DIRECTION_WORDS[direction];
  return verb + partikkel;
}

/** The page's month. */
export function current({ grunnlag }: WordContext): PhrasingContent {
  return timeNode(grunnlag.maned);
}

/** The month before the page's. */
export function previous({ grunnlag }: WordContext): PhrasingContent {
  return timeNode(addManeder(grunnlag.maned, -1));
}

/** «77 811 deltakere i arbeidsrettede tiltak». */
export function countDeltakere(now: Calculation, { former }: WordContext): Phrase {
  return phrase`${numberNode(now)} ${deltakere(former, now.verdi)}`;
}

/** «antallet deltakere i arbeidstrening». */
export function antallet({ former }: WordContext): string {
  return `antallet ${deltakere(former)}`;
}

/** «på tiltak», «i jobbklubb», «arbeidssøkere på tiltak»: after a number of persons and «flere» or «færre». */
export function where({ former, emne }: Pick<WordContext, 'former' | 'emne'>): string {
  if (emne.niva === 'i-alt') return 'på tiltak';
  return former.flertall ?? `${former.preposisjon} ${former.setning}`;
}

/** «hver måned», which claims a run of changes and is marked with the months it was read from. */
export function eachManed(length: Calculation): NumberNode {
  return numberNodeAs(length, 'hver måned');
}

/** «hver måned siden januar». */
export function eachManedSince(length: Calculation, from: Maned): Phrase {
  return phrase`${eachManed(length)} siden ${timeNode(from)}`;
}

/** The size of a change of persons, «én» in words: «én færre», «420 flere». */
export function persons(change: Calculation): NumberNode {
  return Math.abs(change.verdi) === 1 ? numberNodeAs(change, 'én') : numberNode(change);
}

/** «en nedgang på 1,1 prosent». */
export function enChange(direction: Direction, percent: Calculation): Phrase {
  return phrase`en ${DIRECTION_WORDS[direction].endring} på ${numberNode(percent)} prosent`;
}

/** «i tallserien, som starter i mars 2019», «fra og med mars 2019» after a break, «siden mai 2019». */
export function extent(omfang: Extent): Phrase {
  if (omfang.slag === 'siden') return phrase`siden ${timeNode(omfang.maned)}`;
  return omfang.slag === 'serie'
    ? phrase`i tallserien, som starter i ${timeNode(omfang.fra, true)}`
    : phrase`fra og med ${timeNode(omfang.fra)}`;
}
