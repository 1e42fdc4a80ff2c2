import { crc32 } from 'node:zlib';

/**
 * A part (chunk) of a PNG file: the length of its content, its type of four letters, the content, and the CRC of the
 * last two. https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function pngPart(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content, crc32(head.subarray(4))));
  return Buffer.concat([head, content, sum]);
}
