/** The paper of the site, behind a mark that must show on light and dark alike. */
const PAPIR = '#fbfaf6';

/**
 * The mark on a square of paper, as SVG: for places that take no transparent picture, or none that follows the reader's
 * theme. `luft` is the part of the side left free around it. Throws RangeError for a mark without a `viewBox` from 0 0.
 */
export function ikonPaPapir(mark: string, luft: number): string {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(mark)?.[1]);
  if (!side) throw new RangeError('Merket må ha viewBox="0 0 N N".');
  const margin = (side * luft) / (1 - 2 * luft);
  const box = `${-margin} ${-margin} ${side + 2 * margin} ${side + 2 * margin}`;
  const paper = `<path d="M${-margin} ${-margin}h${side + 2 * margin}v${side + 2 * margin}h${-(side + 2 * margin)}z" style="fill:${PAPIR};stroke:none"/>`;
  return mark
    .replace(/viewBox="[^"]*"/, `viewBox="${box}"`)
    .replace(/@media[^{]*\{[^}]*\}\}/, '')
    .replace('</style>', `</style>${paper}`);
}

/** A picture of an icon file: its side in pixels, at most 256, and its PNG. */
export interface Ikonbilde {
  side: number;
  png: Uint8Array;
}

const HODE = 6;
const OPPFORING = 16;

/** The pictures as an ICO file, which holds PNG as it is: a header, an entry for each, then the pictures. */
export function formatIco(bilder: readonly Ikonbilde[]): Uint8Array<ArrayBuffer> {
  const start = HODE + OPPFORING * bilder.length;
  const bytes = new Uint8Array(bilder.reduce((sum, { png }) => sum + png.length, start));
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, bilder.length, true);
  let at = start;
  bilder.forEach(({ side, png }, place) => {
    const entry = HODE + OPPFORING * place;
    bytes[entry] = side % 256;
    bytes[entry + 1] = side % 256;
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, at, true);
    bytes.set(png, at);
    at += png.length;
  });
  return bytes;
}
