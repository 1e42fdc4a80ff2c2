import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Register } from '../domain/register.ts';
import { partOpenRows } from '../report/part-rows.ts';
import type { Imported } from './read-import.ts';

export type { Imported, ImportedReport } from './read-import.ts';

/** What reading one file may take. A report is read in a second; more is a file that was made to cost. */
export interface ImportLimits {
  milliseconds: number;
  megabytes: number;
}

const IMPORT_LIMITS: ImportLimits = { milliseconds: 60_000, megabytes: 1_500 };
/** A larger file than this is none of the agency's reports. */
export const MOST_BYTES = 50_000_000;
const WORKER = new URL('./import-worker.ts', import.meta.url);

/** The one thing that is wrong with a file of this size that is too large; undefined for any other. */
export function tellTooLarge(bytes: number): string | undefined {
  return bytes > MOST_BYTES
    ? `Filen er på ${Math.round(bytes / 1e6)} MB; ingen rapport er på mer enn ${MOST_BYTES / 1e6} MB.`
    : undefined;
}

/**
 * Reads a report from the bytes of a file of any kind, in a thread of its own, so that time and memory have an end whatever
 * the file holds. With a registry the sums tell how rows are parted whose text leaves several ways. Problems are told in the
 * answer; never throws for what the file says.
 */
export async function importFile(
  bytes: Uint8Array,
  register?: Register,
  limits = IMPORT_LIMITS,
): Promise<Imported> {
  const problem = tellTooLarge(bytes.length);
  if (problem !== undefined) return { problem };
  const imported = await readBounded(bytes, limits);
  if ('problem' in imported || !register) return imported;
  return { ...imported, text: partOpenRows(imported.text, register) };
}

async function readBounded(
  bytes: Uint8Array,
  { milliseconds, megabytes }: ImportLimits,
): Promise<Imported> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What the libraries say of odd files is no message to the editor.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<Imported>();
  const stop = (problem: string) => {
    resolve({ problem });
  };
  const began = memoryUsage().rss;
  const memory = setInterval(() => {
    if (memoryUsage().rss - began > megabytes * 1e6) stop(TOO_LARGE);
  }, 100);
  const time = setTimeout(() => {
    stop(`Filen var ikke lest etter ${milliseconds / 1000} sekunder, og lesingen er stanset.`);
  }, milliseconds);
  worker.once('message', resolve);
  worker.once('error', (error: Error) => {
    stop('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : DAMAGED);
  });
  worker.once('exit', () => {
    stop(DAMAGED);
  });
  const imported = await promise;
  clearInterval(memory);
  clearTimeout(time);
  await worker.terminate();
  return imported;
}

const TOO_LARGE = 'Filen krever mer minne enn noen rapport, og lesingen er stanset.';
const DAMAGED = 'Filen er skadet og kan ikke leses. Hent den på nytt fra kilden.';
