import { manederMellom, type Maned } from '../domain/maned.ts';
import { motsatt, retningOf } from '../facts/change.ts';
import type { Faktum, Retning } from '../facts/fact.ts';
import type { Utregning } from '../facts/calculation.ts';
import { afterTurn, theFirstSince, turnSpan } from './turn.ts';
import { frase, storBokstav, type Frase } from './phrase.ts';
import { tall, tallSomOrd, tallSomOrden, tid } from './node.ts';
import {
  antallDeltakere,
  antallet,
  denne,
  enEndring,
  forrige,
  hverManed,
  hverManedSiden,
  omfanget,
  persons,
  RETNINGSORD,
  where,
  type Formulering,
  type Ordgrunnlag,
} from './words.ts';

/** «Det er den første nedgangen siden januar.» */
export const vending: Formulering<'vending'> = (fakt, ord) => {
  const { retning } = fakt;
  const { endringen } = RETNINGSORD[retning];
  const { hadde } = RETNINGSORD[motsatt(retning)];
  const after = afterTurn(fakt);
  const f = forrige(ord);
  const hadGone = (who: string) =>
    fakt.kjentStart
      ? frase`Fram til ${f} ${hadde.replace('hadde', `hadde ${who}`)} ${turnSpan(fakt)}.`
      : frase`${storBokstav(who)} ${hadde} ${turnSpan(fakt)}.`;
  if (ord.etterAndre)
    return [
      frase`${storBokstav(endringen)} i ${antallet(ord)} kom etter ${after}.`,
      hadGone(antallet(ord)),
    ];
  return [
    frase`Det er ${theFirstSince(fakt)}.`,
    frase`${storBokstav(endringen)} kom etter ${after}.`,
    hadGone('antallet'),
  ];
};

/** «Det er fjerde måned på rad med økning.» Where the beginning is not seen: «Antallet har økt hver måned siden januar.» */
export const rekke: Formulering<'rekke'> = ({ retning, lengde, kjentStart, fra }, ord) => {
  const { har, endring } = RETNINGSORD[retning];
  const named = storBokstav(antallet(ord));
  if (!kjentStart) {
    const every = hverManedSiden(lengde, fra);
    if (ord.etterAndre) return [frase`${named} ${har} ${every}.`];
    return [frase`Antallet ${har} ${every}.`, frase`Det har vært ${endring} ${every}.`];
  }
  if (ord.etterAndre) return [frase`${named} ${har} ${tallSomOrd(lengde)} måneder på rad.`];
  return [
    frase`Det er ${tallSomOrden(lengde)} måned på rad med ${endring}.`,
    frase`Antallet ${har} ${tallSomOrd(lengde)} måneder på rad.`,
    frase`Antallet ${har} ${hverManed(lengde)} siden ${tid(fra)}.`,
  ];
};

/** «7 982 var det høyeste antallet i tallserien, som starter i januar 2019.» */
export const topp: Formulering<'topp'> = (fakt, ord) => extreme('opp', fakt, ord);

/** «1 725 var det laveste antallet siden mars 2020.» */
export const bunn: Formulering<'bunn'> = (fakt, ord) => extreme('ned', fakt, ord);

function extreme(
  retning: Retning,
  { na, omfang }: Pick<Faktum<'topp'>, 'na' | 'omfang'>,
  ord: Ordgrunnlag,
): Frase[] {
  const { hoyeste: adjektiv, flere, hoyere } = RETNINGSORD[retning];
  const [m, n, span] = [denne(ord), tall(na), omfanget(omfang)];
  if (ord.etterAndre) {
    return [
      frase`${storBokstav(antallet(ord))} i ${m} var det ${adjektiv} ${span}.`,
      frase`For ${ord.former.setning} var ${n} det ${adjektiv} antallet ${span}.`,
    ];
  }
  const plain = [
    frase`Antallet i ${m} var det ${adjektiv} ${span}.`,
    frase`${n} var det ${adjektiv} antallet ${span}.`,
  ];
  if (omfang.slag === 'siden')
    return [...plain, frase`I ${m} var det ${flere} deltakere enn i noen måned ${span}.`];
  return [
    ...plain,
    frase`I ${m} var det ${flere} deltakere enn i noen annen måned ${span}.`,
    frase`Antallet hadde ikke vært ${hoyere} i noen annen måned ${span}.`,
  ];
}

/** «Siden januar har antallet økt med 5 725, eller 7,9 prosent.» Against the month: «Likevel er det 5 725 flere enn i januar.» */
export const sidenForste: Formulering<'siden-forste'> = (fakt, ord) => {
  const { forste } = fakt;
  return sinceMonth(forste, forste.av[0]?.maned, fakt, ord);
};

/** «Det er 310 flere enn i mai 2020, en økning på 4,1 prosent.» */
export const fjor: Formulering<'fjor'> = (fakt, ord) => {
  const { fjor: before, endring, prosent } = fakt;
  const m = before.av[0]?.maned;
  const since = sinceMonth(before, m, fakt, ord);
  const retning = retningOf(endring);
  if (!m || !retning || fakt.grad === 'liten' || fakt.against) return since;
  const { verb, partikkel } = RETNINGSORD[retning];
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  const span = frase`Fra ${tid(m, true)} til ${tid(ord.grunnlag.maned, true)}`;
  return [
    ...since,
    frase`${span} ${verb} ${egetAntall(ord)}${partikkel} med ${persons(endring)}${orPercent}.`,
  ];
};

/** The change since an earlier month than the one before, which every sentence names. */
function sinceMonth(
  before: Utregning,
  maned: Maned | undefined,
  { endring, prosent, grad, against }: Omit<Faktum<'fjor'>, 'fjor' | 'slag' | 'vekt'>,
  ord: Ordgrunnlag,
): Frase[] {
  if (!maned) return [];
  const m = tid(maned);
  const retning = retningOf(endring);
  const own = egetAntall(ord);
  if (!retning) return [frase`${storBokstav(own)} er det samme som i ${m}.`];
  if (grad === 'liten') return [frase`I ${m} var ${own} ${tall(before)}.`];
  const { har, flere } = RETNINGSORD[retning];
  const d = persons(endring);
  const [aux, ...rest] = har.split(' ');
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  if (against) {
    const who = ord.etterAndre ? ` ${where(ord)}` : '';
    return [
      frase`Likevel er det ${d} ${flere}${who} enn i ${m}.`,
      frase`Sammenlignet med ${m} er det likevel ${d} ${flere}${who}.`,
      ...(ord.etterAndre ? [] : [frase`Det er likevel ${d} ${flere} enn i ${m}${percent}.`]),
    ];
  }
  const since = frase`Siden ${m} ${aux} ${own} ${rest.join(' ')} med ${d}${orPercent}.`;
  if (ord.etterAndre)
    return [
      since,
      frase`${storBokstav(own)} ${har} med ${d}${orPercent && frase`${orPercent},`} siden ${m}.`,
      frase`Sammenlignet med ${m} ${aux} ${own} ${rest.join(' ')} med ${d}${orPercent}.`,
    ];
  return [
    since,
    frase`Sammenlignet med ${m} er det ${d} ${flere}${percent}.`,
    frase`Det er ${d} ${flere} enn i ${m}${percent}.`,
    frase`Antallet ${har} med ${d}${orPercent && frase`${orPercent},`} siden ${m}.`,
  ];
}

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

/** «antallet», or by name where the sentence before spoke of others: «antallet deltakere i opplæring». */
function egetAntall(ord: Ordgrunnlag): string {
  return ord.etterAndre ? antallet(ord) : 'antallet';
}
