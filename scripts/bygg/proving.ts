import { Worker } from 'node:worker_threads';

/** A file below the built site, and the SHA-256 of its bytes when it was built. */
export type Bygdfil = readonly [fil: string, sha256: string];

/** What the worker is told. */
export interface Proveoppdrag {
  dist: string;
  filer: readonly Bygdfil[];
}

/** The files below `dist` that still hold the bytes they were built with. They are read in a worker, beside the build. */
export function prove(dist: string, filer: readonly Bygdfil[]): Promise<ReadonlySet<string>> {
  if (filer.length === 0) return Promise.resolve(new Set());
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<string>>();
  const workerData: Proveoppdrag = { dist, filer };
  const worker = new Worker(new URL('./prover.ts', import.meta.url), { workerData });
  worker.on('message', (whole: ReadonlySet<string>) => {
    resolve(whole);
  });
  worker.on('error', reject);
  // A build that stops early asks nobody.
  promise.catch(() => undefined);
  return promise;
}
