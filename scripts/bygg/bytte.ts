import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a new build takes over from the last one as it stands: folders, and the files in them. Paths below the site's folder. */
export interface Overtakelse {
  mapper: string[];
  filer: string[];
}

/**
 * Puts the site that is built in `ny` in the place of the one in `ut`, which is moved to `gammel` but for the folders
 * that the new one takes over. With twenty years of releases they hold most of the site; to link and delete each file
 * would take longer than everything else. All is done in one turn, so that no signal comes in between, and undone when
 * anything fails, which is thrown.
 */
export function takePlace(
  { ut, ny, gammel }: Record<'ut' | 'ny' | 'gammel', string>,
  mapper: readonly string[],
): void {
  const done: [from: string, to: string][] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    done.push([from, to]);
  };
  try {
    if (existsSync(ut)) move(ut, gammel);
    for (const mappe of mapper) {
      mkdirSync(dirname(join(ny, mappe)), { recursive: true });
      move(join(gammel, mappe), join(ny, mappe));
    }
    move(ny, ut);
  } catch (error) {
    for (const [from, to] of done.reverse()) renameSync(to, from);
    throw error;
  }
}
