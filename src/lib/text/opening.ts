import type { Faktum, Slag } from '../facts/fact.ts';
import { motsatt, retningOf } from '../facts/change.ts';
import { deltakere } from './forms.ts';
import { afterTurn, theFirstSince, turnSpan } from './turn.ts';
import { frase, storBokstav, type Frase } from './phrase.ts';
import { tall, tallSomOrden } from './node.ts';
import {
  antallDeltakere,
  antallet,
  denne,
  enEndring,
  forrige,
  hverManedSiden,
  omfanget,
  persons,
  RETNINGSORD,
  verbet,
  type Ordgrunnlag,
} from './words.ts';

/** The facts of a page by kind. */
export type Faktasett = { [S in Slag]?: Faktum<S> };

/** One way to open a text: its sentences, and the facts they use up. */
export interface Apning {
  bruker: Slag[];
  setninger: { slag: Slag; frase: Frase }[];
}

type Endring = Faktum<'endring'>;

/** A run of two is told further down, where there is room for it. */
const SHORTEST_TO_OPEN = 3;

/** Every way the text of a subject may open: level and change, alone or joined with the run, turn or extreme of the month. */
export function apninger(fakta: Faktasett, ord: Ordgrunnlag): Apning[] {
  const { endring, niva } = fakta;
  if (fakta['uendret-hele']) return [];
  if (!endring) return niva ? openWithLevel(niva, fakta['forste-maned'], ord) : [];
  if (endring.grad === 'uendret') return openUnchanged(endring, ord);
  if (endring.grad === 'liten') return openSmall(endring, ord);
  if (endring.grad === 'om-lag-uendret') return openNearlyUnchanged(endring, ord);
  // What happened is told before how much: plain only where there is no more to it.
  const news = [
    ...openWithTurn(endring, fakta.vending, ord),
    ...openWithRun(endring, fakta.rekke, ord),
    ...openWithExtreme(endring, fakta.topp ?? fakta.bunn, ord),
  ];
  return news.length > 0 ? news : openPlain(endring, ord);
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
  const { verb, partikkel, flere, endringen } = RETNINGSORD[retning];
  const [m, f, d] = [denne(ord), forrige(ord), persons(endring)];
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}.`,
      frase`Det er ${d} ${flere} enn i ${f}${percent}.`,
    ),
    pair(
      frase`${antallStor(ord)} ${verbet(retning)} med ${d} fra ${f} til ${m}, til ${tall(na)}.`,
      undefined,
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
    pair(frase`I ${m} var det ${antallDeltakere(na, ord)}, ${d} ${flere} enn i ${f}.`, undefined),
  ];
}

/** A run as the news: level and change in the first sentence, or the change in the second. */
function openWithRun(
  { na, endring }: Endring,
  rekke: Faktum<'rekke'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  if (!rekke || rekke.lengde.verdi < SHORTEST_TO_OPEN) return [];
  const { retning, lengde, fra } = rekke;
  const { verb, partikkel, flere, har, endring: noun, endringen } = RETNINGSORD[retning];
  const [m, f, d, n] = [denne(ord), forrige(ord), persons(endring), tall(na)];
  const level = frase`I ${m} var det ${antallDeltakere(na, ord)}, ${d} ${flere} enn i ${f}.`;
  const used: Slag[] = ['rekke'];
  if (!rekke.kjentStart) {
    // It fills the months there are, and may be longer: it is not counted.
    const every = hverManedSiden(lengde, fra);
    return [
      pair(
        frase`${antallStor(ord)} ${har} ${every}, til ${n} i ${m}.`,
        frase`Det er ${d} ${flere} enn i ${f}.`,
        used,
      ),
      pair(level, frase`Antallet ${har} ${every}.`, used),
      pair(
        frase`Det var ${antallDeltakere(na, ord)} i ${m}, og antallet ${har} ${every}.`,
        frase`${storBokstav(endringen)} fra ${f} er på ${d}.`,
        used,
      ),
    ];
  }
  const orden = tallSomOrden(lengde);
  return [
    pair(
      frase`${antallStor(ord)} ${verbet(retning)} i ${m} for ${orden} måned på rad, med ${d} til ${n}.`,
      undefined,
      used,
    ),
    pair(
      frase`I ${m} ${verb} ${antallet(ord)}${partikkel} for ${orden} måned på rad, til ${n}.`,
      frase`${storBokstav(endringen)} fra ${f} er på ${d}.`,
      used,
    ),
    pair(level, frase`Det er ${orden} måned på rad med ${noun}.`, used),
  ];
}

/** A turn as the news. */
function openWithTurn(
  { na, endring, prosent }: Endring,
  vending: Faktum<'vending'> | undefined,
  ord: Ordgrunnlag,
): Apning[] {
  if (!vending) return [];
  const { retning } = vending;
  const { verb, partikkel, endringen, flere } = RETNINGSORD[retning];
  const before = RETNINGSORD[motsatt(retning)];
  const [m, f, d, n] = [denne(ord), forrige(ord), persons(endring), tall(na)];
  const span = turnSpan(vending);
  const of = prosent && frase` på ${tall(prosent)} prosent`;
  const used: Slag[] = ['vending'];
  return [
    pair(
      frase`Etter ${afterTurn(vending)} ${verb} ${antallet(ord)}${partikkel} i ${m}, med ${d} til ${n}.`,
      undefined,
      used,
    ),
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}, ${d} ${flere} enn i ${f}.`,
      frase`Det er ${theFirstSince(vending)}.`,
      used,
    ),
    pair(
      frase`${antallStor(ord)} ${before.hadde} ${span}, men ${verb}${partikkel} i ${m}, med ${d} til ${n}.`,
      undefined,
      used,
    ),
    pair(
      frase`Det var ${antallDeltakere(na, ord)} i ${m}, ${d} ${flere} enn i ${f}.`,
      frase`${storBokstav(endringen)}${of} er ${theFirstSince(vending, false)}.`,
      used,
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
  const { flere, endringen, hoyeste } = RETNINGSORD[retning];
  const [m, f, d] = [denne(ord), forrige(ord), persons(endring)];
  const percent = prosent && frase`, ${enEndring(retning, prosent)}`;
  const orPercent = prosent && frase`, eller ${tall(prosent)} prosent`;
  return [
    pair(
      frase`I ${m} var det ${antallDeltakere(na, ord)}, det ${hoyeste} antallet ${omfanget(omfang)}.`,
      frase`Det er ${d} ${flere} enn i ${f}${percent}.`,
      [slag],
    ),
    pair(
      frase`I ${m} var ${antallet(ord)} ${tall(na)}, det ${hoyeste} ${omfanget(omfang)}.`,
      frase`${storBokstav(endringen)} fra ${f} er på ${d}${orPercent}.`,
      [slag],
    ),
  ];
}

/** «Antallet deltakere i arbeidstrening», at the beginning of a sentence. */
function antallStor(ord: Ordgrunnlag): string {
  return storBokstav(antallet(ord));
}
