import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paletteToPng } from '../../../src/lib/build/png.ts';
import { partsOf } from './png.ts';

type Rgb = readonly [number, number, number];

/** RGBA of opaque pixels. */
function rgbaOf(pixels: readonly Rgb[]): Uint8Array {
  return Uint8Array.from(pixels.flatMap((rgb) => [...rgb, 255]));
}

/** `count` colours, no two alike, also where they differ in one channel only. */
function colours(count: number): Rgb[] {
  return Array.from({ length: count }, (_, i) => [i % 7, Math.floor(i / 7), 255 - (i % 7)]);
}

/** RGBA as a PNG with a palette tells it, read by the format alone: no filter, eight bits a pixel. */
function decode(png: Buffer): Uint8Array {
  const parts = partsOf(png);
  const content = (type: string) => {
    const [part, ...more] = parts.filter((one) => one.type === type);
    if (!part || more.length > 0) throw new Error(`Ventet én ${type}`);
    return part.innhold;
  };
  const [width, height] = [content('IHDR').readUInt32BE(0), content('IHDR').readUInt32BE(4)];
  expect([...content('IHDR').subarray(8)]).toEqual([8, 3, 0, 0, 0]);
  const palette = content('PLTE');
  const rows = inflateSync(content('IDAT'));
  expect(rows.length).toBe((width + 1) * height);
  const pixels: Rgb[] = [];
  for (let y = 0; y < height; y += 1) {
    const [filter, ...places] = rows.subarray(y * (width + 1), (y + 1) * (width + 1));
    expect(filter).toBe(0);
    for (const place of places) {
      const [r, g, b] = palette.subarray(3 * place, 3 * place + 3);
      if (r === undefined || g === undefined || b === undefined)
        throw new Error(`Ingen farge ${place}`);
      pixels.push([r, g, b]);
    }
  }
  return rgbaOf(pixels);
}

/** What the renderer sees in a PNG of this size. */
function seen(png: Buffer, width: number, height: number): Uint8Array {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="${href}"/></svg>`;
  return new Uint8Array(new Resvg(svg).render().pixels);
}

describe('paletteToPng', () => {
  it('keeps every pixel where the colours are at most 256, and else gives none', () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 30 }),
        height: fc.integer({ min: 1, max: 30 }),
        antall: fc.integer({ min: 1, max: 300 }),
        // Lengths of runs: some cross from row to row.
        lop: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
      })
      .map(({ width, height, antall, lop }) => {
        const farger = colours(antall);
        const runs = Array.from({ length: width * height }, (_, i) =>
          Array<Rgb>(lop[i % lop.length] ?? 1).fill(farger[(i * 7) % antall] ?? [0, 0, 0]),
        );
        return { width, height, pixels: runs.flat().slice(0, width * height) };
      });
    fc.assert(
      fc.property(picture, ({ width, height, pixels }) => {
        const png = paletteToPng(rgbaOf(pixels), width, height);
        const used = new Set(pixels.map((rgb) => rgb.join()));
        if (used.size > 256) expect(png).toBeUndefined();
        else expect(decode(png ?? Buffer.alloc(0))).toEqual(rgbaOf(pixels));
      }),
    );
  });

  it('holds 256 colours and not one more', () => {
    expect(decode(paletteToPng(rgbaOf(colours(256)), 16, 16) ?? Buffer.alloc(0))).toEqual(
      rgbaOf(colours(256)),
    );
    expect(paletteToPng(rgbaOf(colours(257)), 257, 1)).toBeUndefined();
  });

  it('is read by others as it was meant', () => {
    const pixels = rgbaOf(colours(20 * 12));
    const png = paletteToPng(pixels, 20, 12) ?? Buffer.alloc(0);
    expect(partsOf(png).map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(seen(png, 20, 12)).toEqual(pixels);
  });

  it('lists the colours as they appear', () => {
    const pixels: Rgb[] = [
      [9, 9, 9],
      [9, 9, 9],
      [1, 2, 3],
      [9, 9, 9],
    ];
    const png = paletteToPng(rgbaOf(pixels), 2, 2) ?? Buffer.alloc(0);
    const palette = partsOf(png).find(({ type }) => type === 'PLTE')?.innhold;
    expect([...(palette ?? [])]).toEqual([9, 9, 9, 1, 2, 3]);
  });

  it('leaves what is not opaque to the renderer', () => {
    const pixels = rgbaOf(colours(4));
    pixels[15] = 254;
    expect(paletteToPng(pixels, 2, 2)).toBeUndefined();
  });

  it('reads pixels wherever they begin in memory', () => {
    const pixels = rgbaOf(colours(6));
    const moved = new Uint8Array(pixels.length + 1);
    moved.set(pixels, 1);
    expect(paletteToPng(moved.subarray(1), 3, 2)).toEqual(paletteToPng(pixels, 3, 2));
  });
});
