import { isVisible, LEAST_VISIBLE } from '../../domain/value.ts';
import type { Explanation } from './explanations.ts';
import { contains, type Interval } from '../../domain/interval.ts';
import type { Net, NetNode } from './net.ts';

/**
 * How far a supposed misreading is from the kinds that extraction makes: 0 are those kinds. A `*` is one of them; were
 * it thought less likely than a digit, one number in a hundred that was read as `*` would be blamed on a cell beside it.
 */
const DEVIATION = { oneSign: 0, moreSign: 2, star: 0, hidden: 3, missingRow: 4 };

/**
 * The most believable of the explanations the sums leave, all that are equally so: those that need only one edit
 * of what is printed, before those that need more. Orders only; corrects nothing.
 *
 * The other months of a series are not asked. Tried on the real report (20,000 faults), they told no tie apart at
 * three standard deviations, and pointed wrong one time in seven at one: what the sums leave open differs by a few.
 */
export function chooseExplanations(explanations: Explanation[], net: Net): Explanation[] {
  const ranked = explanations.map((forklaring) => ({ forklaring, cost: costOf(forklaring, net) }));
  const least = Math.min(...ranked.map(({ cost }) => cost));
  return ranked.filter(({ cost }) => cost === least).map(({ forklaring }) => forklaring);
}

/** The only number the cell can have said, where it is one that the report would print. */
export function onlyVisible({ fra, til }: Interval): number | undefined {
  return fra === til && fra >= LEAST_VISIBLE ? fra : undefined;
}

/** Every number one digit substituted, dropped, inserted or swapped with its neighbour away from this one; ascending. */
export function oneEditAway(count: number): number[] {
  const text = String(count);
  const edits = new Set<string>();
  for (let i = 0; i <= text.length; i += 1) {
    const before = text.slice(0, i);
    const here = text.slice(i, i + 1);
    const next = text.slice(i + 1, i + 2);
    const rest = text.slice(i + 1);
    edits.add(before + rest);
    edits.add(before + next + here + rest.slice(1));
    for (const digit of '0123456789')
      edits.add(before + digit + here + rest).add(before + digit + rest);
  }
  const proper = [...edits].filter((edit) => edit !== text && /^(0|[1-9]\d*)$/.test(edit));
  return proper.map(Number).sort((a, b) => a - b);
}

function costOf({ noder, intervals }: Explanation, net: Net): number {
  return noder.reduce((sum, node, i) => sum + costOfNode(net.noder[node], intervals[i]), 0);
}

function costOfNode(node: NetNode | undefined, interval: Interval | undefined): number {
  if (!node?.celle || !interval) return DEVIATION.missingRow;
  const { verdi } = node.celle;
  if (!isVisible(verdi)) return DEVIATION.star;
  if (interval.til < LEAST_VISIBLE) return DEVIATION.hidden;
  const near = oneEditAway(verdi.antall).some(
    (number) => number >= LEAST_VISIBLE && contains(interval, number),
  );
  // A printed number under four should have been hidden, so it is suspect by itself.
  const suspect = verdi.antall < LEAST_VISIBLE ? 1 : 0;
  return (near ? DEVIATION.oneSign : DEVIATION.moreSign) - suspect;
}
