/** A place in a drawing's own units. */
export interface Point {
  x: number;
  y: number;
}

/** Numbers each command takes. */
const COUNT: Record<string, number> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  z: 0,
  t: 2,
  s: 4,
  q: 4,
  c: 6,
  a: 7,
};

/** One command and its numbers. */
interface Step {
  command: string;
  tall: number[];
}

/** The corner points of each subpath, in absolute units; undefined when the text is no path data. */
export function readPath(d: string): Point[][] | undefined {
  const paths: Point[][] = [];
  let here: Point = { x: 0, y: 0 };
  for (const { command, tall } of steps(d)) {
    if (tall.length !== COUNT[command.toLowerCase()]) return undefined;
    if (command.toLowerCase() === 'm') paths.push([]);
    const path = paths.at(-1);
    if (!path) return undefined;
    if (command.toLowerCase() === 'z') here = path[0] ?? here;
    else path.push((here = endpoint(command, tall, here)));
  }
  return paths;
}

/** Commands in order; numbers beyond a command's own repeat it, and `m` repeats as `l`. */
function* steps(d: string): Generator<Step> {
  for (const [, command = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*(?:e[-+]?\d+[^a-z]*)*)/gi)) {
    const number = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const count = COUNT[command.toLowerCase()] ?? 0;
    yield { command, tall: number.slice(0, Math.max(count, 0)) };
    const repeated = command === 'm' ? 'l' : command === 'M' ? 'L' : command;
    for (let i = count; i < number.length; i += count || number.length)
      yield { command: repeated, tall: count === 0 ? number : number.slice(i, i + count) };
  }
}

function endpoint(command: string, number: readonly number[], here: Point): Point {
  const low = command.toLowerCase();
  const from = command === low ? here : { x: 0, y: 0 };
  const last = number.at(-1) ?? 0;
  if (low === 'h') return { x: from.x + last, y: here.y };
  if (low === 'v') return { x: here.x, y: from.y + last };
  return { x: from.x + (number.at(-2) ?? 0), y: from.y + last };
}
