import { manederMellom } from '../domain/maned.ts';
import { motsatt, retningOf } from '../compare/endring.ts';
import type { Omfang, Retning } from '../compare/faktum.ts';
import { afterTurn, turnSpan } from './forut.ts';
import { frase, iFjor, storBokstav, type Frase } from './frase.ts';
import { tall, tallSomOrd, tallSomOrden, tid } from './node.ts';
import {
  antallDeltakere,
  antallet,
  denne,
  enEndring,
  forrige,
  hverManed,
  hverManedFra,
  omfanget,
  RETNINGSORD,
  type Formulering,
  type Ordgrunnlag,
} from './ord.ts';

/** «Det er første nedgang etter tre måneder på rad med økning.» */
export const vending: Formulering<'vending'> = (fakt, ord) => {
  const { retning, lengde } = fakt;
  const { endring, endringen } = RETNINGSORD[retning];
  const { hadde, har } = RETNINGSORD[motsatt(retning)];
  const after = afterTurn(fakt, ord);
  const [fra, til] = [tid(fakt.fra), forrige(ord)];
  if (fakt.kjentStart) {
    return [
      frase`Det er ${tallSomOrden(lengde)} ${endring} etter ${after}.`,
      frase`${storBokstav(endringen)} kom etter ${after}.`,
      frase`Fram til ${til} ${hadde.replace('hadde', 'hadde antallet')} ${turnSpan(fakt, ord)}.`,
    ];
  }
  return [
    frase`${storBokstav(endringen)} kom etter ${after}.`,
    frase`Fra ${fra} til ${til} ${hadde.replace('hadde', 'hadde antallet')} ${hverManed(fakt.forut)}.`,
    frase`Det er ${tallSomOrden(lengde)} ${endring} etter ${after}.`,
    frase`Antallet hadde ${har.replace('har ', '')} ${turnSpan(fakt, ord)}.`,
  ];
};

/** «Det er fjerde måned på rad med økning.» Where the beginning is not seen: «Antallet har økt hver måned fra januar til mai.» */
export const rekke: Formulering<'rekke'> = ({ retning, lengde, kjentStart, fra }, ord) => {
  const { har, endring, verb, partikkel } = RETNINGSORD[retning];
  if (!kjentStart) {
    const every = hverManedFra(lengde, fra, ord.grunnlag.maned);
    return [
      frase`Antallet ${har} ${every}.`,
      frase`Fra ${tid(fra)} til ${denne(ord)} ${verb} antallet${partikkel} ${hverManed(lengde)}.`,
      frase`Det har vært ${endring} ${every}.`,
    ];
  }
  return [
    frase`Det er ${tallSomOrden(lengde)} måned på rad med ${endring}.`,
    frase`Antallet ${har} ${tallSomOrd(lengde)} måneder på rad.`,
    frase`Antallet ${har} ${hverManed(lengde)} siden ${tid(fra)}.`,
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
    frase`Det er ${flere} enn i noen annen måned ${span}.`,
    frase`Antallet har ikke vært ${hoyere} i noen annen måned ${span}.`,
  ];
}

/** «Siden januar har antallet økt med 5 725, eller 7,9 prosent.» */
export const sidenForste: Formulering<'siden-forste'> = (fakt) => {
  const { endring, prosent, forste, grad } = fakt;
  const retning = retningOf(endring);
  const m = tid(forste.av[0]?.maned ?? '0000-01');
  if (!retning) return [frase`Antallet er det samme som i ${m}.`];
  if (grad === 'liten') return [frase`I ${m} var antallet ${tall(forste)}.`];
  const { har, flere } = RETNINGSORD[retning];
  const [aux, ...rest] = har.split(' ');
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    frase`Siden ${m} ${aux} antallet ${rest.join(' ')} med ${tall(endring)}${orPercent}.`,
    frase`Sammenlignet med ${m} er det ${tall(endring)} ${flere}${prosent && frase`, ${enEndring(retning, prosent)}`}.`,
    frase`Det er ${tall(endring)} ${flere} enn i ${m}${prosent && frase`. Det tilsvarer ${enEndring(retning, prosent)}`}.`,
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
