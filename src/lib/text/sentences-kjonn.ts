import { oppositeOf } from '../facts/change.ts';
import type { Fact } from '../facts/fact.ts';
import type { Calculation } from '../facts/calculation.ts';
import { formsFor, participants, theParticipants } from './forms.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode } from './node.ts';
import {
  current,
  inMonth,
  previous,
  persons,
  DIRECTION_WORDS,
  verbOf,
  type Phrasing,
  type WordContext,
} from './words.ts';
import { cardinal } from './number-format.ts';

/** A share that moved by less is told as it is: tenths of a percentage point. */
const SMALLEST_TOLD = 3;

/** «Kvinner utgjorde 48,2 prosent, om lag som i april.» Far from that of all tiltak: «…, mot 48,2 prosent i alle tiltak.» */
export const kvinneShare: Phrasing<'kvinneandel'> = (fact, word) => {
  const { na, forrige } = fact;
  const p = numberNode(na);
  const at = inMonth(word);
  if (fact.mot) return besideAll(na, fact.mot, word);
  if (!forrige) {
    return [
      phrase`Kvinner utgjorde ${p} prosent av deltakerne${at}.`,
      phrase`Kvinneandelen${at} var ${p} prosent.`,
      phrase`Av deltakerne${at} var ${p} prosent kvinner.`,
      phrase`Andelen kvinner${at} var ${p} prosent.`,
      phrase`Blant deltakerne${at} var ${p} prosent kvinner.`,
      phrase`Det var ${p} prosent kvinner blant deltakerne${at}.`,
    ];
  }
  if (Math.abs(na.verdi - forrige.verdi) < SMALLEST_TOLD) return nearlyTheSame(fact, word);
  return moved(na, forrige, fact.differanse, word);
};

function besideAll(now: Calculation, against: Calculation, word: WordContext): Phrase[] {
  const [p, m] = [numberNode(now), current(word)];
  const other = phrase`mot ${numberNode(against)} prosent i alle tiltak samlet`;
  const [words, members] = [outOfTen(now.verdi), participants(word.former)];
  return [
    ...(words
      ? [
          phrase`${capitalizeFirst(words)} ${members} i ${m}, ${p} prosent, var kvinner, ${other}.`,
          phrase`I ${m} var ${words} ${members} kvinner: ${p} prosent, ${other}.`,
        ]
      : []),
    phrase`I ${m} var ${p} prosent av deltakerne kvinner, ${other}.`,
    phrase`Kvinner utgjorde ${p} prosent i ${m}, ${other}.`,
    phrase`Kvinneandelen var ${p} prosent i ${m}, ${other}.`,
    phrase`Av deltakerne var ${p} prosent kvinner i ${m}, ${other}.`,
    phrase`Andelen kvinner var ${p} prosent i ${m}, ${other}.`,
    phrase`Blant deltakerne i ${m} var ${p} prosent kvinner, ${other}.`,
    phrase`Det var ${p} prosent kvinner blant deltakerne i ${m}, ${other}.`,
    phrase`I ${m} var kvinneandelen ${p} prosent, ${other}.`,
    phrase`I ${m} utgjorde kvinner ${p} prosent av deltakerne, ${other}.`,
  ];
}

/** «nesten åtte av ti»: within half a point, and not near the middle, where a tenth is no word for it. */
function outOfTen(tenths: number): string | undefined {
  const tens = Math.round(tenths / 100);
  const off = tenths - 100 * tens;
  if (tens < 1 || tens > 9 || tens === 5 || Math.abs(off) > 5) return undefined;
  const nearly = off === 0 ? '' : off < 0 ? 'nesten ' : 'litt over ';
  return `${nearly}${cardinal(tens)} av ti`;
}

function nearlyTheSame({ na, forrige }: Fact<'kvinneandel'>, word: WordContext): Phrase[] {
  const [p, m, f] = [numberNode(na), current(word), previous(word)];
  if (forrige?.verdi === na.verdi) {
    return [
      phrase`Kvinner utgjorde ${p} prosent både i ${f} og i ${m}.`,
      phrase`Kvinneandelen var ${p} prosent i både ${f} og ${m}.`,
      phrase`Både i ${f} og i ${m} var kvinneandelen ${p} prosent.`,
    ];
  }
  const before = forrige && numberNode(forrige);
  return [
    phrase`Kvinneandelen var om lag uendret i ${m}: ${p} prosent, mot ${before} prosent i ${f}.`,
    phrase`Kvinner utgjorde ${p} prosent i ${m}, om lag uendret fra ${before} prosent i ${f}.`,
    phrase`I ${m} var ${p} prosent av deltakerne kvinner, om lag uendret fra ${before} prosent i ${f}.`,
    phrase`Andelen kvinner, ${p} prosent i ${m}, var om lag uendret fra ${f} (${before} prosent).`,
  ];
}

