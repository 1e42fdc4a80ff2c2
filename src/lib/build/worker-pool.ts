import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Workers that share a queue of tasks, beside everything else. A worker does one task at a time, and answers each with one message. */
export interface Arbeidslag<Oppgave, Svar> {
  /** The answer to a task. Tasks are begun in the order they are given. Rejects when this or an earlier task fails. */
  gi: (oppgave: Oppgave) => Promise<Svar>;
  /** Ends them all. Tasks that are not answered never are, and none is begun any more. */
  stop: () => Promise<void>;
}

interface Ventende<Oppgave, Svar> extends PromiseWithResolvers<Svar> {
  oppgave: Oppgave;
}

/** Readies up to `antall` workers of the program `fil`. Nobody is started before there is something to do. */
export function createArbeidslag<Oppgave, Svar>(
  fil: URL,
  options: WorkerOptions,
  antall: number,
): Arbeidslag<Oppgave, Svar> {
  const queue: Ventende<Oppgave, Svar>[] = [];
  const free: Worker[] = [];
  const all = new Set<Worker>();
  let stopped = false;
  const next = () => {
    while (!stopped && queue.length > 0 && (free.length > 0 || all.size < antall)) {
      const ventende = queue.shift();
      if (ventende) void give(free.pop() ?? new Worker(fil, options), ventende);
    }
  };
  const give = async (worker: Worker, ventende: Ventende<Oppgave, Svar>) => {
    all.add(worker);
    try {
      ventende.resolve(await ask<Svar>(worker, ventende.oppgave));
      free.push(worker);
      next();
    } catch (error) {
      if (stopped) return;
      all.delete(worker);
      // What failed one would fail the others, or leave them waiting for a worker that is gone.
      for (const { reject } of [ventende, ...queue.splice(0)]) reject(error);
    }
  };
  return {
    gi: (oppgave) => {
      const ventende = { oppgave, ...Promise.withResolvers<Svar>() };
      // A failure is told to whoever waits; where nobody does, the build must not die of it.
      ventende.promise.catch(() => undefined);
      queue.push(ventende);
      next();
      return ventende.promise;
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** A worker's answer to a task. Rejects when the worker fails or ends instead. */
function ask<Svar>(worker: Worker, oppgave: unknown): Promise<Svar> {
  const { promise, resolve, reject } = Promise.withResolvers<Svar>();
  const exit = (code: number) => {
    reject(new Error(`En arbeidstråd stanset med kode ${code}.`));
  };
  worker.once('message', resolve).once('error', reject).once('exit', exit);
  worker.postMessage(oppgave);
  return promise.finally(() => {
    worker.off('message', resolve).off('error', reject).off('exit', exit);
  });
}
