import { motsatt } from '../compare/endring.ts';
import type { Faktum } from '../compare/faktum.ts';
import { frase, type Frase } from './frase.ts';
import { tall } from './node.ts';
import { denne, forrige as denForrige, RETNINGSORD, verbet } from './ord.ts';
import type { Formulering, Ordgrunnlag } from './ord.ts';

/** «Kvinner utgjorde 48,2 prosent, mot 48,3 prosent i april.» */
export const kvinneandel: Formulering<'kvinneandel'> = ({ na, forrige, differanse }, ord) => {
  const m = denne(ord);
  if (!forrige) {
    return [
      frase`Kvinner utgjorde ${tall(na)} prosent av deltakerne.`,
      frase`Kvinneandelen var ${tall(na)} prosent.`,
      frase`Av deltakerne var ${tall(na)} prosent kvinner.`,
      frase`Andelen kvinner var ${tall(na)} prosent.`,
      frase`Blant deltakerne var ${tall(na)} prosent kvinner.`,
      frase`Det var ${tall(na)} prosent kvinner blant deltakerne.`,
    ];
  }
  const f = denForrige(ord);
  if (forrige.verdi === na.verdi) {
    return [
      frase`Kvinner utgjorde ${tall(na)} prosent både i ${f} og i ${m}.`,
      frase`Kvinneandelen var ${tall(na)} prosent i både ${f} og ${m}.`,
      frase`Både i ${f} og i ${m} var kvinneandelen ${tall(na)} prosent.`,
    ];
  }
  const retning = na.verdi > forrige.verdi ? 'opp' : 'ned';
  const plain = [
    frase`Kvinner utgjorde ${tall(na)} prosent, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Kvinneandelen var ${tall(na)} prosent, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Kvinneandelen ${verbet(retning)} fra ${tall(forrige)} prosent i ${f} til ${tall(na)} prosent i ${m}.`,
    frase`Av deltakerne var ${tall(na)} prosent kvinner, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Andelen kvinner var ${tall(na)} prosent, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Blant deltakerne var ${tall(na)} prosent kvinner, mot ${tall(forrige)} prosent i ${f}.`,
  ];
  if (!differanse) return plain;
  const { hoyere } = RETNINGSORD[retning];
  return [
    ...plain,
    frase`Kvinneandelen var ${tall(na)} prosent, ${tall(differanse)} prosentpoeng ${hoyere} enn i ${f}.`,
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
  const [women, men] = [tall(kvinner.endring), tall(menn.endring)];
  const changes = [
    frase`Antallet kvinner ${w.verb}${w.partikkel} med ${women}, mens antallet menn ${m.verb}${m.partikkel} med ${men}.`,
    frase`Mens antallet kvinner ${w.verb}${w.partikkel} med ${women}, ${m.verb} antallet menn${m.partikkel} med ${men}.`,
  ];
  // «1 færre menn» is no Norwegian.
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
