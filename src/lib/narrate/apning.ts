import type { Faktum, Slag } from '../compare/faktum.ts';
import { motsatt, retningOf } from '../compare/endring.ts';
import { deltakere } from './former.ts';
import { afterTurn, turnSpan } from './forut.ts';
import { frase, storBokstav, type Frase } from './frase.ts';
import { tall, tallSomOrden, tid } from './node.ts';
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
  verbet,
  type Ordgrunnlag,
} from './ord.ts';

/** The facts of a page by kind. */
export type Faktasett = { [S in Slag]?: Faktum<S> };

/** One way to open a text: its sentences, and the facts they use up. */
export interface Apning {
  bruker: Slag[];
  setninger: { slag: Slag; frase: Frase }[];
}

type Endring = Faktum<'endring'>;

/** Every way the text of a subject may open: level and change, alone or joined with the run, turn or extreme of the month. */
export function apninger(fakta: Faktasett, ord: Ordgrunnlag): Apning[] {
  const { endring, niva } = fakta;
  if (fakta['uendret-hele']) return [];
  if (!endring) return niva ? openWithLevel(niva, fakta['forste-maned'], ord) : [];
  if (endring.grad === 'uendret') return openUnchanged(endring, ord);
  if (endring.grad === 'liten') return openSmall(endring, ord);
  if (endring.grad === 'om-lag-uendret') return openNearlyUnchanged(endring, ord);
  return [
    ...openPlain(endring, ord),
    ...openWithRun(endring, fakta.rekke, ord),
    ...openWithTurn(endring, fakta.vending, ord),
    ...openWithExtreme(endring, fakta.topp ?? fakta.bunn, ord),
  ];
}

function openWithLevel(
  { na }: Faktum<'niva'>,
  first: Faktum<'forste-maned'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  const n = antallDeltakere(na, ord);
  const plain = [
    frase`I ${denne(ord)} var det ${n}.`,
    frase`Det var ${n} i ${denne(ord)}.`,
    frase`${antallStor(ord)} var ${tall(na)} i ${denne(ord)}.`,
    frase`For ${denne(ord)} er ${antallet(ord)} oppgitt til ${tall(na)}.`,
    frase`I ${denne(ord)} var ${antallet(ord)} ${tall(na)}.`,
    frase`Ifølge rapporten var det ${n} i ${denne(ord)}.`,
    frase`${antallStor(ord)} i ${denne(ord)} var ${tall(na)}.`,
  ].map((setning) => onlyLevel(setning, ['niva']));
  if (!first) return plain;
  const opens = [
    frase`I ${denne(ord)}, den første måneden rapporten har tall for, var det ${n}.`,
    frase`De første tallene i rapporten er for ${denne(ord)}: Da var det ${n}.`,
  ];
  return [...plain, ...opens.map((setning) => onlyLevel(setning, ['niva', first.slag]))];
}

function onlyLevel(setning: Frase, bruker: Slag[]): Apning {
  return { bruker, setninger: [{ slag: 'niva', frase: setning }] };
}

function openUnchanged({ na }: Endring, ord: Ordgrunnlag): Apning[] {
  const n = antallDeltakere(na, ord);
  return single([
    frase`I ${denne(ord)} var det ${n}, like mange som i ${forrige(ord)}.`,
    frase`Det var ${n} både i ${forrige(ord)} og i ${denne(ord)}.`,
    frase`${antallStor(ord)} var uendret fra ${forrige(ord)} til ${denne(ord)}: ${tall(na)}.`,
  ]);
}

function openSmall({ na, forrige: for_ }: Endring, ord: Ordgrunnlag): Apning[] {
  return single([
    frase`${antallStor(ord)} gikk fra ${tall(for_)} i ${forrige(ord)} til ${tall(na)} i ${denne(ord)}.`,
    frase`I ${denne(ord)} var det ${antallDeltakere(na, ord)}, mot ${tall(for_)} i ${forrige(ord)}.`,
    frase`Fra ${forrige(ord)} til ${denne(ord)} gikk ${antallet(ord)} fra ${tall(for_)} til ${tall(na)}.`,
    frase`Det var ${antallDeltakere(na, ord)} i ${denne(ord)}. I ${forrige(ord)} var det ${tall(for_)}.`,
  ]);
}

