import { Worker } from 'node:worker_threads';

/** A file below the built site, and the SHA-256 of its bytes when it was built. */
export type Bygdfil = readonly [fil: string, sha256: string];

/** What the worker is told. */
export interface Proveoppdrag {
  dist: string;
  filer: readonly Bygdfil[];
}

/** Those of `filer`, paths below `dist`, that still have the bytes they were built with. It is read in a worker, beside the build. */
export function verifyFiles(oppdrag: Proveoppdrag): Promise<ReadonlySet<string>> {
  if (oppdrag.filer.length === 0) return Promise.resolve(new Set());
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<string>>();
  const worker = new Worker(new URL('./prover.ts', import.meta.url), { workerData: oppdrag });
  worker.on('message', (hele: ReadonlySet<string>) => {
    resolve(hele);
  });
  worker.on('error', reject);
  // A build that stops early asks nobody.
  promise.catch(() => undefined);
  return promise;
}
