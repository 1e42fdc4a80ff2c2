import { crc32 } from 'node:zlib';

/** A part of a PNG: its type and content. */
export interface Pngdel {
  type: string;
  innhold: Buffer;
}

/** The parts of a PNG as the format has them; throws where a check sum is wrong. */
export function partsOf(png: Buffer): Pngdel[] {
  const parts: Pngdel[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 4, at + 8 + png.readUInt32BE(at));
    if (crc32(body) !== png.readUInt32BE(at + 4 + body.length)) throw new Error(`Skade ved ${at}`);
    parts.push({ type: body.toString('latin1', 0, 4), innhold: body.subarray(4) });
  }
  return parts;
}
