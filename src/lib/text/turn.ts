import { motsatt } from '../facts/change.ts';
import type { Faktum } from '../facts/fact.ts';
import { frase, type Frase } from './phrase.ts';
import { tallSom, tallSomOrd, tid } from './node.ts';
import { hverManedSiden, RETNINGSORD } from './words.ts';

/** How long the number had gone the other way before it turned: «tre måneder på rad», or «hver måned siden januar» where its beginning is not seen. */
export function turnSpan({ forut, kjentStart, fra }: Faktum<'vending'>): Frase {
  return kjentStart ? frase`${tallSomOrd(forut)} måneder på rad` : hverManedSiden(forut, fra);
}

/** What came before the turn, after «etter»: «tre måneder på rad med økning», «økning hver måned siden januar». */
export function afterTurn(vending: Faktum<'vending'>): Frase {
  const before = RETNINGSORD[motsatt(vending.retning)].endring;
  const span = turnSpan(vending);
  return vending.kjentStart ? frase`${span} med ${before}` : frase`${before} ${span}`;
}

/** «første nedgang siden januar», or what came before where no month of the kind is known: «første nedgang etter to måneder på rad med økning». */
export function firstSince(vending: Faktum<'vending'>): Frase {
  const { retning, lengde, fra, first } = vending;
  const what = frase`${tallSom(lengde, 'første')} ${RETNINGSORD[retning].endring}`;
  return first ? frase`${what} siden ${tid(fra)}` : frase`${what} etter ${afterTurn(vending)}`;
}

/** «den første nedgangen siden januar», likewise; after a sentence's own «nedgangen» only «den første siden januar». */
export function theFirstSince(vending: Faktum<'vending'>, named = true): Frase {
  const { retning, lengde, fra, first } = vending;
  const noun = named ? ` ${RETNINGSORD[retning].endringen}` : '';
  const what = frase`den ${tallSom(lengde, 'første')}${noun}`;
  return first ? frase`${what} siden ${tid(fra)}` : frase`${what} etter ${afterTurn(vending)}`;
}
