import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FULL, NARROW, PANEL, WIDE, type ChartSize } from '../../../src/lib/chart/sizes.ts';

const css = readFileSync(new URL('../../../src/styles/figure.css', import.meta.url), 'utf8');

/** `font-size: calc(26.83px - 0.03685 * min(100cqw, 448px))` of each rule for a size, in the order of the style sheet. */
function rulesFor({ navn }: ChartSize): { most: number; slope: number; end: number }[] {
  const rule = new RegExp(
    String.raw`\.fig-${navn} \{[^}]*font-size: calc\(([\d.]+)px - ([\d.]+) \* min\(100cqw, (\d+)px\)\)`,
    'g',
  );
  return [...css.matchAll(rule)].map(([, most, slope, end]) => ({
    most: Number(most),
    slope: Number(slope),
    end: Number(end),
  }));
}

/** Where each size is shown: from and to which room beside it, and how wide the drawing then is. */
const SHOWN = [
  { size: NARROW, rule: 0, from: 272, to: 448, widthIn: (room: number) => Math.min(room, 448) },
  { size: WIDE, rule: 0, from: 448, to: 1200, widthIn: (room: number) => Math.min(room, 720) },
  { size: FULL, rule: 0, from: 720, to: 1600, widthIn: (room: number) => Math.min(room, 1152) },
  { size: PANEL, rule: 0, from: 272, to: 448, widthIn: (room: number) => Math.min(room, 320) },
  {
    size: PANEL,
    rule: 1,
    from: 448,
    to: 1200,
    widthIn: (room: number) => Math.min((room - 32) / 3, 260),
  },
  {
    size: PANEL,
    rule: 2,
    from: 448,
    to: 1200,
    widthIn: (room: number) => Math.min((room - 16) / 2, 260),
  },
];

describe.each(SHOWN)(
  'letters of $size.navn from $from to $to pixels',
  ({ size, rule, from, to, widthIn }) => {
    const rooms = Array.from({ length: (to - from) / 8 + 1 }, (_, i) => from + 8 * i);
    const { most, slope, end } = rulesFor(size)[rule] ?? {
      most: Number.NaN,
      slope: Number.NaN,
      end: Number.NaN,
    };
    const units = (room: number) => most - slope * Math.min(room, end);

    it('are 13 to 15 pixels high', () => {
      for (const room of rooms) {
        const shown = (units(room) * widthIn(room)) / size.width;
        expect(shown, `${room}`).toBeGreaterThanOrEqual(13);
        expect(shown, `${room}`).toBeLessThanOrEqual(15);
      }
    });

    it('find the room that was made for them', () => {
      for (const room of rooms) expect(units(room)).toBeLessThanOrEqual(size.room + 0.3);
    });
  },
);