function openNearlyUnchanged({ na, forrige: for_ }: Endring, ord: Ordgrunnlag): Apning[] {
  return single([
    frase`${antallStor(ord)} var om lag uendret i ${denne(ord)}: ${tall(na)}, mot ${tall(for_)} i ${forrige(ord)}.`,
    frase`I ${denne(ord)} var det ${antallDeltakere(na, ord)}, om lag uendret fra ${forrige(ord)} (${tall(for_)}).`,
    frase`${antallStor(ord)} var ${tall(na)} i ${denne(ord)}, om lag det samme som i ${forrige(ord)}, da det var ${tall(for_)}.`,
    frase`Det var ${antallDeltakere(na, ord)} i ${denne(ord)}, om lag like mange som i ${forrige(ord)}, da antallet var ${tall(for_)}.`,
  ]);
}

function single(phrases: Frase[]): Apning[] {
  return phrases.map((setning) => ({
    bruker: ['niva', 'endring'],
    setninger: [{ slag: 'endring', frase: setning }],
  }));
}

/** A level sentence and a change sentence; the second may be left out where the first says all. */
function pair(first: Frase, second: Frase | undefined, more: Slag[] = []): Apning {
  return {
    bruker: ['niva', 'endring', ...more],
    setninger: [
      { slag: 'niva', frase: first },
      ...(second ? [{ slag: 'endring' as const, frase: second }] : []),
    ],
  };
}

function openPlain(fakt: Endring, ord: Ordgrunnlag): Apning[] {
  const { na, forrige: for_, endring, prosent } = fakt;
  const retning = retningOf(endring) ?? 'opp';
  const { verb, partikkel, flere, endringen, endring: substantiv } = RETNINGSORD[retning];
  const [m, f, d] = [denne(ord), forrige(ord), tall(endring)];
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}.`,
      frase`Det er ${d} ${flere} enn i ${f}${percent}.`,
    ),
    pair(
      frase`${antallStor(ord)} ${verbet(retning)} med ${d} fra ${f} til ${m}, til ${tall(na)}.`,
      prosent && frase`Det er ${enEndring(retning, prosent)}.`,
    ),
    pair(
      frase`Det var ${antallDeltakere(na, ord)} i ${m}.`,
      frase`Antallet ${verbet(retning)} med ${d} fra ${f}${orPercent}.`,
    ),
    pair(
      frase`Fra ${f} til ${m} ${verb} ${antallet(ord)}${partikkel} fra ${tall(for_)} til ${tall(na)}.`,
      frase`Det er ${d} ${flere}${percent}.`,
    ),
    pair(
      frase`I ${m} var det ${d} ${flere} ${deltakere(ord.former)} enn i ${f}.`,
      frase`Antallet ${verbet(retning)} til ${tall(na)}${percent}.`,
    ),
    pair(
      frase`${antallStor(ord)} var ${tall(na)} i ${m}, mot ${tall(for_)} i ${f}.`,
      frase`${storBokstav(endringen)} er på ${d}${orPercent}.`,
    ),
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}, ${d} ${flere} enn i ${f}.`,
      prosent && frase`Det tilsvarer en ${substantiv} på ${tall(prosent)} prosent.`,
    ),
  ];
}

function openWithRun(
  endring: Endring,
  rekke: Faktum<'rekke'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  if (!rekke) return [];
  return rekke.kjentStart
    ? openWithCounted(endring, rekke, ord)
    : openWithEvery(endring, rekke, ord);
}

/** The run's beginning is seen, so its months can be counted. */
function openWithCounted(
  { na, endring, prosent }: Endring,
  { retning, lengde }: Faktum<'rekke'>,
  ord: Ordgrunnlag,
): Apning[] {
  const { verb, partikkel, flere, endring: substantiv, endringen } = RETNINGSORD[retning];
  const [m, f, d, n] = [denne(ord), forrige(ord), tall(endring), tall(na)];
  const orden = tallSomOrden(lengde);
  return [
    pair(
      frase`${antallStor(ord)} ${verbet(retning)} i ${m} for ${orden} måned på rad, med ${d} til ${n}.`,
      prosent && frase`Det er ${enEndring(retning, prosent)} fra ${f}.`,
      ['rekke'],
    ),
    pair(
      frase`I ${m} ${verb} ${antallet(ord)}${partikkel} for ${orden} måned på rad, til ${n}.`,
      frase`${storBokstav(endringen)} fra ${f} er på ${d}${prosent && frase`, eller ${tall(prosent)} prosent`}.`,
      ['rekke'],
    ),
    pair(
      frase`Det var ${antallDeltakere(na, ord)} i ${m}, ${d} ${flere} enn i ${f}.`,
      frase`Det er ${orden} måned på rad med ${substantiv}${prosent && frase`, denne gangen på ${tall(prosent)} prosent`}.`,
      ['rekke'],
    ),
  ];
}

