/** The value axis: from, to, where its ticks stand, and whether it leaves out the way down to zero. */
export interface Skala {
  fra: number;
  til: number;
  merker: number[];
  brutt: boolean;
}

/** From this ratio of largest to smallest on, a line keeps its shape on an axis from zero. */
const FLAT_BELOW = 1.5;
/** Under this size a count is read one by one, and its axis starts at zero. */
const SMALL = 20;
/** A broken axis spans at least this part of the largest value: noise must not look like drama. */
const LEAST_SPAN = 0.1;
/** Air beyond the largest value, as a part of the axis. */
const HEADROOM = 0.04;

/**
 * An axis that holds zero and all values, about `antall` steps of 1, 2, 2.5 or 5 times a power of ten, always whole.
 * For everything whose length or height is read as a size: bars, areas, lines compared with one another.
 */
export function zeroScale(verdier: readonly number[], antall: number): Skala {
  const least = Math.min(0, ...verdier);
  const most = Math.max(0, ...verdier);
  const step = niceStep(Math.max(most - least, 1), antall);
  const merker = ticks(Math.ceil(least / step) * step, Math.floor(most / step) * step, step);
  const air = HEADROOM * Math.max(most - least, 1);
  const fra = least < 0 ? least - air : 0;
  const til = most > 0 || least === 0 ? Math.max(most, 1) + air : 0;
  return { fra, til, merker, brutt: false };
}

/**
 * The axis of a single line. It starts at zero where that leaves the line a shape: when the largest value
 * is at least 1.5 times the smallest, and for counts under 20. Else an axis from zero would press every
 * month of a large, steady measure into one flat stroke; then it is broken, and must be drawn as broken:
 * it spans the values, but at least a tenth of the largest, so that a change of one per cent never fills
 * more than a tenth of the height.
 */
export function lineScale(verdier: readonly number[], antall: number): Skala {
  const least = Math.min(...verdier);
  const most = Math.max(...verdier);
  if (most < SMALL || most >= FLAT_BELOW * least) return zeroScale(verdier, antall);
  const span = Math.max(most - least, LEAST_SPAN * most);
  const middle = (most + least) / 2;
  const step = niceStep(span, antall);
  const fra = Math.floor((middle - (0.5 + HEADROOM) * span) / step) * step;
  const til = Math.ceil((middle + span / 2) / step) * step;
  if (fra <= 0) return zeroScale(verdier, antall);
  return { fra, til, merker: ticks(fra, til, step), brutt: true };
}

function ticks(fra: number, til: number, step: number): number[] {
  return Array.from({ length: Math.round((til - fra) / step) + 1 }, (_, i) => fra + i * step);
}

function niceStep(span: number, antall: number): number {
  const raw = Math.max(1, span / antall);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5].find((candidate) => isWhole(candidate * power) && candidate * power >= raw) ?? 10;
  return factor * power;
}

function isWhole(step: number): boolean {
  return Number.isInteger(step);
}
