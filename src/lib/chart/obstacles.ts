/** A stretch of heights that a label must keep off; `topp` is the smaller number, as in all drawings. */
export interface Obstacle {
  topp: number;
  bunn: number;
}

interface Place {
  x: number;
  y: number;
}

/**
 * The heights a line passes between the widths `fra` and `til`, in the drawing's own units; undefined where it is not
 * there at all. A place without height (NaN) is a hole.
 */
export function lineObstacle(
  line: readonly Place[],
  from: number,
  to: number,
): Obstacle | undefined {
  const inside = line.filter(({ x, y }) => x >= from && x <= to && !Number.isNaN(y));
  const crossings = line.flatMap((a, i) => {
    const b = line[i + 1];
    return b === undefined ? [] : [crossing(a, b, from), crossing(a, b, to)];
  });
  const heights = [...inside.map(({ y }) => y), ...crossings.filter((y) => !Number.isNaN(y))];
  return heights.length === 0
    ? undefined
    : { topp: Math.min(...heights), bunn: Math.max(...heights) };
}

/** The height at which the stretch from `a` to `b` passes `x`; NaN where it does not. */
function crossing(a: Place, b: Place, x: number): number {
  if (x < a.x || x > b.x || a.x === b.x) return Number.NaN;
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
