import type { Register } from './register.ts';

/** The registry as a report was printed: tiltak that have moved since stand in the group they had then. */
export function registerAt(register: Register, rapport: string): Register {
  const tiltak = register.tiltak.map((one) => {
    // A report's id begins with its last month.
    const earlier = one.flyttet?.find(({ til }) => rapport.slice(0, til.length) <= til);
    return earlier ? { ...one, gruppe: earlier.gruppe } : one;
  });
  return { ...register, tiltak };
}
