/** What an observation is where the number is hidden. */
export const SKJERMET = '*';

/** A built site as far as two of them are compared. */
export interface Build {
  /** What each page says, by path. */
  sider: ReadonlyMap<string, readonly string[]>;
  /** What each observation is, by its key: a count, or `*`. */
  tall: ReadonlyMap<string, string>;
  /** The drawing of each figure, by its id: any text that changes with it. */
  figurer: ReadonlyMap<string, string>;
}

/** What one list has that the other has not, and what both have but say differently. */
export interface Changes<T> {
  nye: T[];
  gone: T[];
  endret: T[];
}

/** A change of one page's text: sentences taken out, and sentences that came instead. */
export interface PageChange {
  sti: string;
  ut: string[];
  inn: string[];
}

/** What would change on the site. */
export interface Difference {
  sider: Changes<string>;
  setninger: PageChange[];
  tall: Changes<string>;
  figurer: Changes<string>;
  /** Each changed observation before and after. */
  values: Map<string, [gammel: string, ny: string]>;
}

/** Compares two builds. Lists are sorted by path or key. */
export function compareBuild(old: Build, fresh: Build): Difference {
  const sentences = [...fresh.sider].flatMap(([sti, now]) => {
    const before = old.sider.get(sti);
    const change = before && { sti, ut: missingFrom(now, before), inn: missingFrom(before, now) };
    return change && change.ut.length + change.inn.length > 0 ? [change] : [];
  });
  const tall = compareMaps(old.tall, fresh.tall);
  return {
    sider: compareMaps(old.sider, fresh.sider, (a, b) => a.join('\n') === b.join('\n')),
    setninger: sentences.sort((a, b) => (a.sti < b.sti ? -1 : 1)),
    tall,
    figurer: compareMaps(old.figurer, fresh.figurer),
    values: new Map(
      tall.endret.map((key) => [key, [old.tall.get(key) ?? '', fresh.tall.get(key) ?? '']]),
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
  old: ReadonlyMap<string, T>,
  fresh: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean = Object.is,
): Changes<string> {
  const both = [...fresh].flatMap(([key, now]) => {
    const before = old.get(key);
    return before !== undefined && !same(before, now) ? [key] : [];
  });
  return {
    nye: [...fresh.keys()].filter((key) => !old.has(key)).sort(),
    gone: [...old.keys()].filter((key) => !fresh.has(key)).sort(),
    endret: both.sort(),
  };
}
