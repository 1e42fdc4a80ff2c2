/** Tells how far a long build has come: on a terminal in one line that changes, elsewhere a line now and then. */
export interface Fremdrift {
  step: () => void;
  done: () => void;
}

/** Between lines where nobody is watching. */
const EVERY = 1000;
/** Below this many pages there is nothing to wait for. */
const WORTH_TELLING = 200;

/**
 * Progress towards some `expected()` pages, told on `stream`. The few that nobody counted beforehand are added as they are
 * made. `now` gives milliseconds.
 */
export function createFremdrift(
  expected: () => number,
  stream: NodeJS.WriteStream,
  now: () => number,
): Fremdrift {
  const start = now();
  let made = 0;
  let told = 0;
  const total = () => Math.max(expected(), made);
  const line = () => {
    const left = ((now() - start) / made) * (total() - made);
    return `${made} av ${total()} sider, ${formatLeft(left)} igjen`;
  };
  return {
    step: () => {
      made += 1;
      if (total() < WORTH_TELLING) return;
      if (stream.isTTY && now() - told > 200) {
        told = now();
        stream.write(`\r${line()}\u001b[K`);
      }
      if (!stream.isTTY && made % EVERY === 0) stream.write(`${line()}\n`);
    },
    done: () => {
      if (stream.isTTY && told > 0) stream.write('\r\u001b[K');
    },
  };
}

function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
