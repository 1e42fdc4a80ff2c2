import { addManeder, type Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import type { Faktum, Grad, Retning } from './fact.ts';
import {
  celler,
  isSammenlignbar,
  isSynligObservasjon,
  synligFor,
  type Grunnlag,
  type SynligObservasjon,
} from './context.ts';
import { endring, endringProsent, verdi, type Utregning } from './calculation.ts';

/** Below this, a change is told by both levels. */
const SMALLEST_BASE_FOR_DIFFERENCE = 20;
/** Below this, a change is told without a percentage. */
export const SMALLEST_BASE_FOR_PERCENT = 100;

/** A change and how it may be told; `prosent` only where the base allows one. */
export interface Sammenligning {
  endring: Utregning;
  prosent: Utregning | undefined;
  grad: Grad;
}

/** Compares a count with an earlier one. A change too small to show in tenths of a per cent has no percentage. */
export function compare(na: SynligObservasjon, for_: SynligObservasjon): Sammenligning {
  const change = endring(na, for_);
  const grad = gradOf(change.verdi, for_.verdi.antall);
  const percent =
    for_.verdi.antall < SMALLEST_BASE_FOR_PERCENT ? undefined : endringProsent(na, for_);
  return { endring: change, prosent: percent?.verdi === 0 ? undefined : percent, grad };
}

function gradOf(difference: number, base: number): Grad {
  if (difference === 0) return 'uendret';
  if (base < SMALLEST_BASE_FOR_DIFFERENCE) return 'liten';
  if (base < SMALLEST_BASE_FOR_PERCENT) return 'antall';
  return 200 * Math.abs(difference) < base ? 'om-lag-uendret' : 'prosent';
}

/** Which way a change goes; undefined when it is zero. */
export function retningOf({ verdi: change }: Utregning): Retning | undefined {
  if (change === 0) return undefined;
  return change > 0 ? 'opp' : 'ned';
}

/** The opposite way. */
export function motsatt(retning: Retning): Retning {
  return retning === 'opp' ? 'ned' : 'opp';
}

/** This month and an earlier one where both have a number and no break lies between; otherwise undefined. */
export function pairFor(
  grunnlag: Grunnlag,
  nokkel: SerieNokkel,
  for_: Maned,
): [na: SynligObservasjon, for_: SynligObservasjon] | undefined {
  const na = synligFor(grunnlag, nokkel, grunnlag.maned);
  const earlier = synligFor(grunnlag, nokkel, for_);
  if (!na || !earlier || !isSammenlignbar(grunnlag, nokkel, for_, na.maned)) return undefined;
  return [na, earlier];
}

/** The changes between neighbouring months that both have a number and no break between, up to this month, oldest first. */
export function endringer(grunnlag: Grunnlag, nokkel: SerieNokkel): Utregning[] {
  return celler(grunnlag, nokkel).flatMap((celle) => {
    const before = synligFor(grunnlag, nokkel, addManeder(celle.maned, -1));
    if (!before || !isSynligObservasjon(celle)) return [];
    if (!isSammenlignbar(grunnlag, nokkel, before.maned, celle.maned)) return [];
    return [endring(celle, before)];
  });
}

/** This month and the one before. */
export function lastPair(grunnlag: Grunnlag, nokkel: SerieNokkel) {
  return pairFor(grunnlag, nokkel, addManeder(grunnlag.maned, -1));
}

/** The level, and the change from the month before where both are visible and comparable. */
export function findEndring(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const na = synligFor(grunnlag, nokkel, grunnlag.maned);
  if (!na) return [];
  const level: Faktum = { slag: 'niva', vekt: ALWAYS, na: verdi(na) };
  const pair = lastPair(grunnlag, nokkel);
  if (!pair) return [level];
  const [, forrige] = pair;
  return [
    level,
    {
      slag: 'endring',
      vekt: ALWAYS,
      na: verdi(na),
      forrige: verdi(forrige),
      ...compare(na, forrige),
    },
  ];
}

/** The change since the first month of the series, when that is neither this month nor the last and nothing stops the comparison. */
export function findSidenForste(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const first = celler(grunnlag, nokkel)[0];
  if (!first || first.maned >= addManeder(grunnlag.maned, -1)) return [];
  if (first.maned < addManeder(grunnlag.maned, -LONGEST_SINCE_FIRST)) return [];
  const pair = pairFor(grunnlag, nokkel, first.maned);
  if (!pair) return [];
  const [na, forste] = pair;
  const sammenligning = compare(na, forste);
  const against = isAgainst(sammenligning, grunnlag, nokkel);
  const vekt = 1.3 + strength(sammenligning.endring.verdi, forste) / 6 + (against ? 2 : 0);
  const told = { ...sammenligning, against };
  return [{ slag: 'siden-forste', vekt, forste: verdi(forste), na: verdi(na), ...told }];
}

/** The change since the same month last year. */
export function findFjor(grunnlag: Grunnlag, nokkel: SerieNokkel): Faktum[] {
  const pair = pairFor(grunnlag, nokkel, addManeder(grunnlag.maned, -12));
  if (!pair) return [];
  const [na, fjor] = pair;
  const sammenligning = compare(na, fjor);
  const against = isAgainst(sammenligning, grunnlag, nokkel);
  const vekt = 3 + strength(sammenligning.endring.verdi, fjor) / 4;
  return [{ slag: 'fjor', vekt, fjor: verdi(fjor), na: verdi(na), ...sammenligning, against }];
}

/** The longer movement and the month's went opposite ways, both so much that they are told as movements. */
function isAgainst(longer: Sammenligning, grunnlag: Grunnlag, nokkel: SerieNokkel): boolean {
  const pair = lastPair(grunnlag, nokkel);
  if (!pair) return false;
  const month = compare(...pair);
  const moved = [longer, month].every(({ grad }) => grad === 'antall' || grad === 'prosent');
  return moved && Math.sign(longer.endring.verdi) * Math.sign(month.endring.verdi) === -1;
}

/** |change| / √previous, at most 12: large enough to matter, whatever the size of the number. A ranking aid, never told. */
export function strength(change: number, for_: SynligObservasjon): number {
  return Math.min(12, Math.abs(change) / Math.sqrt(Math.max(1, for_.verdi.antall)));
}

/** Facts that open every text whatever they weigh. */
const ALWAYS = 100;
/** A first month further back than this says little about now. */
const LONGEST_SINCE_FIRST = 23;
