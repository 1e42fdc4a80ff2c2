import { unzlibSync } from 'fflate';

const SIGNATURE = 0x774f4646;
/** Bytes of the WOFF header and of one entry of its directory, and the same of the font inside. */
const WOFF = { header: 44, entry: 20 };
const SFNT = { header: 12, entry: 16 };

/**
 * The TrueType font inside a WOFF 1.0 file (W3C Recommendation, 2012), for programs that read no WOFF.
 * Throws RangeError when the bytes are no WOFF.
 */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (woff.length < WOFF.header || from.getUint32(0) !== SIGNATURE)
    throw new RangeError('Ikke en WOFF-fil');
  const tables = readTables(woff, from);
  const start = SFNT.header + SFNT.entry * tables.length;
  const font = new Uint8Array(tables.reduce((at, { data }) => at + padded(data.length), start));
  const to = new DataView(font.buffer);
  writeHeader(to, from.getUint32(4), tables.length);
  let at = start;
  for (const [i, { tag, checksum, data }] of tables.entries()) {
    const entry = SFNT.header + SFNT.entry * i;
    [tag, checksum, at, data.length].forEach((value, j) => to.setUint32(entry + 4 * j, value));
    font.set(data, at);
    at += padded(data.length);
  }
  return font;
}

function readTables(woff: Uint8Array, from: DataView) {
  return Array.from({ length: from.getUint16(12) }, (_, i) => {
    const entry = WOFF.header + WOFF.entry * i;
    const [tag = 0, offset = 0, packed = 0, whole = 0, checksum = 0] = [0, 4, 8, 12, 16].map(
      (step) => from.getUint32(entry + step),
    );
    const bytes = woff.subarray(offset, offset + packed);
    return { tag, checksum, data: packed < whole ? unzlibSync(bytes) : bytes };
  });
}

/** Version, number of tables, and what binary searches in them start from. */
function writeHeader(to: DataView, flavor: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  const range = SFNT.entry * 2 ** power;
  to.setUint32(0, flavor);
  [count, range, power, SFNT.entry * count - range].forEach((value, i) =>
    to.setUint16(4 + 2 * i, value),
  );
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
