import { createHash } from 'node:crypto';
import { pngPart } from './png-chunk.ts';

/** The word that a picture's text stands under, as in `svg-sha256`, a zero byte, and 64 hexadecimal digits. */
export const PNGMERKE = 'svg-sha256';

/** A PNG's signature, and its first chunk, which the format wants first. */
const HEAD = 8 + 25;

/**
 * The PNG with a text that says which drawing it was made of: the SHA-256 of the SVG's bytes, in a `tEXt` chunk of its
 * own. Whoever holds both files can tell that they belong together (`sha256sum x.svg`). What is shown stays the same.
 */
export function markPng(png: Uint8Array, svg: Uint8Array): Buffer {
  const digest = createHash('sha256').update(svg).digest('hex');
  const mark = pngPart('tEXt', Buffer.from(`${PNGMERKE}\0${digest}`, 'latin1'));
  return Buffer.concat([png.subarray(0, HEAD), mark, png.subarray(HEAD)]);
}
