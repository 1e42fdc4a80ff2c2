import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Proveoppdrag, Proving } from './proving.ts';

/** A worker that reads the last build, and answers with what of it is as it was built. */
const { dist, filer, mapper } = workerData as Proveoppdrag;
const whole = filer.filter(([fil, sha256]) => digestOf(join(dist, fil)) === sha256);
const proving: Proving = {
  hele: new Set(whole.map(([fil]) => fil)),
  antall: new Map(mapper.map((mappe) => [mappe, countFiles(join(dist, mappe))])),
};
parentPort?.postMessage(proving);

function digestOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}

function countFiles(path: string): number {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).length;
  } catch {
    return 0;
  }
}
