import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive by name, as bytes. Throws RangeError when the archive is not whole. */
export function lesZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const slutt = data.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (slutt < 0) throw new RangeError('ikke et zip-arkiv');
  const filer = new Map<string, Uint8Array>();
  let plass = data.readUInt32LE(slutt + 16);
  for (let i = data.readUInt16LE(slutt + 10); i > 0; i -= 1) {
    const metode = data.readUInt16LE(plass + 10);
    const pakket = data.readUInt32LE(plass + 20);
    const navnlengde = data.readUInt16LE(plass + 28);
    const navn = data.toString('utf8', plass + 46, plass + 46 + navnlengde);
    const lokal = data.readUInt32LE(plass + 42);
    const start = lokal + 30 + data.readUInt16LE(lokal + 26) + data.readUInt16LE(lokal + 28);
    const innhold = data.subarray(start, start + pakket);
    filer.set(navn, metode === 0 ? innhold : inflateRawSync(innhold));
    plass += 46 + navnlengde + data.readUInt16LE(plass + 30) + data.readUInt16LE(plass + 32);
  }
  return filer;
}
