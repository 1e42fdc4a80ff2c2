/** A stretch of heights that a label must keep off; `topp` is the smaller number, as in all drawings. */
export interface Hinder {
  topp: number;
  bunn: number;
}

interface Sted {
  x: number;
  y: number;
}

/**
 * The heights a line passes between the widths `fra` and `til`, in the drawing's own units; undefined where it is not
 * there at all. A place without height (NaN) is a hole.
 */
export function lineObstacle(line: readonly Sted[], fra: number, til: number): Hinder | undefined {
  const inside = line.filter(({ x, y }) => x >= fra && x <= til && !Number.isNaN(y));
  const crossings = line.flatMap((a, i) => {
    const b = line[i + 1];
    return b === undefined ? [] : [crossing(a, b, fra), crossing(a, b, til)];
  });
  const heights = [...inside.map(({ y }) => y), ...crossings.filter((y) => !Number.isNaN(y))];
  return heights.length === 0
    ? undefined
    : { topp: Math.min(...heights), bunn: Math.max(...heights) };
}

/** The height at which the stretch from `a` to `b` passes `x`; NaN where it does not. */
function crossing(a: Sted, b: Sted, x: number): number {
  if (x < a.x || x > b.x || a.x === b.x) return Number.NaN;
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
