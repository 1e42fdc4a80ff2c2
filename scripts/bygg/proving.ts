import { Worker } from 'node:worker_threads';

/** A file below the built site, and the SHA-256 of its bytes when it was built. */
export type Bygdfil = readonly [fil: string, sha256: string];

/** What the worker is told. */
export interface Proveoppdrag {
  dist: string;
  filer: readonly Bygdfil[];
  /** Folders to count the files of, whoever put them there. */
  mapper: readonly string[];
}

/** What a built site still holds. */
export interface Proving {
  /** Files with the bytes they were built with. */
  hele: ReadonlySet<string>;
  /** How many files there are in each folder and those below it. */
  antall: ReadonlyMap<string, number>;
}

/** What of `filer` and `mapper`, paths below `dist`, is still there. It is read in a worker, beside the build. */
export function verifyFiles(oppdrag: Proveoppdrag): Promise<Proving> {
  if (oppdrag.filer.length === 0) return Promise.resolve({ hele: new Set(), antall: new Map() });
  const { promise, resolve, reject } = Promise.withResolvers<Proving>();
  const worker = new Worker(new URL('./prover.ts', import.meta.url), { workerData: oppdrag });
  worker.on('message', (proving: Proving) => {
    resolve(proving);
  });
  worker.on('error', reject);
  // A build that stops early asks nobody.
  promise.catch(() => undefined);
  return promise;
}
