/** Where labels go so that they meet neither lines nor one another. Heights grow downwards, as in all drawings. */

/** A label's wish: the middle it would like, and how high it is. */
export interface LabelBox {
  middle: number;
  height: number;
}

/**
 * The middle a label gets when it must keep off `obstacle`: its own wish where that is free, else close above or below,
 * whichever is nearer and lies between `top` and `bottom`; above where neither does.
 */
export function avoidObstacle(
  box: LabelBox,
  obstacle: Obstacle | undefined,
  top: number,
  bottom: number,
): number {
  const half = box.height / 2;
  if (obstacle === undefined) return box.middle;
  if (box.middle + half <= obstacle.top || box.middle - half >= obstacle.bottom) return box.middle;
  const over = obstacle.top - half;
  const under = obstacle.bottom + half;
  const free = [over, under].filter((middle) => middle - half >= top && middle + half <= bottom);
  const [nearest = over] = free.sort((a, b) => Math.abs(a - box.middle) - Math.abs(b - box.middle));
  return nearest;
}

interface Cluster {
  labels: number[];
  top: number;
  height: number;
}

/**
 * The middle of each label, in the order given, moved as little as it takes for none to overlap and all to stay
 * between `top` and `bottom`. Labels that meet are stacked around the mean of their wishes; their order is kept.
 * If they are higher together than the room there is, they start at the top and overrun the bottom.
 */
export function dodge(labels: readonly LabelBox[], top: number, bottom: number): number[] {
  const order = labels
    .map((_, i) => i)
    .sort((a, b) => midOf(labels, a) - midOf(labels, b) || a - b);
  const clusters: Cluster[] = [];
  for (const label of order) {
    let cluster = place(labels, [label], top, bottom);
    for (
      let above = clusters.at(-1);
      above && above.top + above.height > cluster.top;
      above = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = place(labels, [...above.labels, ...cluster.labels], top, bottom);
    }
    clusters.push(cluster);
  }
  return spread(labels, clusters);
}

function place(boxes: readonly LabelBox[], labels: number[], top: number, bottom: number): Cluster {
  const height = sum(labels.map((label) => heightOf(boxes, label)));
  let offset = 0;
  const wishes = labels.map((label) => {
    const wish = midOf(boxes, label) - heightOf(boxes, label) / 2 - offset;
    offset += heightOf(boxes, label);
    return wish;
  });
  const mean = sum(wishes) / wishes.length;
  return { labels, height, top: Math.max(top, Math.min(mean, bottom - height)) };
}

function spread(boxes: readonly LabelBox[], clusters: readonly Cluster[]): number[] {
  const middles = boxes.map(() => 0);
  for (const { labels, top } of clusters) {
    let y = top;
    for (const label of labels) {
      middles[label] = y + heightOf(boxes, label) / 2;
      y += heightOf(boxes, label);
    }
  }
  return middles;
}

const midOf = (labels: readonly LabelBox[], label: number) => labels[label]?.middle ?? 0;
const heightOf = (labels: readonly LabelBox[], label: number) => labels[label]?.height ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A stretch of heights that a label must keep off; `top` is the smaller number, as in all drawings. */
export interface Obstacle {
  top: number;
  bottom: number;
}

interface Point {
  x: number;
  y: number;
}

/**
 * The heights a line passes between `from` and `to` on the x axis, in the drawing's own units; undefined where it is not
 * there at all. A place without height (NaN) is a hole.
 */
export function lineObstacle(
  line: readonly Point[],
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
    : { top: Math.min(...heights), bottom: Math.max(...heights) };
}

/** The height at which the stretch from `a` to `b` passes `x`; NaN where it does not. */
function crossing(a: Point, b: Point, x: number): number {
  if (x < a.x || x > b.x || a.x === b.x) return Number.NaN;
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
