import type { SeriesMap } from '../domain/observation.ts';
import { mergeNext, type MergeInput } from './merge.ts';

const empty = (): SeriesMap => new Map();

/** Releases whose series are held at once; of others only those a block begins from. */
const BLOCK = 12;

/**
 * The series as each release knew them, by its id: of it and all before it. Any order of asking will do; neighbours
 * are cheap, for what they share is shared. Throws RangeError for an unknown id. `rapporter` is oldest first.
 */
export function asOfReader(rapporter: readonly MergeInput[]): (id: string) => SeriesMap {
  const places = new Map(rapporter.map(({ id }, place) => [id, place]));
  /** The series before the first release of each block, as far as anyone has asked. */
  const starts: SeriesMap[] = [empty()];
  let now: { block: number; states: SeriesMap[] } = { block: 0, states: [] };

  const startOf = (block: number): SeriesMap => {
    for (let i = starts.length; i <= block; i += 1) {
      const before = starts[i - 1] ?? empty();
      starts.push(rapporter.slice((i - 1) * BLOCK, i * BLOCK).reduce<SeriesMap>(mergeNext, before));
    }
    return starts[block] ?? empty();
  };

  return (id) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`Ingen rapport har id ${id}.`);
    const block = Math.floor(place / BLOCK);
    if (now.block !== block) now = { block, states: [] };
    const { states } = now;
    for (const rapport of rapporter.slice(block * BLOCK + states.length, place + 1))
      states.push(mergeNext(states.at(-1) ?? startOf(block), rapport));
    return states[place - block * BLOCK] ?? empty();
  };
}