/** The run fills the months there are, and may be longer: they are named, not counted. */
function openWithEvery(
  { na, endring, prosent }: Endring,
  { retning, lengde, fra }: Faktum<'rekke'>,
  ord: Ordgrunnlag,
): Apning[] {
  const { verb, partikkel, flere, har, endringen } = RETNINGSORD[retning];
  const [m, f, d, n] = [denne(ord), forrige(ord), tall(endring), tall(na)];
  const every = hverManedFra(lengde, fra, ord.grunnlag.maned);
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  return [
    pair(
      frase`${antallStor(ord)} ${har} ${every}, til ${n}.`,
      frase`Det er ${d} ${flere} enn i ${f}${percent}.`,
      ['rekke'],
    ),
    pair(
      frase`${antallStor(ord)} ${verb}${partikkel} ${every}.`,
      frase`I ${m} var det ${n}, ${d} ${flere} enn i ${f}${prosent && frase`. Det er ${enEndring(retning, prosent)}`}.`,
      ['rekke'],
    ),
    pair(
      frase`Det var ${antallDeltakere(na, ord)} i ${m}, og antallet ${har} ${hverManed(lengde)} siden ${tid(fra)}.`,
      frase`${storBokstav(endringen)} fra ${f} er på ${d}${prosent && frase`, eller ${tall(prosent)} prosent`}.`,
      ['rekke'],
    ),
  ];
}

function openWithTurn(
  { na, endring, prosent }: Endring,
  vending: Faktum<'vending'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  if (!vending) return [];
  const { retning } = vending;
  const { verb, partikkel, endringen, flere } = RETNINGSORD[retning];
  const before = RETNINGSORD[motsatt(retning)];
  const [m, f, d, n] = [denne(ord), forrige(ord), tall(endring), tall(na)];
  const span = turnSpan(vending, ord);
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  return [
    pair(
      frase`Etter ${afterTurn(vending, ord)} ${verb} ${antallet(ord)}${partikkel} i ${m}, med ${d} til ${n}.`,
      prosent && frase`${storBokstav(endringen)} fra ${f} er på ${tall(prosent)} prosent.`,
      ['vending'],
    ),
    pair(
      frase`I ${m} ${verb} ${antallet(ord)}${partikkel}, etter å ha ${before.har.replace('har ', '')} ${span}.`,
      frase`Antallet var ${n}. Det er ${d} ${flere} enn i ${f}${percent}.`,
      ['vending'],
    ),
    pair(
      frase`${antallStor(ord)} ${before.hadde} ${span}, men ${verb}${partikkel} i ${m}, med ${d} til ${n}.`,
      prosent && frase`Det er ${enEndring(retning, prosent)} fra ${f}.`,
      ['vending'],
    ),
  ];
}

function openWithExtreme(
  { na, endring, prosent }: Endring,
  ytterpunkt: Faktum<'topp'> | Faktum<'bunn'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  if (!ytterpunkt) return [];
  const { slag, omfang } = ytterpunkt;
  const retning = slag === 'topp' ? 'opp' : 'ned';
  const adjektiv = slag === 'topp' ? 'høyeste' : 'laveste';
  const { flere, endringen } = RETNINGSORD[retning];
  const [m, f, d] = [denne(ord), forrige(ord), tall(endring)];
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}, det ${adjektiv} antallet ${omfanget(omfang)}.`,
      frase`Det er ${d} ${flere} enn i ${f}${percent}.`,
      [slag],
    ),
    pair(
      frase`I ${m} var ${antallet(ord)} ${tall(na)}, det ${adjektiv} ${omfanget(omfang)}.`,
      frase`${storBokstav(endringen)} fra ${f} er på ${d}${orPercent}.`,
      [slag],
    ),
  ];
}

/** «Antallet deltakere i arbeidstrening», at the beginning of a sentence. */
function antallStor(ord: Ordgrunnlag): string {
  return storBokstav(antallet(ord));
}
