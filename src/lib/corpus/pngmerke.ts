import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

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
  const body = Buffer.from(`tEXt${PNGMERKE}\0${digest}`, 'latin1');
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([
    png.subarray(0, HEAD),
    ends.subarray(0, 4),
    body,
    ends.subarray(4),
    png.subarray(HEAD),
  ]);
}
