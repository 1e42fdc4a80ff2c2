import { motsatt } from '../facts/change.ts';
import type { Faktum } from '../facts/fact.ts';
import type { Utregning } from '../facts/calculation.ts';
import { formerFor } from './forms.ts';
import { frase, storBokstav, type Frase } from './phrase.ts';
import { tall } from './node.ts';
import { denne, forrige as denForrige, persons, RETNINGSORD, verbet } from './words.ts';
import type { Formulering, Ordgrunnlag } from './words.ts';
import { grunntall } from './number-words.ts';

/** A share that moved by less is told as it is: tenths of a percentage point. */
const SMALLEST_TOLD = 3;

/** «Kvinner utgjorde 48,2 prosent, om lag som i april.» Far from that of all tiltak: «…, mot 48,2 prosent i alle tiltak.» */
export const kvinneandel: Formulering<'kvinneandel'> = (fakt, ord) => {
  const { na, forrige } = fakt;
  const p = tall(na);
  if (fakt.mot) return besideAll(na, fakt.mot, ord);
  if (!forrige) {
    return [
      frase`Kvinner utgjorde ${p} prosent av deltakerne.`,
      frase`Kvinneandelen var ${p} prosent.`,
      frase`Av deltakerne var ${p} prosent kvinner.`,
      frase`Andelen kvinner var ${p} prosent.`,
      frase`Blant deltakerne var ${p} prosent kvinner.`,
      frase`Det var ${p} prosent kvinner blant deltakerne.`,
    ];
  }
  if (Math.abs(na.verdi - forrige.verdi) < SMALLEST_TOLD) return nearlyTheSame(fakt, ord);
  return moved(na, forrige, fakt.differanse, ord);
};

function besideAll(na: Utregning, mot: Utregning, ord: Ordgrunnlag): Frase[] {
  const [p, m] = [tall(na), denne(ord)];
  const other = frase`mot ${tall(mot)} prosent i alle tiltak samlet`;
  const words = outOfTen(na.verdi);
  return [
    ...(words
      ? [
          frase`${storBokstav(words)} deltakere i ${m}, ${p} prosent, var kvinner, ${other}.`,
          frase`I ${m} var ${words} deltakere kvinner: ${p} prosent, ${other}.`,
        ]
      : []),
    frase`I ${m} var ${p} prosent av deltakerne kvinner, ${other}.`,
    frase`Kvinner utgjorde ${p} prosent i ${m}, ${other}.`,
    frase`Kvinneandelen var ${p} prosent i ${m}, ${other}.`,
    frase`Av deltakerne var ${p} prosent kvinner i ${m}, ${other}.`,
    frase`Andelen kvinner var ${p} prosent i ${m}, ${other}.`,
    frase`Blant deltakerne i ${m} var ${p} prosent kvinner, ${other}.`,
  ];
}

/** «nesten åtte av ti»: within two and a half points, and not near the middle, where a tenth is no word for it. */
function outOfTen(tenths: number): string | undefined {
  const tens = Math.round(tenths / 100);
  const off = tenths - 100 * tens;
  if (tens < 1 || tens > 9 || tens === 5 || Math.abs(off) > 25) return undefined;
  const nearly = off === 0 ? '' : off < 0 ? 'nesten ' : 'litt over ';
  return `${nearly}${grunntall(tens)} av ti`;
}

function nearlyTheSame({ na, forrige }: Faktum<'kvinneandel'>, ord: Ordgrunnlag): Frase[] {
  const [p, m, f] = [tall(na), denne(ord), denForrige(ord)];
  if (forrige?.verdi === na.verdi) {
    return [
      frase`Kvinner utgjorde ${p} prosent både i ${f} og i ${m}.`,
      frase`Kvinneandelen var ${p} prosent i både ${f} og ${m}.`,
      frase`Både i ${f} og i ${m} var kvinneandelen ${p} prosent.`,
    ];
  }
  const before = forrige && tall(forrige);
  return [
    frase`Kvinneandelen var om lag uendret i ${m}: ${p} prosent, mot ${before} prosent i ${f}.`,
    frase`Kvinner utgjorde ${p} prosent i ${m}, om lag uendret fra ${before} prosent i ${f}.`,
    frase`I ${m} var ${p} prosent av deltakerne kvinner, om lag uendret fra ${before} prosent i ${f}.`,
    frase`Andelen kvinner, ${p} prosent i ${m}, var om lag uendret fra ${f} (${before} prosent).`,
  ];
}

