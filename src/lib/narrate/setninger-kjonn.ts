import { motsatt } from '../compare/endring.ts';
import { frase } from './frase.ts';
import { tall } from './node.ts';
import { denne, forrige as denForrige, RETNINGSORD, verbet, type Formulering } from './ord.ts';

/** «Kvinner utgjorde 48,2 prosent, mot 48,3 prosent i april.» */
export const kvinneandel: Formulering<'kvinneandel'> = ({ na, forrige, differanse }, ord) => {
  const m = denne(ord);
  if (!forrige) {
    return [
      frase`Kvinner utgjorde ${tall(na)} prosent av deltakerne.`,
      frase`Kvinneandelen var ${tall(na)} prosent.`,
      frase`Av deltakerne var ${tall(na)} prosent kvinner.`,
      frase`Andelen kvinner var ${tall(na)} prosent.`,
    ];
  }
  const f = denForrige(ord);
  if (forrige.verdi === na.verdi) {
    return [
      frase`Kvinner utgjorde ${tall(na)} prosent både i ${f} og i ${m}.`,
      frase`Kvinneandelen var ${tall(na)} prosent i både ${f} og ${m}.`,
    ];
  }
  const retning = na.verdi > forrige.verdi ? 'opp' : 'ned';
  const plain = [
    frase`Kvinner utgjorde ${tall(na)} prosent, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Kvinneandelen var ${tall(na)} prosent, mot ${tall(forrige)} prosent i ${f}.`,
    frase`Kvinneandelen ${verbet(retning)} fra ${tall(forrige)} prosent i ${f} til ${tall(na)} prosent i ${m}.`,
    frase`Av deltakerne var ${tall(na)} prosent kvinner, mot ${tall(forrige)} prosent i ${f}.`,
  ];
  if (!differanse) return plain;
  const { hoyere } = RETNINGSORD[retning];
  return [
    ...plain,
    frase`Kvinneandelen var ${tall(na)} prosent, ${tall(differanse)} prosentpoeng ${hoyere} enn i ${f}.`,
  ];
};

/** «Blant andre på tiltak gikk kvinneandelen fra 58,4 til 56,6 prosent.» */
export const andelsskifte: Formulering<'andelsskifte'> = ({ na, forrige, retning }, ord) => {
  const f = denForrige(ord);
  const m = denne(ord);
  return [
    frase`Kvinneandelen ${verbet(retning)} fra ${tall(forrige)} til ${tall(na)} prosent fra ${f} til ${m}.`,
    frase`Fra ${f} til ${m} gikk kvinneandelen fra ${tall(forrige)} til ${tall(na)} prosent.`,
    frase`Kvinner utgjorde ${tall(na)} prosent i ${m}, mot ${tall(forrige)} prosent måneden før.`,
  ];
};

/** «Antallet kvinner gikk ned med 171, mens antallet menn økte med 4.» Sums are told as levels. */
export const kjonnHverSinVei: Formulering<'kjonn-hver-sin-vei'> = (fakt, ord) => {
  const f = denForrige(ord);
  const { kvinner, menn, kvinnerRetning } = fakt;
  const w = RETNINGSORD[kvinnerRetning];
  const m = RETNINGSORD[motsatt(kvinnerRetning)];
  // «1 færre menn» is no Norwegian.
  const single = [kvinner, menn].some(({ verdi }) => Math.abs(verdi) === 1);
  if (kvinner.regel !== 'endring') {
    return [
      frase`Antallet kvinner ${w.verb}${w.partikkel} til ${tall(kvinner)}, mens antallet menn ${m.verb}${m.partikkel} til ${tall(menn)}.`,
      frase`Mens antallet kvinner ${w.verb}${w.partikkel} til ${tall(kvinner)}, ${m.verb} antallet menn${m.partikkel} til ${tall(menn)}.`,
    ];
  }
  return [
    frase`Antallet kvinner ${w.verb}${w.partikkel} med ${tall(kvinner)}, mens antallet menn ${m.verb}${m.partikkel} med ${tall(menn)}.`,
    ...(single
      ? []
      : [
          frase`Det var ${tall(kvinner)} ${w.flere} kvinner enn i ${f}, men ${tall(menn)} ${m.flere} menn.`,
        ]),
    frase`Mens antallet kvinner ${w.verb}${w.partikkel} med ${tall(kvinner)}, ${m.verb} antallet menn${m.partikkel} med ${tall(menn)}.`,
  ];
};
