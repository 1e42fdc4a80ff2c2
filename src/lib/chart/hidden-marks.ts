/** The one mark for every hidden month, at one height under the axis. */
import { dot, type Markish } from '@observablehq/plot';

/** The widest a mark gets, to its side. */
const MOST = 4;
/** From so many units a month on there is room for the arms of an asterisk, of their own stroke and air between two. */
const ASTERISK_FROM = 5;
const STROKE = 1.25;
const AIR = 0.75;

/**
 * A mark in the middle of each of the hidden months, which stand `perMonth` units apart: an asterisk, or, where months
 * stand closer, an upright stroke. Neighbours never meet, for the style sheet draws strokes that are close thinner.
 */
export function hiddenMarks(
  places: readonly number[],
  perMonth: number,
  { dy, most = MOST }: { dy: number; most?: number },
): Markish {
  if (places.length === 0) return null;
  const isDense = perMonth < ASTERISK_FROM;
  return dot(places, {
    className: isDense
      ? `fig-skjermet ${perMonth < 2 ? 'fig-tettest' : 'fig-tett'}`
      : 'fig-skjermet',
    symbol: isDense ? STROKE_SYMBOL : 'asterisk',
    r: isDense ? most : Math.min(most, (perMonth - STROKE - AIR) / 2),
    x: (place: number) => place,
    frameAnchor: 'bottom',
    dy,
  });
}

/** An upright stroke as high as a dot of that size is wide; Plot gives the dot's area. */
const STROKE_SYMBOL = {
  draw(
    context: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void },
    size: number,
  ) {
    const half = Math.sqrt(size / Math.PI);
    context.moveTo(0, -half);
    context.lineTo(0, half);
  },
};
