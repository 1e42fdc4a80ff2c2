import { addManeder, type Maned } from '../domain/maned.ts';
import { bevegelser, foremost, largest, type Bevegelse } from '../facts/movements.ts';
import { compare } from '../facts/change.ts';
import { findYtterpunkt } from '../facts/trend.ts';
import {
  celleFor,
  celler,
  HELHETEN,
  isSynligObservasjon,
  nokkelFor,
  type Emne,
  type Grunnlag,
} from '../facts/context.ts';
import { antall, endring, endringProsent, verdi, type Utregning } from '../facts/calculation.ts';
import { SMALLEST_BASE_FOR_PERCENT } from '../facts/change.ts';
import { beregningFor, type Beregning } from './workings.ts';
import type { Bevis } from './evidence.ts';
import { formerFor } from './forms.ts';
import { frase, settArstall, storBokstav, type Frase } from './phrase.ts';
import { noklerI, tall, tallMedFortegn, tallSomOrd, tid } from './node.ts';
import { omfanget } from './words.ts';
import { forsidesammendrag, type Setning } from './summary.ts';
import { NBSP } from './number-format.ts';

/** How many movements are listed each way; more when the last ones are equal. */
const LISTED = 5;

/** One line of the list of movements: whom, and «−370 (−17,7 %), til 1 725». */
export interface Bevegelseslinje {
  emne: Emne;
  navn: string;
  innhold: Frase;
}

/** A release in words: the whole, then which tiltak moved most. */
export interface Rapportsammendrag {
  maned: Maned;
  overskrift: Setning;
  setninger: Setning[];
  forbehold: Setning[];
  beregninger: Beregning[];
  /** The largest changes each way among tiltak with numbers in both months, largest first. */
  okte: Bevegelseslinje[];
  gikkNed: Bevegelseslinje[];
}

/** The release's month: level and change of the whole, the largest movements among tiltak, and how many are hidden. */
export function rapportsammendrag(grunnlag: Grunnlag): Rapportsammendrag {
  const whole = forsidesammendrag(grunnlag);
  const all = bevegelser(grunnlag);
  const told = [
    { slag: 'bevegelser', frase: tellLargest(all, grunnlag) },
    { slag: 'retninger', frase: tellDirections(all) },
    { slag: 'ytterpunkt', frase: tellExtremes(grunnlag) },
    { slag: 'skjermede', frase: tellHidden(grunnlag) },
  ].filter((utkast): utkast is { slag: string; frase: Frase } => utkast.frase !== undefined);
  // The front page's text has named the year.
  const phrases = settArstall(
    [[tid(grunnlag.maned)], ...told.map(({ frase: phrase }) => phrase)],
    grunnlag.maned,
  );
  const own = told.map(({ slag }, i): Setning => {
    const innhold = phrases[i + 1] ?? [];
    return { id: slag, slag, innhold, av: noklerI(innhold) };
  });
  return {
    maned: grunnlag.maned,
    overskrift: whole.overskrift,
    setninger: [...whole.setninger, ...own],
    forbehold: whole.forbehold,
    beregninger: [
      ...whole.beregninger,
      ...own.flatMap(
        (setning) =>
          beregningFor(
            { ...setning, bevis: setning.slag === 'bevegelser' ? [ranked(all)] : [] },
            grunnlag,
          ) ?? [],
      ),
    ],
    okte: listLargest(all, 1, grunnlag),
    gikkNed: listLargest(all, -1, grunnlag),
  };
}

/** Every change that the largest ones were picked from. */
function ranked(all: Bevegelse[]): Bevis {
  const deler = all.map(({ emne, na, forrige }) => ({ emne, tall: endring(na, forrige) }));
  return { slag: 'deler', deler: deler.sort((a, b) => b.tall.verdi - a.tall.verdi) };
}

/** Only tiltak with numbers in both months are ranked, and the sentence says so. */
function tellLargest(all: Bevegelse[], { register, maned }: Grunnlag): Frase | undefined {
  const [up, down] = [largest(all, 1), largest(all, -1)];
  if (!up || !down) return undefined;
  const name = ({ emne }: Bevegelse) => formerFor(register, emne).setning;
  return frase`Blant tiltakene med oppgitte tall for både ${tid(addManeder(maned, -1))} og ${tid(maned)} gikk ${name(down)} mest ned, med ${tall(endring(down.na, down.forrige))}, mens ${name(up)} økte mest, med ${tall(endring(up.na, up.forrige))}.`;
}

function tellDirections(all: Bevegelse[]): Frase | undefined {
  const count = (sign: number): Utregning =>
    antall(all.filter((of) => Math.sign(of.endring) === sign).map(({ na }) => na));
  const [up, down] = [count(1), count(-1)];
  if (up.verdi === 0 || down.verdi === 0) return undefined;
  return frase`Antallet økte i ${tall(up)} av disse ${tall(antall(all.map(({ na }) => na)))} tiltakene. I ${tall(down)} av dem gikk det ned.`;
}

/** How many tiltak are at the highest or lowest of the whole series, of those that have been there from its start. */
function tellExtremes(grunnlag: Grunnlag): Frase | undefined {
  const found = grunnlag.register.tiltak.flatMap(({ slug }) =>
    findYtterpunkt(grunnlag, nokkelFor({ niva: 'tiltak', id: slug })),
  );
  const first = celler(grunnlag, nokkelFor(HELHETEN))[0]?.maned;
  const of = (kind: 'topp' | 'bunn') =>
    found.flatMap((faktum) =>
      faktum.slag === kind && faktum.omfang.slag === 'serie' && faktum.omfang.fra === first
        ? [faktum]
        : [],
    );
  const [high, low] = [of('topp'), of('bunn')];
  const [omfang] = [...high, ...low].map((faktum) => faktum.omfang);
  if (!omfang || high.length === 0 || low.length === 0) return undefined;
  const count = (facts: typeof high) =>
    tallSomOrd(antall(facts.flatMap(({ na }) => na.av.slice(0, 1))));
  return frase`For ${count(high)} tiltak var antallet det høyeste ${omfanget(omfang)}. For ${count(low)} var det det laveste.`;
}

function tellHidden(grunnlag: Grunnlag): Frase | undefined {
  const { maned, register } = grunnlag;
  const hidden = register.tiltak.flatMap(({ slug }) => {
    const celle = celleFor(grunnlag, nokkelFor({ niva: 'tiltak', id: slug }), maned);
    return celle && !isSynligObservasjon(celle) ? [celle] : [];
  });
  if (hidden.length === 0) return undefined;
  return frase`For ${tallSomOrd(antall(hidden))} tiltak er tallet for ${tid(maned)} skjermet fordi det var færre enn fire deltakere.`;
}

function listLargest(all: Bevegelse[], sign: 1 | -1, { register }: Grunnlag): Bevegelseslinje[] {
  const sameWay = all.filter((of) => Math.sign(of.endring) === sign);
  return foremost(sameWay, LISTED).map(({ emne, na, forrige }) => {
    const { grad } = compare(na, forrige);
    const hasPercent = grad !== 'uendret' && forrige.verdi.antall >= SMALLEST_BASE_FOR_PERCENT;
    const percent = hasPercent
      ? frase` (${tallMedFortegn(endringProsent(na, forrige))}${NBSP}%)`
      : undefined;
    return {
      emne,
      navn: storBokstav(formerFor(register, emne).setning),
      innhold: frase`${tallMedFortegn(endring(na, forrige))}${percent}, til ${tall(verdi(na))}`,
    };
  });
}
