import type { Subject } from '../facts/context.ts';
import type { FigureKind } from '../domain/contract.ts';

/** `arbeidstrening-utvikling`; other levels than tiltak carry their level, so that a group and a tiltak of one name differ. */
export function figureId({ niva, id }: Subject, kind: FigureKind): string {
  return niva === 'tiltak'
    ? `${id}-${kind}`
    : niva === 'i-alt'
      ? `i-alt-${kind}`
      : `${niva}-${id}-${kind}`;
}