function moved(
  now: Calculation,
  earlier: Calculation,
  difference: Calculation | undefined,
  word: WordContext,
): Phrase[] {
  const direction = now.verdi > earlier.verdi ? 'opp' : 'ned';
  const [m, f] = [current(word), previous(word)];
  const [p, before] = [numberNode(now), numberNode(earlier)];
  const at = inMonth(word);
  const plain = [
    phrase`Kvinner utgjorde ${p} prosent${at}, mot ${before} prosent i ${f}.`,
    phrase`Kvinneandelen${at} var ${p} prosent, mot ${before} prosent i ${f}.`,
    phrase`Kvinneandelen ${verbOf(direction)} fra ${before} prosent i ${f} til ${p} prosent i ${m}.`,
    phrase`I ${m} var kvinneandelen ${p} prosent, mot ${before} prosent i ${f}.`,
    phrase`I ${m} var ${p} prosent av deltakerne kvinner, mot ${before} prosent i ${f}.`,
    phrase`Av deltakerne${at} var ${p} prosent kvinner, mot ${before} prosent i ${f}.`,
    phrase`Andelen kvinner${at} var ${p} prosent, mot ${before} prosent i ${f}.`,
    phrase`Blant deltakerne${at} var ${p} prosent kvinner, mot ${before} prosent i ${f}.`,
  ];
  if (!difference) return plain;
  const { hoyere } = DIRECTION_WORDS[direction];
  return [
    ...plain,
    phrase`Kvinneandelen${at} var ${p} prosent, ${numberNode(difference)} prosentpoeng ${hoyere} enn i ${f}.`,
  ];
}

/** «Blant arbeidssøkere i jobbklubb var 45,0 prosent kvinner.» */
export const womenOfPart: Phrasing<'women-of-part'> = ({ del }, word) => {
  const { register } = word.grunnlag;
  if (word.emne.niva !== 'tiltak') return [];
  const [p, m] = [numberNode(del.tall), current(word)];
  const { preposisjon, setning } = word.former;
  const forms = formsFor(register, del.emne);
  // Who is in the tiltak need not be said to be «på tiltak».
  const who = theParticipants(forms).replace(/ på tiltak$/, '');
  // «personene med nedsatt arbeidsevne med mentor» would have two of one preposition.
  const where =
    preposisjon === 'med' && who.includes(' med ')
      ? `som hadde ${setning},`
      : `${preposisjon} ${setning}`;
  return [
    phrase`Blant ${who} ${where} var ${p} prosent kvinner i ${m}.`,
    phrase`Av ${who} ${where} var ${p} prosent kvinner i ${m}.`,
  ];
};

/** «Kvinneandelen gikk ned fra 58,4 prosent i april til 56,6 prosent i mai.» */
export const shareShift: Phrasing<'andelsskifte'> = ({ na, forrige, retning }, word) => {
  const f = previous(word);
  const m = current(word);
  return [
    phrase`Kvinneandelen ${verbOf(retning)} fra ${numberNode(forrige)} prosent i ${f} til ${numberNode(na)} prosent i ${m}.`,
    phrase`Av deltakerne var ${numberNode(na)} prosent kvinner i ${m}, mot ${numberNode(forrige)} prosent i ${f}.`,
    phrase`Kvinner utgjorde ${numberNode(na)} prosent i ${m}, mot ${numberNode(forrige)} prosent i ${f}.`,
  ];
};

/** «Antallet kvinner gikk ned med 171, mens antallet menn økte med 4.» Sums are told by both levels. */
export const kjonnOppositeWays: Phrasing<'kjonn-hver-sin-vei'> = (fact, word) => {
  const { kvinner, menn, kvinnerRetning } = fact;
  const w = DIRECTION_WORDS[kvinnerRetning];
  const m = DIRECTION_WORDS[oppositeOf(kvinnerRetning)];
  if (!kvinner.endring || !menn.endring) return byLevels(fact, word);
  const [women, men] = [persons(kvinner.endring), persons(menn.endring)];
  const changes = [
    phrase`Antallet kvinner ${w.verb}${w.partikkel} med ${women}, mens antallet menn ${m.verb}${m.partikkel} med ${men}.`,
    phrase`Mens antallet kvinner ${w.verb}${w.partikkel} med ${women}, ${m.verb} antallet menn${m.partikkel} med ${men}.`,
  ];
  // «én færre menn» is no Norwegian.
  if ([kvinner.endring, menn.endring].some(({ verdi }) => Math.abs(verdi) === 1)) return changes;
  return [
    ...changes,
    phrase`Det var ${women} ${w.flere} kvinner enn i ${previous(word)}, men ${men} ${m.flere} menn.`,
  ];
};

/** «Fra april til mai gikk antallet kvinner ned fra 123 til 116. Antallet menn økte fra 188 til 194.»: two numbers a sentence. */
function byLevels(
  { kvinner, menn, kvinnerRetning }: Fact<'kjonn-hver-sin-vei'>,
  word: WordContext,
): Phrase[] {
  if (kvinner.endring || menn.endring) return [];
  const [w, m] = [verbOf(kvinnerRetning), verbOf(oppositeOf(kvinnerRetning))];
  const women = DIRECTION_WORDS[kvinnerRetning];
  const { verb, partikkel } = DIRECTION_WORDS[oppositeOf(kvinnerRetning)];
  const [f, now] = [previous(word), current(word)];
  return [
    phrase`Fra ${f} til ${now} ${women.verb} antallet kvinner${women.partikkel} fra ${numberNode(kvinner.forrige)} til ${numberNode(kvinner.na)}. Antallet menn ${m} fra ${numberNode(menn.forrige)} til ${numberNode(menn.na)}.`,
    phrase`Antallet kvinner ${w} fra ${numberNode(kvinner.forrige)} i ${f} til ${numberNode(kvinner.na)} i ${now}. Samtidig ${verb} antallet menn${partikkel} fra ${numberNode(menn.forrige)} til ${numberNode(menn.na)}.`,
  ];
}
