import { afterEach, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../../src/lib/build/worker-pool.ts';

/** A worker that answers with its own number and the task; the task `feil` makes it fail, `slutt` makes it end. */
const PROGRAM = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (oppgave) => {
      if (oppgave === 'feil') throw new Error('gikk galt');
      if (oppgave === 'slutt') process.exit(3);
      setTimeout(() => parentPort.postMessage({ oppgave, hvem: threadId }), 20);
    });
  `)}`,
);

interface Answer {
  oppgave: string;
  hvem: number;
}

let make: WorkerPool<string, Answer>;
afterEach(() => make.stop());

const open = (count: number) => (make = createWorkerPool<string, Answer>(PROGRAM, {}, count));
const workersOf = (answer: readonly Answer[]) => new Set(answer.map(({ hvem }) => hvem)).size;

describe('createWorkerPool', () => {
  it('answers every task, one worker doing one at a time', async () => {
    const { run } = open(1);
    const answer = await Promise.all(['a', 'b', 'c'].map(run));
    expect(answer.map(({ oppgave }) => oppgave)).toEqual(['a', 'b', 'c']);
    expect(workersOf(answer)).toBe(1);
  });

  it('shares the tasks among as many as may work, and starts no more than there is work for', async () => {
    const { run } = open(2);
    expect(workersOf(await Promise.all(['a', 'b', 'c'].map(run)))).toBe(2);
    expect(workersOf(await Promise.all(['d'].map(open(8).run)))).toBe(1);
  });

  it('tells everyone who waits when a worker fails or ends, and takes new tasks after it', async () => {
    for (const [task, message] of [
      ['feil', 'gikk galt'],
      ['slutt', 'stanset med kode 3'],
    ] as const) {
      const { run } = open(1);
      const told = await Promise.allSettled([run('a'), run(task), run('b'), run('c')]);
      expect(told.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
        'rejected',
      ]);
      for (const one of told.slice(1))
        expect(String(Reflect.get(one, 'reason'))).toContain(message);
      expect((await run('d')).oppgave).toBe('d');
      await make.stop();
    }
  });
});
