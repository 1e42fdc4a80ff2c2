import { manederMellom } from '../domain/maned.ts';
import { retningOf } from '../compare/endring.ts';
import type { Omfang, Retning } from '../compare/faktum.ts';
import { frase, iFjor, type Frase } from './frase.ts';
import { tall, tallSomOrd, tallSomOrden, tid } from './node.ts';
import {
  antallDeltakere,
  antallet,
  enEndring,
  omfanget,
  RETNINGSORD,
  type Formulering,
  type Ordgrunnlag,
} from './ord.ts';
import { storBokstav } from './frase.ts';

/** «Det er første nedgang etter tre måneder på rad med økning.» */
export const vending: Formulering<'vending'> = ({ retning, lengde, forut }) => {
  const { endring, endringen } = RETNINGSORD[retning];
  const before = RETNINGSORD[retning === 'opp' ? 'ned' : 'opp'];
  const maneder = frase`${tallSomOrd(forut)} måneder på rad`;
  return [
    frase`Det er ${tallSomOrden(lengde)} ${endring} etter ${maneder} med ${before.endring}.`,
    frase`Før ${endringen} ${before.hadde.replace('hadde', 'hadde antallet')} ${maneder}.`,
    frase`${storBokstav(endringen)} kom etter ${maneder} med ${before.endring}.`,
  ];
};

/** «Det er fjerde måned på rad med økning.» */
export const rekke: Formulering<'rekke'> = ({ retning, lengde, heleSerien, fra }) => {
  const { har, endring } = RETNINGSORD[retning];
  if (heleSerien) {
    return [
      frase`Antallet ${har} hver måned så langt i serien.`,
      frase`Antallet ${har} hver måned siden serien begynte i ${tid(fra)}.`,
      frase`Det er ${tallSomOrden(lengde)} måned på rad med ${endring}.`,
    ];
  }
  return [
    frase`Det er ${tallSomOrden(lengde)} måned på rad med ${endring}.`,
    frase`Antallet ${har} ${tallSomOrd(lengde)} måneder på rad.`,
    frase`Antallet ${har} hver måned siden ${tid(fra)}.`,
  ];
};

/** «Det er det høyeste antallet så langt i 2021.» */
export const topp: Formulering<'topp'> = ({ omfang }) => extreme('opp', omfang);

/** «Det er det laveste antallet så langt i 2021.» */
export const bunn: Formulering<'bunn'> = ({ omfang }) => extreme('ned', omfang);

function extreme(retning: Retning, omfang: Omfang): Frase[] {
  const { hoyeste: adjektiv, flere, hoyere } = RETNINGSORD[retning];
  const span = omfanget(omfang);
  const plain = [
    frase`Det er det ${adjektiv} antallet ${span}.`,
    frase`Antallet er det ${adjektiv} ${span}.`,
  ];
  if (omfang.slag === 'siden') return [...plain, frase`Det er ${flere} enn i noen måned ${span}.`];
  return [
    ...plain,
    frase`Ingen annen måned ${span} har hatt ${flere}.`,
    frase`Det er ${flere} enn i noen annen måned ${span}.`,
    frase`Ikke i noen annen måned ${span} har antallet vært ${hoyere}.`,
  ];
}

/** «Siden januar har antallet økt med 5 725, eller 7,9 prosent.» */
export const sidenForste: Formulering<'siden-forste'> = (fakt) => {
  const { endring, prosent, forste, grad } = fakt;
  const retning = retningOf(endring);
  const m = tid(forste.av[0]?.maned ?? '0000-01');
  if (!retning) return [frase`Antallet er det samme som i ${m}, da serien begynner.`];
  if (grad === 'liten') return [frase`I ${m}, da serien begynner, var antallet ${tall(forste)}.`];
  const { har, flere } = RETNINGSORD[retning];
  const [aux, ...rest] = har.split(' ');
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    frase`Siden ${m} ${aux} antallet ${rest.join(' ')} med ${tall(endring)}${orPercent}.`,
    frase`Sammenlignet med ${m} er det ${tall(endring)} ${flere}${prosent && frase`, ${enEndring(retning, prosent)}`}.`,
    frase`Det er ${tall(endring)} ${flere} enn i ${m}, da serien begynner${prosent && frase`. Det tilsvarer ${enEndring(retning, prosent)}`}.`,
  ];
};

/** «Det er 310 flere enn i mai i fjor.» */
export const fjor: Formulering<'fjor'> = ({ endring, prosent, fjor: before, grad }) => {
  const m = before.av[0]?.maned;
  const retning = retningOf(endring);
  if (!m) return [];
  if (!retning) return [frase`Det er like mange som i ${iFjor(m)}.`];
  if (grad === 'liten') return [frase`I ${iFjor(m)} var antallet ${tall(before)}.`];
  const { flere, har } = RETNINGSORD[retning];
  const [aux, ...rest] = har.split(' ');
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    frase`Siden ${iFjor(m)} ${aux} antallet ${rest.join(' ')} med ${tall(endring)}${orPercent}.`,
    frase`Antallet ${har} med ${tall(endring)} siden ${iFjor(m)}${orPercent}.`,
    frase`Det er ${tall(endring)} ${flere} enn i ${iFjor(m)}${percent}.`,
    frase`Sammenlignet med ${iFjor(m)} er det ${tall(endring)} ${flere}${percent}.`,
  ];
};

/** «Produksjonsverksted (PV) hadde 4 deltakere i alle månedene fra januar til mai.» */
export const uendretHele: Formulering<'uendret-hele'> = ({ na, fra, maneder }, ord) => {
  const { maned } = ord.grunnlag;
  const span = periode(fra, ord);
  const n = antallDeltakere(na, ord);
  return [
    frase`Det var ${n} i alle månedene fra ${span}.`,
    frase`${storBokstav(antallet(ord))} har vært ${tall(na)} i alle de ${tallSomOrd(maneder)} månedene fra ${span}.`,
    ...(manederMellom(fra, maned) < 12 ? [frase`Hver måned fra ${span} var det ${n}.`] : []),
  ];
};

/** «januar til mai», the first with its year when it is another. */
function periode(fra: Parameters<typeof tid>[0], { grunnlag }: Ordgrunnlag): Frase {
  const { maned } = grunnlag;
  return frase`${tid(fra)} til ${tid(maned)}`;
}
