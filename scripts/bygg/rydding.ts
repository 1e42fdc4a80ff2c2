import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much the heap may grow on what lives before it is swept, and by what at least (bytes). */
const GROWTH = 1.5;
const LEAST = 64 * 1024 * 1024;

/**
 * A function to call now and then: it sweeps the heap when half as much again has been allocated as lived after the last
 * time. Left alone, V8 lets the heap of a build that makes much and keeps little grow threefold before it sweeps.
 */
export function createRydding(): () => void {
  setFlagsFromString('--expose-gc');
  const sweep = runInNewContext('gc') as () => void;
  let most = 0;
  return () => {
    if (getHeapStatistics().used_heap_size < most) return;
    sweep();
    const { used_heap_size: lives } = getHeapStatistics();
    most = Math.max(lives * GROWTH, lives + LEAST);
  };
}
