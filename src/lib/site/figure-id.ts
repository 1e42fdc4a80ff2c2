import type { Emne } from '../facts/context.ts';
import type { Figurslag } from '../text/captions.ts';

/** `arbeidstrening-utvikling`; other levels than tiltak carry their level, so that a group and a tiltak of one name differ. */
export function figurId({ niva, id }: Emne, slag: Figurslag): string {
  return niva === 'tiltak'
    ? `${id}-${slag}`
    : niva === 'i-alt'
      ? `i-alt-${slag}`
      : `${niva}-${id}-${slag}`;
}
