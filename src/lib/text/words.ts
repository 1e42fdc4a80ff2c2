import type { PhrasingContent } from 'mdast';
import { addManeder, isManed, type Maned } from '../domain/maned.ts';
import type { Forms } from '../domain/register.ts';
import type { Fact, Extent, Direction, FactKind } from '../facts/fact.ts';
import { breaksFor, cells, keyFor, type Subject, type FactContext } from '../facts/context.ts';
import { antall, type Calculation } from '../facts/calculation.ts';
import { oppositeOf } from '../facts/change.ts';
import { participants, formsFor } from './forms.ts';
import { phrase, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAs, numberNodeAsWord, timeNode, type NumberNode } from './node.ts';

/** What the words of a text depend on beside its facts: whom it is about, when, and what things are called. */
export interface WordContext {
  grunnlag: FactContext;
  emne: Subject;
  former: Forms;
  /** The sentence before spoke of others: «antallet» and «dette» would be theirs. */
  afterOthers?: boolean;
  /** What the sentences before have told, but for the opening. */
  told?: Fact[];
}

/** Every way a fact can be told; one of them is picked. */
export type Phrasing<S extends FactKind> = (fact: Fact<S>, word: WordContext) => Phrase[];

/** The words around a figure. They stand alone: a figure may be shown without its page. */
export interface Caption {
  /** The finding where there is one that every number it needs is visible for; else what is shown. No full stop. */
  tittel: Phrase;
  /** Measure, group and period. No full stop. */
  subtitle: Phrase;
  /** What the figure shows, for those who do not see it. */
  description: Phrase;
}

/** What the words of a figure depend on. */
export interface FigureContext {
  emne: Subject;
  grunnlag: FactContext;
  /** «deltakere i arbeidstrening» */
  persons: string;
  /** «arbeidstrening», a group as «tiltaksgruppen …» */
  whole: string;
}

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
    /** After «har» and «hadde». */
    participle: 'økt',
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
    participle: 'gått ned',
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
export function verbOf(direction: Direction): string {
  const { verb, partikkel } = DIRECTION_WORDS[direction];
  return verb + partikkel;
}

/** The verbs that are of the page's month as a whole. */
export interface Tense {
  er: 'er' | 'var';
  /** Before a participle. */
  har: 'har' | 'hadde';
  /** After that, where the sentence names no month for it. */
  da: '' | ' da';
}

/** Present in a release's own month; past in an earlier one, which stands beside later months that may say otherwise. */
export function tenseOf({ grunnlag: { maned, rapport } }: WordContext): Tense {
  const newest = rapport.slice(0, 7);
  return isManed(newest) && maned < newest
    ? { er: 'var', har: 'hadde', da: ' da' }
    : { er: 'er', har: 'har', da: '' };
}

/** The page's month as a node, without its year. */
export function current({ grunnlag }: WordContext): PhrasingContent {
  return timeNode(grunnlag.maned);
}

/** The month before the page's, likewise; that reports cover it is for the caller to know. */
export function previous({ grunnlag }: WordContext): PhrasingContent {
  return timeNode(addManeder(grunnlag.maned, -1));
}

/** « i mai»: a sentence that has no other month tells its own, to be quoted alone. */
export function inMonth(word: WordContext): Phrase {
  return phrase` i ${current(word)}`;
}

/** «77 811 deltakere i arbeidsrettede tiltak». */
export function countParticipants(now: Calculation, { former }: WordContext): Phrase {
  return phrase`${numberNode(now)} ${participants(former, now.verdi)}`;
}

/** «antallet deltakere i arbeidstrening». */
export function countNoun({ former }: WordContext): string {
  return `antallet ${participants(former)}`;
}

/** «på tiltak», «i jobbklubb», «arbeidssøkere på tiltak»: after a number of persons and «flere» or «færre». */
export function whereWords({ former, emne }: Pick<WordContext, 'former' | 'emne'>): string {
  if (emne.niva === 'i-alt') return 'på tiltak';
  return former.flertall ?? `${former.preposisjon} ${former.setning}`;
}

