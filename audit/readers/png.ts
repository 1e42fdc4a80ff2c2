/** What a PNG file says of itself. */
export interface Png {
  width: number;
  height: number;
  /** SHA-256 of the SVG it says that it was made of, hexadecimal. */
  drawing: string | undefined;
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Length, type and check sum of a part. */
const FRAME = 12;
const MARK = 'svg-sha256\0';

/** Reads a PNG file's size and mark, or tells what is wrong with it. What it shows is not read. */
export function readPng(content: Uint8Array | string): Png | string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
  if (bytes.toString('latin1', 0, 8) !== SIGNATURE || bytes.length < 45) return 'ikke et PNG-bilde';
  if (!bytes.subarray(-8).includes('IEND')) return 'bildet er kuttet';
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    drawing: marked(bytes),
  };
}

/** The mark, which stands before the picture itself. */
function marked(bytes: Buffer): string | undefined {
  for (let from = 8; from + FRAME <= bytes.length; from += FRAME + bytes.readUInt32BE(from)) {
    const kind = bytes.toString('latin1', from + 4, from + 8);
    const text = bytes.toString('latin1', from + 8, from + 8 + MARK.length + 64);
    if (kind === 'tEXt' && text.startsWith(MARK)) return text.slice(MARK.length);
    if (kind === 'IDAT') return undefined;
  }
  return undefined;
}
