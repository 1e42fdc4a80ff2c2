import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** A release whose models are to be made, and the key to keep them under. */
export interface Oppdrag {
  rapport: string;
  nokkel: string;
}

/** Workers that make models beside the build. */
export interface Tegnere {
  /** Resolves when the release's models are kept; rejects when a worker fails. At once for a release nobody was asked for. */
  ferdig: (rapport: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** How many at most: each holds the reports in memory, and the pages themselves are made in one thread beside them. */
const MOST = 3;

/** Megabytes for what a worker holds: it needs a fourth of it for twenty years, and sweeps more often with less. */
const ROOM = 512;

/** Starts workers on the tasks, oldest release first, each taking the next when it is done. */
export function startTegnere(oppdrag: Oppdrag[], rot: string, lager: string): Tegnere {
  const venter = new Map(
    oppdrag.map(({ rapport }) => [rapport, Promise.withResolvers<undefined>()]),
  );
  // A failure is told to whoever waits; where nobody does, the build must not die of it.
  for (const { promise } of venter.values()) promise.catch(() => undefined);
  const queue = [...oppdrag];
  const count = Math.min(MOST, availableParallelism(), oppdrag.length);
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./tegner.ts', import.meta.url), {
      workerData: { rot, lager },
      resourceLimits: { maxOldGenerationSizeMb: ROOM, maxYoungGenerationSizeMb: 32 },
    });
    const next = () => {
      const task = queue.shift();
      if (task) worker.postMessage(task);
      else void worker.terminate();
    };
    worker.on('message', (id: unknown) => {
      venter.get(String(id))?.resolve(undefined);
      next();
    });
    worker.on('error', (error) => {
      for (const one of venter.values()) one.reject(error);
    });
    return worker;
  });
  return {
    ferdig: async (rapport) => venter.get(rapport)?.promise,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
