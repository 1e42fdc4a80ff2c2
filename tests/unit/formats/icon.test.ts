import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { renderIcon } from '../../../src/lib/build/render-icon.ts';
import { formatIco, iconOnPaper } from '../../../src/lib/formats/icon.ts';

const MARK = readFileSync('public/ikon.svg', 'utf8');

describe('iconOnPaper', () => {
  it('sets the mark in the middle of the paper, opaque', () => {
    const picture = new Resvg(iconOnPaper(MARK, 1 / 6), { fitTo: { mode: 'width', value: 180 } });
    const { width, height, pixels } = picture.render();
    expect([width, height]).toEqual([180, 180]);
    const at = (x: number, y: number) => [...pixels.subarray((y * 180 + x) * 4).subarray(0, 4)];
    expect(at(2, 2)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    expect(at(178, 178)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    // The post in the middle of the house.
    expect(at(90, 120)).toEqual([0x6b, 0x2a, 0x5b, 255]);
  });

  it('refuses a mark it cannot place', () => {
    expect(() => iconOnPaper('<svg viewBox="1 0 24 24"/>', 0)).toThrow(RangeError);
  });
});

describe('formatIco', () => {
  it('holds each picture where its entry says', () => {
    const pictures = [16, 32].map((side) => ({ side, png: renderIcon(MARK, side, 1 / 16) }));
    const ico = Buffer.from(formatIco(pictures));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
    pictures.forEach(({ side, png }, place) => {
      const entry = 6 + 16 * place;
      expect([ico[entry], ico[entry + 1]]).toEqual([side, side]);
      const [length, start] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
      expect(ico.subarray(start, start + length).equals(Buffer.from(png))).toBe(true);
      // The width stands first in a PNG's first block.
      expect(ico.readUInt32BE(start + 16)).toBe(side);
    });
  });
});
