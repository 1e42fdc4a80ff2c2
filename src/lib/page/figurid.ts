import type { Emne } from '../compare/grunnlag.ts';
import type { Figurslag } from '../narrate/figurtekst.ts';

/** `arbeidstrening-utvikling`; other levels than tiltak carry their level, so that a group and a tiltak of one name differ. */
export function figurId({ niva, id }: Emne, slag: Figurslag): string {
  return niva === 'tiltak'
    ? `${id}-${slag}`
    : niva === 'i-alt'
      ? `i-alt-${slag}`
      : `${niva}-${id}-${slag}`;
}
