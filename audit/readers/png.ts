/** What a PNG file says of itself. */
export interface Png {
  bredde: number;
  hoyde: number;
  /** SHA-256 of the SVG it says that it was made of, hexadecimal. */
  tegning: string | undefined;
}

const SIGNATUR = '\x89PNG\r\n\x1a\n';
/** Length, type and check sum of a part. */
const RAMME = 12;
const MERKE = 'svg-sha256\0';

/** Reads a PNG file's size and mark, or tells what is wrong with it. What it shows is not read. */
export function lesPng(innhold: Uint8Array | string): Png | string {
  const bytes = typeof innhold === 'string' ? Buffer.from(innhold, 'latin1') : Buffer.from(innhold);
  if (bytes.toString('latin1', 0, 8) !== SIGNATUR || bytes.length < 45) return 'ikke et PNG-bilde';
  if (!bytes.subarray(-8).includes('IEND')) return 'bildet er kuttet';
  return {
    bredde: bytes.readUInt32BE(16),
    hoyde: bytes.readUInt32BE(20),
    tegning: merket(bytes),
  };
}

/** The mark, which stands before the picture itself. */
function merket(bytes: Buffer): string | undefined {
  for (let fra = 8; fra + RAMME <= bytes.length; fra += RAMME + bytes.readUInt32BE(fra)) {
    const slag = bytes.toString('latin1', fra + 4, fra + 8);
    const tekst = bytes.toString('latin1', fra + 8, fra + 8 + MERKE.length + 64);
    if (slag === 'tEXt' && tekst.startsWith(MERKE)) return tekst.slice(MERKE.length);
    if (slag === 'IDAT') return undefined;
  }
  return undefined;
}
