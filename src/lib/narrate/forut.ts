import { addManeder } from '../domain/maned.ts';
import { motsatt } from '../compare/endring.ts';
import type { Faktum } from '../compare/faktum.ts';
import { frase, type Frase } from './frase.ts';
import { tallSomOrd } from './node.ts';
import { hverManedFra, RETNINGSORD, type Ordgrunnlag } from './ord.ts';

/** How long the number had gone the other way before it turned: «tre måneder på rad», or «hver måned fra januar til april» where its beginning is not seen. */
export function turnSpan({ forut, kjentStart, fra }: Faktum<'vending'>, ord: Ordgrunnlag): Frase {
  return kjentStart
    ? frase`${tallSomOrd(forut)} måneder på rad`
    : hverManedFra(forut, fra, addManeder(ord.grunnlag.maned, -1));
}

/** What came before the turn, after «etter»: «tre måneder på rad med økning», «økning hver måned fra januar til april». */
export function afterTurn(vending: Faktum<'vending'>, ord: Ordgrunnlag): Frase {
  const before = RETNINGSORD[motsatt(vending.retning)].endring;
  const span = turnSpan(vending, ord);
  return vending.kjentStart ? frase`${span} med ${before}` : frase`${before} ${span}`;
}
