import { availableParallelism } from 'node:os';
import { createWorkerPool } from '../../src/lib/build/worker-pool.ts';
import type { DrawPlaces, DrawTask } from './release-worker.ts';

/** Workers that draw what releases keep, beside Astro. */
export interface Drawers {
  /** Resolves when the release's models are kept; rejects when a worker fails. At once for a release nobody was asked for. */
  done: (rapport: string) => Promise<void>;
  /** How many entries of the store they have found damaged. */
  damaged: () => number;
  stop: () => Promise<void>;
}

/** How many at most: each holds the reports in memory. */
const MOST = 3;
/** Megabytes for what a worker holds: it needs a fourth of it for twenty years, and sweeps more often with less. */
const ROOM = 512;

/** Starts workers on what is to be drawn, oldest release first. They are gone when all is drawn. */
export function startDrawers(tasks: readonly DrawTask[], places: DrawPlaces): Drawers {
  const team = createWorkerPool<DrawTask, number>(
    new URL('./release-worker.ts', import.meta.url),
    {
      workerData: places,
      resourceLimits: { maxOldGenerationSizeMb: ROOM, maxYoungGenerationSizeMb: 32 },
    },
    Math.min(MOST, availableParallelism()),
  );
  let damaged = 0;
  const drawn = new Map(
    tasks.map((task) => [task.rapport, team.gi(task).then((found) => void (damaged += found))]),
  );
  void Promise.allSettled(drawn.values()).then(team.stop);
  return {
    done: async (rapport) => {
      await drawn.get(rapport);
    },
    damaged: () => damaged,
    stop: team.stop,
  };
}
