/** What an observation is where the number is hidden. */
export const SKJERMET = '*';

/** A built site as far as two of them are compared. */
export interface Bygg {
  /** What each page says, by path. */
  sider: ReadonlyMap<string, readonly string[]>;
  /** What each observation is, by its key: a count, or `*`. */
  tall: ReadonlyMap<string, string>;
  /** The drawing of each figure, by its id: any text that changes with it. */
  figurer: ReadonlyMap<string, string>;
}

/** What one list has that the other has not, and what both have but say differently. */
export interface Endringer<T> {
  nye: T[];
  borte: T[];
  endret: T[];
}

/** A change of one page's text: sentences taken out, and sentences that came instead. */
export interface Sideendring {
  sti: string;
  ut: string[];
  inn: string[];
}

/** What would change on the site. */
export interface Forskjell {
  sider: Endringer<string>;
  setninger: Sideendring[];
  tall: Endringer<string>;
  figurer: Endringer<string>;
  /** Each changed observation before and after. */
  verdier: Map<string, [gammel: string, ny: string]>;
}

/** Compares two builds. Lists are sorted by path or key. */
export function compareBygg(gammel: Bygg, ny: Bygg): Forskjell {
  const setninger = [...ny.sider].flatMap(([sti, now]) => {
    const before = gammel.sider.get(sti);
    const change = before && { sti, ut: missingFrom(now, before), inn: missingFrom(before, now) };
    return change && change.ut.length + change.inn.length > 0 ? [change] : [];
  });
  const tall = compareMaps(gammel.tall, ny.tall);
  return {
    sider: compareMaps(gammel.sider, ny.sider, (a, b) => a.join('\n') === b.join('\n')),
    setninger: setninger.sort((a, b) => (a.sti < b.sti ? -1 : 1)),
    tall,
    figurer: compareMaps(gammel.figurer, ny.figurer),
    verdier: new Map(
      tall.endret.map((key) => [key, [gammel.tall.get(key) ?? '', ny.tall.get(key) ?? '']]),
    ),
  };
}

/** What is in `all` more often than in `known`, in order. */
function missingFrom(known: readonly string[], all: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of known) left.set(one, (left.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

function compareMaps<T>(
  gammel: ReadonlyMap<string, T>,
  ny: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean = Object.is,
): Endringer<string> {
  const both = [...ny].flatMap(([key, now]) => {
    const before = gammel.get(key);
    return before !== undefined && !same(before, now) ? [key] : [];
  });
  return {
    nye: [...ny.keys()].filter((key) => !gammel.has(key)).sort(),
    borte: [...gammel.keys()].filter((key) => !ny.has(key)).sort(),
    endret: both.sort(),
  };
}
