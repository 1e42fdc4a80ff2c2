import { lastPair } from './change.ts';
import { keyFor, type Subject, type FactContext, type VisibleObservation } from './context.ts';

/** How a tiltak moved from the month before. */
export interface Movement {
  emne: Subject;
  na: VisibleObservation;
  forrige: VisibleObservation;
  endring: number;
}

/** Every tiltak whose number is visible and comparable in both months, the largest change first, then by the registry's order. */
export function movements(context: FactContext): Movement[] {
  return context.register.tiltak
    .flatMap(({ slug }): Movement[] => {
      const emne: Subject = { niva: 'tiltak', id: slug };
      const pair = lastPair(context, keyFor(emne));
      if (!pair) return [];
      const [na, forrige] = pair;
      return [{ emne, na, forrige, endring: na.verdi.antall - forrige.verdi.antall }];
    })
    .sort((a, b) => Math.abs(b.endring) - Math.abs(a.endring));
}

/** The one that moved most of several one way; undefined when fewer than two did, or two moved equally. */
export function largestMovement(all: Movement[], sign: 1 | -1): Movement | undefined {
  const [first, second] = all.filter(({ endring }) => Math.sign(endring) === sign);
  return first && second && first.endring !== second.endring ? first : undefined;
}

/** The first so many of what {@link movements} gives, and those that moved as much as the last of them. */
export function leadingMovements(all: Movement[], most: number): Movement[] {
  const last = Math.abs(all[most - 1]?.endring ?? 0);
  return all.filter(({ endring }) => Math.abs(endring) >= last);
}

/** How many movements a figure shows: the largest, whichever way they go. */
const SHOWN_IN_FIGURE = 12;

/** The movements a figure shows; all of them when there are few. */
export function shownInFigure(all: Movement[]): Movement[] {
  return leadingMovements(all, SHOWN_IN_FIGURE);
}
