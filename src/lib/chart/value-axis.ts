/** The value axis: from, to, where its ticks stand, and whether it leaves out the way down to zero. */
export interface Scale {
  fra: number;
  til: number;
  marks: number[];
  broken: boolean;
}

/** A line that moves over at least this part of the height keeps its shape on an axis from zero. */
const SHAPELY = 0.25;
/** Under this size a count is read one by one, and its axis starts at zero. */
const SMALL = 20;
/** A broken axis spans at least this part of the largest value: noise must not look like drama. */
const LEAST_SPAN = 0.1;
/** Air beyond the largest value, as a part of the axis. */
const HEADROOM = 0.04;

/**
 * An axis that holds zero and all values between its first tick and its last, about `count` steps of 1, 2 or 5 times a
 * power of ten, always whole, and `gap` (a part of what the values span) beyond the outermost value. For everything whose
 * length or height is read as a size: bars, areas, lines compared with one another.
 */
export function zeroScale(values: readonly number[], count: number, gap = HEADROOM): Scale {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const span = Math.max(most - least, 1);
  const step = niceStep(span, count);
  const marks = ticks(Math.floor(least / step) * step, Math.ceil(most / step) * step, step);
  const air = gap * span;
  const isFlat = most === least;
  return {
    fra: Math.min(least < 0 ? least - air : 0, ...marks),
    til: isFlat ? 1 : Math.max(most > 0 ? most + air : 0, ...marks),
    marks,
    broken: false,
  };
}

/**
 * The axis of a single line. It starts at zero where that leaves the line a shape: when the smallest value is at most
 * three quarters of the largest; for counts under 20; and where all are equal, so that there is only a level to show.
 * Else an axis from zero would press every month of a large, steady measure into one flat stroke; then it is broken,
 * and must be drawn as broken: it spans the values, but at least a tenth of the largest, so that a change of one
 * per cent never fills more than a tenth of the height.
 */
export function lineScale(values: readonly number[], count: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (most === least || most < SMALL || most - least >= SHAPELY * most)
    return zeroScale(values, count);
  const span = Math.max(most - least, LEAST_SPAN * most);
  const middle = (most + least) / 2;
  const step = niceStep(span, count);
  const fra = Math.floor((middle - (0.5 + HEADROOM) * span) / step) * step;
  const til = Math.ceil((middle + span / 2) / step) * step;
  if (fra <= 0) return zeroScale(values, count);
  return { fra, til, marks: ticks(fra, til, step), broken: true };
}

/**
 * The axis of a drawing without one: from the lowest value to the highest. Where all are equal, the level stands in the
 * middle.
 */
export function ownSpan(values: readonly number[]): { fra: number; til: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? { fra: least - 1, til: most + 1 } : { fra: least, til: most };
}

function ticks(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

const NICE = [
  { factor: 1, below: Math.SQRT2 },
  { factor: 2, below: Math.sqrt(10) },
  { factor: 5, below: Math.sqrt(50) },
] as const;

/** The step nearest to what was asked for, by ratio: 1 up to √2, 2 up to √10, 5 up to √50, then 10. */
function niceStep(span: number, count: number): number {
  const raw = Math.max(1, span / count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const ratio = raw / power;
  const factor = NICE.find(({ below }) => ratio < below)?.factor ?? 10;
  return factor * power;
}
