import type { Hinder } from './obstacles.ts';

/** A label's wish: the middle it would like, and how high it is. */
export interface Merkelapp {
  midt: number;
  hoyde: number;
}

/**
 * The middle a label gets when it must keep off `hinder`: its own wish where that is free, else close above or below,
 * whichever is nearer and lies between `topp` and `bunn`; above where neither does.
 */
export function keepOff(
  lapp: Merkelapp,
  hinder: Hinder | undefined,
  topp: number,
  bunn: number,
): number {
  const half = lapp.hoyde / 2;
  if (hinder === undefined) return lapp.midt;
  if (lapp.midt + half <= hinder.topp || lapp.midt - half >= hinder.bunn) return lapp.midt;
  const over = hinder.topp - half;
  const under = hinder.bunn + half;
  const free = [over, under].filter((midt) => midt - half >= topp && midt + half <= bunn);
  const [nearest = over] = free.sort((a, b) => Math.abs(a - lapp.midt) - Math.abs(b - lapp.midt));
  return nearest;
}

interface Cluster {
  labels: number[];
  top: number;
  height: number;
}

/**
 * The middle of each label, in the order given, moved as little as it takes for none to overlap and all to stay
 * between `topp` and `bunn`. Labels that meet are stacked around the mean of their wishes; their order is kept.
 * If they are higher together than the room there is, they start at the top and overrun the bottom.
 */
export function dodge(lapper: readonly Merkelapp[], topp: number, bunn: number): number[] {
  const order = lapper
    .map((_, i) => i)
    .sort((a, b) => midOf(lapper, a) - midOf(lapper, b) || a - b);
  const clusters: Cluster[] = [];
  for (const label of order) {
    let cluster = place(lapper, [label], topp, bunn);
    for (
      let above = clusters.at(-1);
      above && above.top + above.height > cluster.top;
      above = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = place(lapper, [...above.labels, ...cluster.labels], topp, bunn);
    }
    clusters.push(cluster);
  }
  return spread(lapper, clusters);
}

function place(
  lapper: readonly Merkelapp[],
  labels: number[],
  topp: number,
  bunn: number,
): Cluster {
  const height = sum(labels.map((label) => heightOf(lapper, label)));
  let offset = 0;
  const wishes = labels.map((label) => {
    const wish = midOf(lapper, label) - heightOf(lapper, label) / 2 - offset;
    offset += heightOf(lapper, label);
    return wish;
  });
  const mean = sum(wishes) / wishes.length;
  return { labels, height, top: Math.max(topp, Math.min(mean, bunn - height)) };
}

function spread(lapper: readonly Merkelapp[], clusters: readonly Cluster[]): number[] {
  const middles = lapper.map(() => 0);
  for (const { labels, top } of clusters) {
    let y = top;
    for (const label of labels) {
      middles[label] = y + heightOf(lapper, label) / 2;
      y += heightOf(lapper, label);
    }
  }
  return middles;
}

const midOf = (lapper: readonly Merkelapp[], label: number) => lapper[label]?.midt ?? 0;
const heightOf = (lapper: readonly Merkelapp[], label: number) => lapper[label]?.hoyde ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
