import type { PhrasingContent } from 'mdast';
import { manederMellom } from '../domain/maned.ts';
import { motsatt, retningOf } from '../compare/endring.ts';
import type { Faktum, Omfang, Retning } from '../compare/faktum.ts';
import { afterTurn, turnSpan } from './forut.ts';
import { frase, iAr, iFjor, storBokstav, type Frase } from './frase.ts';
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
  if (ord.etterAndre) {
    return [
      frase`${storBokstav(endringen)} i ${antallet(ord)} kom etter ${after}.`,
      fakt.kjentStart
        ? frase`Fram til ${til} ${hadde.replace('hadde', `hadde ${antallet(ord)}`)} ${turnSpan(fakt, ord)}.`
        : frase`${storBokstav(antallet(ord))} ${hadde} ${turnSpan(fakt, ord)}.`,
    ];
  }
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
  const named = storBokstav(antallet(ord));
  if (!kjentStart) {
    const every = hverManedFra(lengde, fra, ord.grunnlag.maned);
    if (ord.etterAndre) return [frase`${named} ${har} ${every}.`];
    return [
      frase`Antallet ${har} ${every}.`,
      frase`Fra ${tid(fra)} til ${denne(ord)} ${verb} antallet${partikkel} ${hverManed(lengde)}.`,
      frase`Det har vært ${endring} ${every}.`,
    ];
  }
  if (ord.etterAndre) return [frase`${named} ${har} ${tallSomOrd(lengde)} måneder på rad.`];
  return [
    frase`Det er ${tallSomOrden(lengde)} måned på rad med ${endring}.`,
    frase`Antallet ${har} ${tallSomOrd(lengde)} måneder på rad.`,
    frase`Antallet ${har} ${hverManed(lengde)} siden ${tid(fra)}.`,
  ];
};

/** «Antallet i mai er det høyeste så langt i 2021.» */
export const topp: Formulering<'topp'> = ({ omfang }, ord) => extreme('opp', omfang, ord);

/** «Antallet i mai er det laveste så langt i 2021.» */
export const bunn: Formulering<'bunn'> = ({ omfang }, ord) => extreme('ned', omfang, ord);

function extreme(retning: Retning, omfang: Omfang, ord: Ordgrunnlag): Frase[] {
  const { hoyeste: adjektiv, flere, hoyere } = RETNINGSORD[retning];
  const span = omfanget(omfang);
  if (ord.etterAndre) {
    return [
      frase`${storBokstav(antallet(ord))} er det ${adjektiv} ${span}.`,
      frase`For ${ord.former.setning} er antallet det ${adjektiv} ${span}.`,
    ];
  }
  const plain = [
    frase`Antallet i ${denne(ord)} er det ${adjektiv} ${span}.`,
    frase`Antallet er nå det ${adjektiv} ${span}.`,
  ];
  if (omfang.slag === 'siden')
    return [...plain, frase`I ${denne(ord)} var det ${flere} deltakere enn i noen måned ${span}.`];
  return [
    ...plain,
    frase`I ${denne(ord)} var det ${flere} deltakere enn i noen annen måned ${span}.`,
    frase`Antallet har ikke vært ${hoyere} i noen annen måned ${span}.`,
  ];
}

/** «Siden januar har antallet økt med 5 725, eller 7,9 prosent.» */
export const sidenForste: Formulering<'siden-forste'> = (fakt, ord) => {
  const { endring, prosent, forste, grad } = fakt;
  const retning = retningOf(endring);
  const m = tid(forste.av[0]?.maned ?? '0000-01');
  const own = egetAntall(ord);
  if (!retning) return [frase`${storBokstav(own)} er det samme som i ${m}.`];
  if (grad === 'liten') return [frase`I ${m} var ${own} ${tall(forste)}.`];
  const { har, flere } = RETNINGSORD[retning];
  const [aux, ...rest] = har.split(' ');
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  const since = frase`Siden ${m} ${aux} ${own} ${rest.join(' ')} med ${tall(endring)}${orPercent}.`;
  if (ord.etterAndre) return [since, ...byName(ord, m, fakt)];
  return [
    since,
    frase`Sammenlignet med ${m} er det ${tall(endring)} ${flere}${prosent && frase`, ${enEndring(retning, prosent)}`}.`,
    frase`Det er ${tall(endring)} ${flere} enn i ${m}${prosent && frase`. Det tilsvarer ${enEndring(retning, prosent)}`}.`,
  ];
};

/** «Det er 310 flere enn i mai i fjor.» */
export const fjor: Formulering<'fjor'> = ({ endring, prosent, fjor: before, grad }, ord) => {
  const m = before.av[0]?.maned;
  const retning = retningOf(endring);
  if (!m) return [];
  const own = egetAntall(ord);
  if (!retning) return [frase`${storBokstav(own)} er det samme som i ${iFjor(m)}.`];
  if (grad === 'liten') return [frase`I ${iFjor(m)} var ${own} ${tall(before)}.`];
  const { flere, har, verb, partikkel } = RETNINGSORD[retning];
  const [aux, ...rest] = har.split(' ');
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  const since = frase`Siden ${iFjor(m)} ${aux} ${own} ${rest.join(' ')} med ${tall(endring)}${orPercent}.`;
  if (ord.etterAndre) return [since, ...byName(ord, iFjor(m), { endring, prosent })];
  return [
    since,
    frase`Antallet ${har} med ${tall(endring)}${prosent && frase`, eller ${tall(prosent)} prosent,`} siden ${iFjor(m)}.`,
    frase`Det er ${tall(endring)} ${flere} enn i ${iFjor(m)}${percent}.`,
    frase`Fra ${iFjor(m)} til ${iAr(ord.grunnlag.maned)} ${verb} antallet${partikkel} med ${tall(endring)}${orPercent}.`,
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

/** The change since a month, told of the subject by name. */
function byName(
  ord: Ordgrunnlag,
  since: Frase | PhrasingContent,
  { endring, prosent }: Pick<Faktum<'fjor'>, 'endring' | 'prosent'>,
): Frase[] {
  const { har } = RETNINGSORD[retningOf(endring) ?? 'opp'];
  const [aux, ...rest] = har.split(' ');
  const percent = prosent && frase`, eller ${tall(prosent)} prosent`;
  const own = antallet(ord);
  return [
    frase`${storBokstav(own)} ${har} med ${tall(endring)}${percent && frase`${percent},`} siden ${since}.`,
    frase`Sammenlignet med ${since} ${aux} ${own} ${rest.join(' ')} med ${tall(endring)}${percent}.`,
  ];
}

/** «antallet», or by name where the sentence before spoke of others: «antallet deltakere i opplæring». */
function egetAntall(ord: Ordgrunnlag): string {
  return ord.etterAndre ? antallet(ord) : 'antallet';
}
