import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Extraction, ExtractionTask } from './extract-worker.ts';

/** What reading one file may take. A report is read in a second; more is a file that was made to cost. */
const MOST_MILLISECONDS = 60_000;
const MOST_MEGABYTES = 1_500;
const WORKER = new URL('./extract-worker.ts', import.meta.url);

/**
 * Reads a file of a kind that needs a library, in a thread of its own, so that time and memory have an end whatever the
 * file holds. Problems are told in the answer; never throws for what the file says.
 */
export async function extract(task: ExtractionTask): Promise<Extraction> {
  const worker = new Worker(WORKER, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    // What the libraries say of odd files is no message to the editor.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<Extraction>();
  const stop = (problem: string) => {
    resolve({ problem });
  };
  const began = memoryUsage().rss;
  const memory = setInterval(() => {
    if (memoryUsage().rss - began > MOST_MEGABYTES * 1e6) stop(TOO_LARGE);
  }, 100);
  const time = setTimeout(() => {
    stop(`Filen var ikke lest etter ${MOST_MILLISECONDS / 1000} sekunder, og lesingen er stanset.`);
  }, MOST_MILLISECONDS);
  worker.once('message', resolve);
  worker.once('error', (error: Error) => {
    stop('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : DAMAGED);
  });
  worker.once('exit', () => {
    stop(DAMAGED);
  });
  const extraction = await promise;
  clearInterval(memory);
  clearTimeout(time);
  await worker.terminate();
  return extraction;
}

const TOO_LARGE = 'Filen pakker seg ut til mer enn noen rapport er, og lesingen er stanset.';
const DAMAGED = 'Filen er skadet og kan ikke leses. Hent den på nytt fra kilden.';
