import type { Serier } from '../domain/serie.ts';
import { mergeNext, type Arsrapport } from './serier.ts';

/**
 * The series as each release knew them, by its id: of it and all before it. Asking in the order of release adds one
 * report at a time; asking for an older release begins again. Only the last answer is kept. Throws RangeError for an
 * unknown id. `rapporter` is oldest first.
 */
export function argangsleser(rapporter: readonly Arsrapport[]): (id: string) => Serier {
  let next = 0;
  let serier: Serier = new Map();
  return (id) => {
    const place = rapporter.findIndex((rapport) => rapport.id === id);
    if (place < 0) throw new RangeError(`Ingen rapport har id ${id}.`);
    if (place < next - 1) {
      next = 0;
      serier = new Map();
    }
    for (const rapport of rapporter.slice(next, place + 1)) serier = mergeNext(serier, rapport);
    next = place + 1;
    return serier;
  };
}
