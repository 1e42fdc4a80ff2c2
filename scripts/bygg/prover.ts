import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Proveoppdrag } from './proving.ts';

/** A worker that reads the last build, and answers with what of it is as it was built. */
const { dist, filer } = workerData as Proveoppdrag;
const whole = filer.filter(([fil, sha256]) => digestOf(join(dist, fil)) === sha256);
parentPort?.postMessage(new Set(whole.map(([fil]) => fil)));

function digestOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}
