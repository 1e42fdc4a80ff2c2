import { Worker } from 'node:worker_threads';

/** What a worker draws with. */
export interface Verktoy {
  /** Paths of the fonts the drawings are set in. No other font is used. */
  skrifter: string[];
}

/** Those who make pictures, beside everything else. */
export interface Bildetegnere {
  /** The PNG of an SVG. Rejects when it cannot be drawn. */
  draw: (svg: Uint8Array) => Promise<Uint8Array>;
  /** Lets so many draw at once. */
  widen: (antall: number) => void;
  stop: () => Promise<void>;
}

interface Oppdrag extends PromiseWithResolvers<Uint8Array> {
  svg: Uint8Array;
}

const WORKER = new URL('./bildearbeider.ts', import.meta.url);

/** Starts nobody before there is something to draw: all pictures may be kept. One draws at a time to begin with. */
export function createBildetegnere(verktoy: Verktoy): Bildetegnere {
  const queue: Oppdrag[] = [];
  const free: Worker[] = [];
  const all: Worker[] = [];
  let most = 1;
  let stopped = false;
  const next = () => {
    while (queue.length > 0 && (free.length > 0 || all.length < most)) {
      const oppdrag = queue.shift();
      if (oppdrag) give(free.pop() ?? start(), oppdrag);
    }
  };
  const start = () => {
    const worker = new Worker(WORKER, { workerData: verktoy });
    all.push(worker);
    return worker;
  };
  const give = (worker: Worker, { svg, resolve, reject }: Oppdrag) => {
    const fail = (error: Error) => {
      reject(error);
    };
    const exit = (code: number) => {
      if (!stopped) reject(new Error(`Tegningen av bilder stanset med kode ${code}.`));
    };
    worker.once('error', fail).once('exit', exit);
    worker.once('message', (png: Uint8Array) => {
      worker.off('error', fail).off('exit', exit);
      resolve(png);
      free.push(worker);
      next();
    });
    worker.postMessage(svg);
  };
  return {
    draw: (svg) => {
      const oppdrag = { svg, ...Promise.withResolvers<Uint8Array>() };
      queue.push(oppdrag);
      next();
      return oppdrag.promise;
    },
    widen: (antall) => {
      most = antall;
      next();
    },
    stop: async () => {
      stopped = true;
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
