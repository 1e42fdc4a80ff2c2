/** More pairs of lines than this are not compared: the texts have nothing in common then. */
const MOST_PAIRS = 4_000_000;
/** Unchanged lines shown on either side of a change. */
const AROUND = 2;

/**
 * What changes from one text to another, line by line: `-` before a line that goes, `+` before one that comes, a space before
 * a few unchanged ones around, and `…` where others are left out. Empty for equal texts.
 */
export function diffLines(before: string, after: string): string[] {
  if (before === after) return [];
  const [old, next] = [before.split('\n'), after.split('\n')];
  const marked = compareLines(old, next);
  const near = marked.map((_, i) =>
    marked.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((line) => !line.startsWith(' ')),
  );
  return marked.flatMap((line, i) => {
    if (near[i]) return [line];
    return near[i - 1] || (i === 0 && !near[0]) ? ['…'] : [];
  });
}

function compareLines(old: readonly string[], next: readonly string[]): string[] {
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(old.length, next.length) - start &&
    old[old.length - 1 - end] === next[next.length - 1 - end]
  )
    end += 1;
  const same = (lines: readonly string[]) => lines.map((line) => ` ${line}`);
  return [
    ...same(old.slice(0, start)),
    ...compareMiddle(old.slice(start, old.length - end), next.slice(start, next.length - end)),
    ...same(old.slice(old.length - end)),
  ];
}

/** By the longest common subsequence of lines. */
function compareMiddle(old: readonly string[], next: readonly string[]): string[] {
  if (old.length * next.length > MOST_PAIRS)
    return [...old.map((line) => `-${line}`), ...next.map((line) => `+${line}`)];
  const common = countCommon(old, next);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  for (; i < old.length && j < next.length;) {
    const [line = '', other = ''] = [old[i], next[j]];
    if (line === other) {
      lines.push(` ${line}`);
      i += 1;
      j += 1;
    } else if (common(i + 1, j) >= common(i, j + 1)) {
      lines.push(`-${line}`);
      i += 1;
    } else {
      lines.push(`+${other}`);
      j += 1;
    }
  }
  const rest = [old.slice(i).map((line) => `-${line}`), next.slice(j).map((line) => `+${line}`)];
  return [...lines, ...rest.flat()];
}

/** How many lines the texts have in common, in order, from line `i` of one and `j` of the other on. */
function countCommon(
  old: readonly string[],
  next: readonly string[],
): (i: number, j: number) => number {
  const width = next.length + 1;
  const counts = new Uint32Array((old.length + 1) * width);
  const count = (i: number, j: number) => counts[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = next.length - 1; j >= 0; j -= 1)
      counts[i * width + j] =
        old[i] === next[j] ? count(i + 1, j + 1) + 1 : Math.max(count(i + 1, j), count(i, j + 1));
  return count;
}
