import { inflateRawSync } from 'node:zlib';

/** The archive that was read last: its form is judged, then what it says. */
let last: { bytes: Uint8Array; files: Map<string, Uint8Array> } | undefined;

/** The files of a zip archive by name, as bytes. Throws RangeError when the archive is not whole. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (last?.bytes !== bytes) last = { bytes, files: unpacked(bytes) };
  return last.files;
}

function unpacked(bytes: Uint8Array): Map<string, Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new RangeError('ikke et zip-arkiv');
  const files = new Map<string, Uint8Array>();
  let place = data.readUInt32LE(end + 16);
  for (let i = data.readUInt16LE(end + 10); i > 0; i -= 1) {
    const method = data.readUInt16LE(place + 10);
    const packed = data.readUInt32LE(place + 20);
    const nameLength = data.readUInt16LE(place + 28);
    const name = data.toString('utf8', place + 46, place + 46 + nameLength);
    const local = data.readUInt32LE(place + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const content = data.subarray(start, start + packed);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    place += 46 + nameLength + data.readUInt16LE(place + 30) + data.readUInt16LE(place + 32);
  }
  return files;
}
