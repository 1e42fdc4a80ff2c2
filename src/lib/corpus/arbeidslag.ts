import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Workers that share a queue of tasks, beside everything else. A worker does one task at a time, and answers each with one message. */
export interface Arbeidslag<Oppgave, Svar> {
  /** The answer to a task. Tasks are begun in the order they are given. Rejects when this or an earlier task fails. */
  gi: (oppgave: Oppgave) => Promise<Svar>;
  /** Lets so many work at once. */
  widen: (antall: number) => void;
  /** Lets those go who have nothing to do, now and later: no more tasks will come. */
  dismiss: () => void;
  stop: () => Promise<void>;
}

interface Ventende<Oppgave, Svar> extends PromiseWithResolvers<Svar> {
  oppgave: Oppgave;
}

/** Readies up to `most` workers of the program `fil`; nobody is started before there is something to do. */
export function createArbeidslag<Oppgave, Svar>(
  fil: URL,
  options: WorkerOptions,
  antall: number,
): Arbeidslag<Oppgave, Svar> {
  const queue: Ventende<Oppgave, Svar>[] = [];
  const free: Worker[] = [];
  const all = new Set<Worker>();
  let most = antall;
  let stopped = false;
  let last = false;
  const next = () => {
    while (queue.length > 0 && (free.length > 0 || all.size < most)) {
      const ventende = queue.shift();
      if (ventende) give(free.pop() ?? start(), ventende);
    }
    if (last && queue.length === 0) for (const worker of free.splice(0)) void send(worker);
  };
  const start = () => {
    const worker = new Worker(fil, options);
    all.add(worker);
    return worker;
  };
  const send = (worker: Worker) => {
    all.delete(worker);
    return worker.terminate();
  };
  const give = (worker: Worker, { oppgave, resolve, reject }: Ventende<Oppgave, Svar>) => {
    const fail = (error: Error) => {
      all.delete(worker);
      reject(error);
      // What failed one would fail the others, or leave them waiting for a worker that is gone.
      for (const one of queue.splice(0)) one.reject(error);
    };
    const exit = (code: number) => {
      if (!stopped) fail(new Error(`En arbeidstråd stanset med kode ${code}.`));
    };
    worker.once('error', fail).once('exit', exit);
    worker.once('message', (svar: Svar) => {
      worker.off('error', fail).off('exit', exit);
      resolve(svar);
      free.push(worker);
      next();
    });
    worker.postMessage(oppgave);
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
    widen: (flere) => {
      most = flere;
      next();
    },
    dismiss: () => {
      last = true;
      next();
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...all].map(send));
    },
  };
}
