import { contrary } from '../facts/change.ts';
import type { Fact } from '../facts/fact.ts';
import { phrase, type Phrase } from './phrase.ts';
import { numberNodeAs, numberNodeAsWord, timeNode } from './node.ts';
import { eachManedSince, DIRECTION_WORDS } from './words.ts';

/** How long the number had gone the other way before it turned: «tre måneder på rad», or «hver måned siden januar» where its beginning is not seen. */
export function turnSpan({ forut, kjentStart, fra }: Fact<'vending'>): Phrase {
  return kjentStart
    ? phrase`${numberNodeAsWord(forut)} måneder på rad`
    : eachManedSince(forut, fra);
}

/** What came before the turn, after «etter»: «tre måneder på rad med økning», «økning hver måned siden januar». */
export function afterTurn(turningPoint: Fact<'vending'>): Phrase {
  const before = DIRECTION_WORDS[contrary(turningPoint.retning)].endring;
  const span = turnSpan(turningPoint);
  return turningPoint.kjentStart ? phrase`${span} med ${before}` : phrase`${before} ${span}`;
}

/** «første nedgang siden januar», or what came before where no month of the kind is known: «første nedgang etter to måneder på rad med økning». */
export function firstSince(turningPoint: Fact<'vending'>): Phrase {
  const { retning, lengde, fra, first } = turningPoint;
  const what = phrase`${numberNodeAs(lengde, 'første')} ${DIRECTION_WORDS[retning].endring}`;
  return first
    ? phrase`${what} siden ${timeNode(fra)}`
    : phrase`${what} etter ${afterTurn(turningPoint)}`;
}

/** «den første nedgangen siden januar», likewise; after a sentence's own «nedgangen» only «den første siden januar». */
export function theFirstSince(turningPoint: Fact<'vending'>, named = true): Phrase {
  const { retning, lengde, fra, first } = turningPoint;
  const noun = named ? ` ${DIRECTION_WORDS[retning].endringen}` : '';
  const what = phrase`den ${numberNodeAs(lengde, 'første')}${noun}`;
  return first
    ? phrase`${what} siden ${timeNode(fra)}`
    : phrase`${what} etter ${afterTurn(turningPoint)}`;
}