function moved(
  na: Utregning,
  forrige: Utregning,
  differanse: Utregning | undefined,
  ord: Ordgrunnlag,
): Frase[] {
  const retning = na.verdi > forrige.verdi ? 'opp' : 'ned';
  const [m, f] = [denne(ord), denForrige(ord)];
  const [p, before] = [tall(na), tall(forrige)];
  const plain = [
    frase`Kvinner utgjorde ${p} prosent, mot ${before} prosent i ${f}.`,
    frase`Kvinneandelen var ${p} prosent, mot ${before} prosent i ${f}.`,
    frase`Kvinneandelen ${verbet(retning)} fra ${before} prosent i ${f} til ${p} prosent i ${m}.`,
    frase`Av deltakerne var ${p} prosent kvinner, mot ${before} prosent i ${f}.`,
    frase`Andelen kvinner var ${p} prosent, mot ${before} prosent i ${f}.`,
    frase`Blant deltakerne var ${p} prosent kvinner, mot ${before} prosent i ${f}.`,
  ];
  if (!differanse) return plain;
  const { hoyere } = RETNINGSORD[retning];
  return [
    ...plain,
    frase`Kvinneandelen var ${p} prosent, ${tall(differanse)} prosentpoeng ${hoyere} enn i ${f}.`,
  ];
}

/** «Blant arbeidssøkere på tiltak i jobbklubb var 45,0 prosent kvinner.» */
export const womenOfPart: Formulering<'women-of-part'> = ({ del }, ord) => {
  const { register } = ord.grunnlag;
  if (ord.emne.niva !== 'tiltak') return [];
  const [p, m] = [tall(del.tall), denne(ord)];
  const { preposisjon, setning } = ord.former;
  const former = formerFor(register, del.emne);
  // «deltakere i hovedgruppen … i jobbklubb» would be in two places at once.
  const who = former.flertall ?? `deltakerne fra ${former.setning}`;
  const where = `${preposisjon} ${setning}`;
  return [
    frase`Blant ${who} ${where} var ${p} prosent kvinner i ${m}.`,
    frase`I ${m} var ${p} prosent kvinner blant ${who} ${where}.`,
    frase`Av ${who} ${where} var ${p} prosent kvinner i ${m}.`,
  ];
};

/** «Kvinneandelen gikk ned fra 58,4 prosent i april til 56,6 prosent i mai.» */
export const andelsskifte: Formulering<'andelsskifte'> = ({ na, forrige, retning }, ord) => {
  const f = denForrige(ord);
  const m = denne(ord);
  return [
    frase`Kvinneandelen ${verbet(retning)} fra ${tall(forrige)} prosent i ${f} til ${tall(na)} prosent i ${m}.`,
    frase`Av deltakerne var ${tall(na)} prosent kvinner i ${m}, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Kvinner utgjorde ${tall(na)} prosent i ${m}, mot ${tall(forrige)} prosent måneden før.`,
  ];
};

/** «Antallet kvinner gikk ned med 171, mens antallet menn økte med 4.» Sums are told by both levels. */
export const kjonnHverSinVei: Formulering<'kjonn-hver-sin-vei'> = (fakt, ord) => {
  const { kvinner, menn, kvinnerRetning } = fakt;
  const w = RETNINGSORD[kvinnerRetning];
  const m = RETNINGSORD[motsatt(kvinnerRetning)];
  if (!kvinner.endring || !menn.endring) return byLevels(fakt, ord);
  const [women, men] = [persons(kvinner.endring), persons(menn.endring)];
  const changes = [
    frase`Antallet kvinner ${w.verb}${w.partikkel} med ${women}, mens antallet menn ${m.verb}${m.partikkel} med ${men}.`,
    frase`Mens antallet kvinner ${w.verb}${w.partikkel} med ${women}, ${m.verb} antallet menn${m.partikkel} med ${men}.`,
  ];
  // «én færre menn» is no Norwegian.
  if ([kvinner.endring, menn.endring].some(({ verdi }) => Math.abs(verdi) === 1)) return changes;
  return [
    ...changes,
    frase`Det var ${women} ${w.flere} kvinner enn i ${denForrige(ord)}, men ${men} ${m.flere} menn.`,
  ];
};

/** «Fra april til mai gikk antallet kvinner ned fra 123 til 116. Antallet menn økte fra 188 til 194.»: two numbers a sentence. */
function byLevels(
  { kvinner, menn, kvinnerRetning }: Faktum<'kjonn-hver-sin-vei'>,
  ord: Ordgrunnlag,
): Frase[] {
  if (kvinner.endring || menn.endring) return [];
  const [w, m] = [verbet(kvinnerRetning), verbet(motsatt(kvinnerRetning))];
  const women = RETNINGSORD[kvinnerRetning];
  const { verb, partikkel } = RETNINGSORD[motsatt(kvinnerRetning)];
  const [f, now] = [denForrige(ord), denne(ord)];
  return [
    frase`Fra ${f} til ${now} ${women.verb} antallet kvinner${women.partikkel} fra ${tall(kvinner.forrige)} til ${tall(kvinner.na)}. Antallet menn ${m} fra ${tall(menn.forrige)} til ${tall(menn.na)}.`,
    frase`Antallet kvinner ${w} fra ${tall(kvinner.forrige)} i ${f} til ${tall(kvinner.na)} i ${now}. Samtidig ${verb} antallet menn${partikkel} fra ${tall(menn.forrige)} til ${tall(menn.na)}.`,
  ];
}
