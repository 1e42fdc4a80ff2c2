import { addManeder, type Maned } from '../domain/maned.ts';
import { pairFor, compare } from '../facts/change.ts';
import {
  celleFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  type Emne,
  type Grunnlag,
} from '../facts/context.ts';
import { kjonnsfordelingFor, kvinneandelOf } from '../facts/kjonn.ts';
import { verdi } from '../facts/calculation.ts';
import { frase, storBokstav, type Frase } from './phrase.ts';
import { deltakere, formerFor } from './forms.ts';
import { tall, tallMedFortegn, tid } from './node.ts';
import { NBSP, SKJERMET_ORD } from './number-format.ts';

/** One key figure: what it is, the figure, and what it stands beside; every month written out with its year. */
export interface Nokkeltall {
  id: 'niva' | 'endring' | 'fjor' | 'siden-forste' | 'kvinneandel';
  etikett: Frase;
  verdi: Frase;
  /** A second figure, such as the change in percent; undefined where it cannot be told. */
  detalj: Frase | undefined;
}

/** Up to four key figures of a subject: level, change since last month and since a year before, and the women's share; the change since the first month where two of them are missing. */
export function nokkeltall(emne: Emne, grunnlag: Grunnlag): Nokkeltall[] {
  const aYearBefore = changeSince(emne, grunnlag, 'fjor', addManeder(grunnlag.maned, -12));
  const women = kvinnetall(emne, grunnlag);
  const first = celler(grunnlag, nokkelFor(emne))[0]?.maned;
  const last = addManeder(grunnlag.maned, -1);
  return [
    nivatall(emne, grunnlag),
    changeSince(emne, grunnlag, 'endring', last),
    aYearBefore,
    women ??
      (first && first < last && !aYearBefore
        ? changeSince(emne, grunnlag, 'siden-forste', first)
        : undefined),
  ].filter((figure) => figure !== undefined);
}

function nivatall(emne: Emne, grunnlag: Grunnlag): Nokkeltall {
  const { maned, register } = grunnlag;
  const celle = celleFor(grunnlag, nokkelFor(emne), maned);
  const noun = storBokstav(deltakere(formerFor(register, emne)));
  const shown = isSynligObservasjon(celle)
    ? frase`${tall(verdi(celle))}`
    : frase`${celle ? SKJERMET_ORD : 'ingen tall'}`;
  return {
    id: 'niva',
    etikett: frase`${noun} i ${tid(maned, true)}`,
    verdi: shown,
    detalj: undefined,
  };
}

/** The change from a month to the page's own; undefined where the two cannot be compared. */
function changeSince(
  emne: Emne,
  grunnlag: Grunnlag,
  id: 'endring' | 'fjor' | 'siden-forste',
  maned: Maned,
): Nokkeltall | undefined {
  const pair = pairFor(grunnlag, nokkelFor(emne), maned);
  if (!pair) return undefined;
  const { endring, prosent } = compare(...pair);
  return {
    id,
    etikett: frase`Endring ${id === 'siden-forste' ? 'siden' : 'fra'} ${tid(maned, true)}`,
    verdi: frase`${tallMedFortegn(endring)}`,
    detalj: prosent && frase`${tallMedFortegn(prosent)}${NBSP}%`,
  };
}

function kvinnetall(emne: Emne, grunnlag: Grunnlag): Nokkeltall | undefined {
  const { maned } = grunnlag;
  const now = kjonnsfordelingFor(grunnlag, emne, maned);
  const share = now && kvinneandelOf(now, emne);
  if (!share) return undefined;
  const last = addManeder(maned, -1);
  const before = kjonnsfordelingFor(grunnlag, emne, last);
  const earlier = before && kvinneandelOf(before, emne);
  return {
    id: 'kvinneandel',
    etikett: frase`Kvinneandel i ${tid(maned, true)}`,
    verdi: frase`${tall(share)}${NBSP}%`,
    detalj: earlier && frase`${tall(earlier)}${NBSP}% i ${tid(last, true)}`,
  };
}