/** «hver måned», which claims a run of changes and is marked with the months it was read from. */
export function everyMonth(length: Calculation): NumberNode {
  return numberNodeAs(length, 'hver måned');
}

/** «hver måned siden januar»; in a text, which has room for it, with why nothing is known of January's own change. */
export function everyMonthSince(length: Calculation, from: Maned, word?: WordContext): Phrase {
  return phrase`${everyMonth(length)} siden ${timeNode(from)}${word && whyFrom(from, word)}`;
}

/** «, da tallene begynner»: why a run cannot be followed further back than the month it is counted from. */
function whyFrom(from: Maned, { grunnlag, emne }: WordContext): string {
  const key = keyFor(emne);
  if (cells(grunnlag, key)[0]?.maned === from) return ', da tallene begynner';
  return breaksFor(grunnlag, key).some(({ maned }) => maned === from)
    ? ', da serien har et brudd'
    : ', da tallene begynner igjen';
}

/** The size of a change of persons, «én» in words: «én færre», «420 flere». */
export function persons(change: Calculation): NumberNode {
  return Math.abs(change.verdi) === 1 ? numberNodeAs(change, 'én') : numberNode(change);
}

/** «en nedgang på 1,1 prosent». */
export function changeNoun(direction: Direction, percent: Calculation): Phrase {
  return phrase`en ${DIRECTION_WORDS[direction].endring} på ${numberNode(percent)} prosent`;
}

/** «i tallserien, som starter i mars 2019», «fra og med mars 2019» after a break, «siden mai 2019». */
export function extent(omfang: Extent): Phrase {
  if (omfang.slag === 'siden') return phrase`siden ${timeNode(omfang.maned)}`;
  return omfang.slag === 'serie'
    ? phrase`i tallserien, som starter i ${timeNode(omfang.fra, true)}`
    : phrase`fra og med ${timeNode(omfang.fra)}`;
}

/** How long the number had gone the other way before it turned: «tre måneder på rad», or «hver måned siden januar» where its beginning is not seen. */
export function turnSpan({ forut, kjentStart, fra }: Fact<'vending'>, word: WordContext): Phrase {
  return kjentStart
    ? phrase`${numberNodeAsWord(forut)} måneder på rad`
    : everyMonthSince(forut, fra, word);
}

/** What came before the turn, after «etter»: «tre måneder på rad med økning», «økning hver måned siden januar». */
export function afterTurn(turningPoint: Fact<'vending'>, word: WordContext): Phrase {
  const before = DIRECTION_WORDS[oppositeOf(turningPoint.retning)].endring;
  const span = turnSpan(turningPoint, word);
  return turningPoint.kjentStart ? phrase`${span} med ${before}` : phrase`${before} ${span}`;
}

/** «første nedgang siden januar», or what came before where no month of the kind is known: «første nedgang etter to måneder på rad med økning». */
export function firstSince(turningPoint: Fact<'vending'>, word: WordContext): Phrase {
  const { retning, lengde, fra, first } = turningPoint;
  const what = phrase`${numberNodeAs(lengde, 'første')} ${DIRECTION_WORDS[retning].endring}`;
  return first
    ? phrase`${what} siden ${timeNode(fra)}`
    : phrase`${what} etter ${afterTurn(turningPoint, word)}`;
}

/**
 * «den første nedgangen siden januar», likewise, with why January's own change is not known where it is not; after a
 * sentence's own «nedgangen» only «den første siden januar».
 */
export function theFirstSince(
  turningPoint: Fact<'vending'>,
  word: WordContext,
  named = true,
): Phrase {
  const { retning, lengde, fra, first, kjentStart } = turningPoint;
  const noun = named ? ` ${DIRECTION_WORDS[retning].endringen}` : '';
  const what = phrase`den ${numberNodeAs(lengde, 'første')}${noun}`;
  return first
    ? phrase`${what} siden ${timeNode(fra)}${kjentStart ? undefined : whyFrom(fra, word)}`
    : phrase`${what} etter ${afterTurn(turningPoint, word)}`;
}

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
