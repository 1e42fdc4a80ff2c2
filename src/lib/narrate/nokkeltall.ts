import { addManeder } from '../domain/maned.ts';
import { lastPair, pairFor, compare } from '../compare/endring.ts';
import {
  celleFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  type Emne,
  type Grunnlag,
} from '../compare/grunnlag.ts';
import { kjonnsfordelingFor, kvinneandelOf } from '../compare/kjonn.ts';
import { verdi } from '../compare/utregning.ts';
import { frase, storBokstav, type Frase } from './frase.ts';
import { deltakere, formerFor } from './former.ts';
import { tall, tallMedFortegn, tid } from './node.ts';
import { NBSP, SKJERMET_ORD } from './tallform.ts';

/** One key figure: what it is, the figure, and what it stands beside; every month written out with its year. */
export interface Nokkeltall {
  id: 'niva' | 'endring' | 'siden-forste' | 'kvinneandel';
  etikett: Frase;
  verdi: Frase;
  /** A second figure, such as the change in percent; undefined where it cannot be told. */
  detalj: Frase | undefined;
}

/** Up to three key figures of a subject: level, change since last month, and the women's share, or else the change since the first month. */
export function nokkeltall(emne: Emne, grunnlag: Grunnlag): Nokkeltall[] {
  const third = kvinnetall(emne, grunnlag) ?? sidenForsteTall(emne, grunnlag);
  return [nivatall(emne, grunnlag), endringstall(emne, grunnlag), third].filter(
    (figure) => figure !== undefined,
  );
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

function endringstall(emne: Emne, grunnlag: Grunnlag): Nokkeltall | undefined {
  const pair = lastPair(grunnlag, nokkelFor(emne));
  if (!pair) return undefined;
  const { endring, prosent } = compare(...pair);
  return {
    id: 'endring',
    etikett: frase`Endring fra ${tid(addManeder(grunnlag.maned, -1), true)}`,
    verdi: frase`${tallMedFortegn(endring)}`,
    detalj: prosent && frase`${tallMedFortegn(prosent)}${NBSP}%`,
  };
}

function sidenForsteTall(emne: Emne, grunnlag: Grunnlag): Nokkeltall | undefined {
  const first = celler(grunnlag, nokkelFor(emne))[0];
  if (!first || first.maned >= addManeder(grunnlag.maned, -1)) return undefined;
  const pair = pairFor(grunnlag, nokkelFor(emne), first.maned);
  if (!pair) return undefined;
  const { endring, prosent } = compare(...pair);
  return {
    id: 'siden-forste',
    etikett: frase`Endring siden ${tid(first.maned, true)}`,
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
