/** Coordinates are kept to a tenth of a unit; whole tenths make differences exact. */
const TENTHS = 10;

interface Point {
  x: number;
  y: number;
}

/** What each command does with the pen; `a` and `b` are its numbers, in whole tenths. */
const COMMANDS: Readonly<
  Record<string, { numbers: 0 | 1 | 2; draw: (pen: Pen, a: number, b: number) => void }>
> = {
  M: { numbers: 2, draw: (pen, x, y) => pen.move(x, y) },
  L: { numbers: 2, draw: (pen, x, y) => pen.line(x, y) },
  H: { numbers: 1, draw: (pen, x) => pen.line(x, pen.at.y) },
  V: { numbers: 1, draw: (pen, y) => pen.line(pen.at.x, y) },
  h: { numbers: 1, draw: (pen, step) => pen.line(pen.at.x + step, pen.at.y) },
  v: { numbers: 1, draw: (pen, step) => pen.line(pen.at.x, pen.at.y + step) },
  Z: { numbers: 0, draw: (pen) => pen.close() },
};

/**
 * Path data rounded to 0.1 and written with relative commands: steps are short where coordinates are long. The points
 * are rounded, not the steps, so errors do not add up. An outline (what Z closes) loses the points on its level and
 * upright sides; a line loses none. Knows the commands Plot's marks use (M, L, H, V, h, v, Z), each written out. Throws
 * Error on any other.
 */
export function compactPath(d: string): string {
  const pen = new Pen();
  for (const [, letter = '', rest = ''] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const command = COMMANDS[letter];
    const numbers = rest === '' ? [] : rest.split(',').map((number) => tenths(Number(number)));
    if (command?.numbers !== numbers.length || numbers.some(Number.isNaN))
      throw new Error(`Uventet kommando i en sti: «${letter}${rest}» i ${d.slice(0, 60)}`);
    command.draw(pen, numbers[0] ?? 0, numbers[1] ?? 0);
  }
  return pen.data;
}

/** The same outline moved by (`dx`, `dy`). */
export function movePath(d: string, dx: number, dy: number): string {
  if (dx === 0 && dy === 0) return d;
  return d
    .replace(
      /([ML])([^,A-Z]+),([^A-Za-df-z]+)/g,
      (_, command: string, x: string, y: string) => `${command}${Number(x) + dx},${Number(y) + dy}`,
    )
    .replace(/H([^A-Za-df-z]+)/g, (_, x: string) => `H${Number(x) + dx}`)
    .replace(/V([^A-Za-df-z]+)/g, (_, y: string) => `V${Number(y) + dy}`);
}

/** A coordinate to 0.1, as it is kept and written. */
export function roundCoordinate(value: number): number {
  return tenths(value) / TENTHS;
}

/** A coordinate to 0.1, written as short as possible: `12`, `.5`, `-3.2`. */
export function formatCoordinate(value: number): string {
  return shortest(tenths(value));
}

/** Draws in whole tenths, and writes down the steps. */
class Pen {
  at: Point = { x: 0, y: 0 };
  #written = '';
  #start: Point = { x: 0, y: 0 };
  /** The steps since the last move. */
  #steps: Point[] = [];

  /** All that is drawn so far. */
  get data(): string {
    return this.#written + this.#steps.map(formatStep).join('');
  }

  move(x: number, y: number): void {
    const command = this.#written === '' ? 'M' : 'm';
    this.#written = `${this.data}${command}${joinNumbers(x - this.at.x, y - this.at.y)}`;
    this.#steps = [];
    this.at = this.#start = { x, y };
  }

  line(x: number, y: number): void {
    this.#steps.push({ x: x - this.at.x, y: y - this.at.y });
    this.at = { x, y };
  }

  /** What is closed is an outline, and has corners only; a line goes from figure to figure, and keeps each, also where it is level. */
  close(): void {
    this.#steps = mergeLevel(this.#steps);
    this.#written = `${this.data}z`;
    this.#steps = [];
    this.at = this.#start;
  }
}

/** The steps, those that go straight on sideways, or straight on up or down, taken as one. */
function mergeLevel(steps: readonly Point[]): Point[] {
  const merged: Point[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    if (last && goesOn(last, step))
      merged.splice(-1, 1, { x: last.x + step.x, y: last.y + step.y });
    else merged.push(step);
  }
  return merged;
}

function goesOn(last: Point, step: Point): boolean {
  const along = last.x === 0 || last.y === 0;
  return (
    along && Math.sign(last.x) === Math.sign(step.x) && Math.sign(last.y) === Math.sign(step.y)
  );
}

function formatStep({ x, y }: Point): string {
  if (y === 0) return `h${shortest(x)}`;
  if (x === 0) return `v${shortest(y)}`;
  return `l${joinNumbers(x, y)}`;
}

function tenths(value: number): number {
  // Not -0, which would be written with its sign.
  return Math.round(value * TENTHS) + 0;
}

function shortest(inTenths: number): string {
  const size = Math.abs(inTenths);
  const sign = inTenths < 0 ? '-' : '';
  const whole = Math.floor(size / TENTHS);
  if (size % TENTHS === 0) return sign + String(whole);
  return `${sign}${whole === 0 ? '' : whole}.${size % TENTHS}`;
}

function joinNumbers(x: number, y: number): string {
  const second = shortest(y);
  return shortest(x) + (second.startsWith('-') ? '' : ' ') + second;
}
