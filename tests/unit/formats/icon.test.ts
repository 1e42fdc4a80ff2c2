import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { renderIcon } from '../../../src/lib/build/render-icon.ts';
import { formatIco, formatIcon, formatLogo } from '../../../src/lib/formats/icon.ts';

describe('formatLogo', () => {
  it('draws the house that stands beside the name of the site', () => {
    const css = readFileSync('src/styles/page.css', 'utf8');
    const mask = decodeURIComponent(
      /mask: url\("data:image\/svg\+xml,([^"]*)"/.exec(css)?.[1] ?? '',
    );
    const shape = (svg: string) =>
      ['viewBox', 'd', 'stroke-width'].map(
        (name) => new RegExp(` ${name}=["']([^"']*)`).exec(svg)?.[1],
      );
    expect(shape(formatLogo())).toEqual(shape(mask));
    expect(shape(mask)).not.toContain(undefined);
  });
});

describe('formatIcon', () => {
  it('sets the logo in the middle of the paper, opaque', () => {
    const picture = new Resvg(formatIcon(1 / 6), { fitTo: { mode: 'width', value: 180 } });
    const { width, height, pixels } = picture.render();
    expect([width, height]).toEqual([180, 180]);
    const at = (x: number, y: number) => [...pixels.subarray((y * 180 + x) * 4).subarray(0, 4)];
    expect(at(2, 2)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    expect(at(178, 178)).toEqual([0xfb, 0xfa, 0xf6, 255]);
    // The post in the middle of the house.
    expect(at(90, 120)).toEqual([0x79, 0x28, 0x73, 255]);
  });
});

describe('formatIco', () => {
  it('holds each picture where its entry says', () => {
    const pictures = [16, 32].map((side) => ({ side, png: renderIcon(side, 1 / 16) }));
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
