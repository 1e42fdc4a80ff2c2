import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Workers that share a queue of tasks, beside everything else. A worker does one task at a time, and answers each with one message. */
export interface WorkerPool<Task, Answer> {
  /** The answer to a task. Tasks are begun in the order they are given. Rejects when this or an earlier task fails. */
  run: (task: Task) => Promise<Answer>;
  /** Ends them all. Tasks that are not answered never are, and none is begun any more. */
  stop: () => Promise<void>;
}

interface Pending<Task, Answer> extends PromiseWithResolvers<Answer> {
  task: Task;
}

// Not tinypool, as fast and no longer: it never answers a task whose worker exits, and the build would wait for ever.
/** Readies up to `count` workers of the program `file`. Nobody is started before there is something to do. */
export function createWorkerPool<Task, Answer>(
  file: URL,
  options: WorkerOptions,
  count: number,
): WorkerPool<Task, Answer> {
  const queue: Pending<Task, Answer>[] = [];
  const free: Worker[] = [];
  const all = new Set<Worker>();
  let stopped = false;
  const next = () => {
    while (!stopped && queue.length > 0 && (free.length > 0 || all.size < count)) {
      const pending = queue.shift();
      if (pending) void give(free.pop() ?? new Worker(file, options), pending);
    }
  };
  const give = async (worker: Worker, pending: Pending<Task, Answer>) => {
    all.add(worker);
    try {
      pending.resolve(await ask<Answer>(worker, pending.task));
      free.push(worker);
      next();
    } catch (error) {
      if (stopped) return;
      all.delete(worker);
      // What failed one would fail the others, or leave them waiting for a worker that is gone.
      for (const { reject } of [pending, ...queue.splice(0)]) reject(error);
    }
  };
  return {
    run: (task) => {
      const pending = { task, ...Promise.withResolvers<Answer>() };
      // A failure is told to whoever waits; where nobody does, the build must not die of it.
      pending.promise.catch(() => undefined);
      queue.push(pending);
      next();
      return pending.promise;
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** A worker's answer to a task. Rejects when the worker fails or ends instead. */
function ask<Answer>(worker: Worker, task: unknown): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const exit = (code: number) => {
    reject(new Error(`En arbeidstråd stanset med kode ${code}.`));
  };
  worker.once('message', resolve).once('error', reject).once('exit', exit);
  worker.postMessage(task);
  return promise.finally(() => {
    worker.off('message', resolve).off('error', reject).off('exit', exit);
  });
}
