import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** https://www.w3.org/TR/png-3/#3PNGsignature */
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** As many as a palette's index of eight bits tells apart: https://www.w3.org/TR/png-3/#11PLTE */
const MOST_COLOURS = 256;
/** A level below zlib's own takes two thirds of the time, and a picture is a hundredth or two larger. */
const LEVEL = 5;
const CHANNELS = 4;
const OPAQUE = 255;

/** A picture as places in a palette. */
interface Indexed {
  /** A byte for each pixel, row by row, each row after a byte for its filter. */
  rader: Uint8Array;
  /** Red, green and blue of each colour, in the order they appear in. */
  palette: number[];
}

/**
 * A picture as PNG with a palette: a byte for each pixel where RGBA takes four, before both are compressed. `pixels` is
 * RGBA, row by row from the top. Undefined where a palette cannot hold the picture: it has more than 256 colours, or
 * lets through what is behind it. (Renderers tell such pixels with their colours already thinned; these are left to
 * theirs.) Nothing is lost, and the same pixels give the same bytes with the same zlib.
 */
export function paletteToPng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Buffer | undefined {
  const indexed = indexPixels(pixels, width, height);
  if (indexed === undefined) return undefined;
  return Buffer.concat([
    SIGNATURE,
    pngChunk('IHDR', header(width, height)),
    pngChunk('PLTE', Uint8Array.from(indexed.palette)),
    pngChunk('IDAT', deflateSync(indexed.rader, { level: LEVEL })),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** Size, eight bits for each pixel, colour type 3 (palette), the only compression and filter method, no interlace: https://www.w3.org/TR/png-3/#11IHDR */
function header(width: number, height: number): Uint8Array {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  return content;
}

/**
 * Drawings are runs of one colour, so it is runs that are looked up. Rows are not filtered (type 0): filters bring near
 * values near zero, and neighbours in a palette are not near. https://www.w3.org/TR/png-3/#12Filter-selection
 */
function indexPixels(pixels: Uint8Array, width: number, height: number): Indexed | undefined {
  const colours = wordsOf(pixels);
  const rader = new Uint8Array((width + 1) * height);
  const palette: number[] = [];
  const places = new Map<number, number>();
  for (let y = 0, at = 0; y < height; y += 1) {
    // This row and every one before it has a byte for its filter.
    const filters = y + 1;
    for (const rowEnd = at + width; at < rowEnd;) {
      const end = endOfRun(colours, at, rowEnd);
      const colour = colours[at] ?? 0;
      const place = places.get(colour) ?? addColour(palette, pixels.subarray(at * CHANNELS));
      if (place === undefined) return undefined;
      places.set(colour, place);
      if (place !== 0) rader.fill(place, at + filters, end + filters);
      at = end;
    }
  }
  return { rader, palette };
}

/** Puts the colour that the bytes begin with last in the palette, and gives its place; undefined where it cannot stand there. */
function addColour(
  palette: number[],
  [r = 0, g = 0, b = 0, alpha]: Uint8Array,
): number | undefined {
  const place = palette.length / 3;
  if (place === MOST_COLOURS || alpha !== OPAQUE) return undefined;
  palette.push(r, g, b);
  return place;
}

function endOfRun(colours: Int32Array, from: number, limit: number): number {
  const colour = colours[from];
  let end = from + 1;
  while (end < limit && colours[end] === colour) end += 1;
  return end;
}

/** Each pixel as one number, in whichever order of bytes the machine has: it is only held against others. */
function wordsOf(pixels: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = byteAligned(pixels);
  return new Int32Array(buffer, byteOffset, length / CHANNELS);
}

function byteAligned(pixels: Uint8Array): Uint8Array {
  return pixels.byteOffset % CHANNELS === 0 ? pixels : new Uint8Array(pixels);
}

/**
 * A part (chunk) of a PNG file: the length of its content, its type of four letters, the content, and the CRC of the
 * last two. https://www.w3.org/TR/png-3/#5Chunk-layout
 */
function pngChunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content, crc32(head.subarray(4))));
  return Buffer.concat([head, content, sum]);
}

/** The word that a picture's text stands under, as in `svg-sha256`, a zero byte, and 64 hexadecimal digits. */
const SOURCE_KEYWORD = 'svg-sha256';

/** A PNG's signature, and its first chunk, which the format wants first. */
const HEAD = 8 + 25;

/**
 * The PNG with a text that says which drawing it was made of: the SHA-256 of the SVG's bytes, in a `tEXt` chunk of its
 * own. Whoever holds both files can tell that they belong together (`sha256sum x.svg`). What is shown stays the same.
 */
export function markPng(png: Uint8Array, svg: Uint8Array): Buffer {
  const digest = createHash('sha256').update(svg).digest('hex');
  const mark = pngChunk('tEXt', Buffer.from(`${SOURCE_KEYWORD}\0${digest}`, 'latin1'));
  return Buffer.concat([png.subarray(0, HEAD), mark, png.subarray(HEAD)]);
}
