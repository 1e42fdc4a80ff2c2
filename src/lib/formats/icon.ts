/** The paper of the site, behind a mark that must show on light and dark alike. */
const PAPER = '#fbfaf6';

/**
 * The mark on a square of paper, as SVG: for places that take no transparent picture, or none that follows the reader's
 * theme. `gap` is the part of the side left free around it. Throws RangeError for a mark without a `viewBox` from 0 0.
 */
export function iconOnPaper(mark: string, gap: number): string {
  const page = Number(/viewBox="0 0 (\d+) \1"/.exec(mark)?.[1]);
  if (!page) throw new RangeError('Merket må ha viewBox="0 0 N N".');
  const margin = (page * gap) / (1 - 2 * gap);
  const box = `${-margin} ${-margin} ${page + 2 * margin} ${page + 2 * margin}`;
  const paper = `<path d="M${-margin} ${-margin}h${page + 2 * margin}v${page + 2 * margin}h${-(page + 2 * margin)}z" style="fill:${PAPER};stroke:none"/>`;
  return mark
    .replace(/viewBox="[^"]*"/, `viewBox="${box}"`)
    .replace(/@media[^{]*\{[^}]*\}\}/, '')
    .replace('</style>', `</style>${paper}`);
}

/** A picture of an icon file: its side in pixels, at most 256, and its PNG. */
export interface IconImage {
  side: number;
  png: Uint8Array;
}

const HEAD = 6;
const ENTRY = 16;

/** The pictures as an ICO file, which holds PNG as it is: a header, an entry for each, then the pictures. */
export function formatIco(images: readonly IconImage[]): Uint8Array<ArrayBuffer> {
  const start = HEAD + ENTRY * images.length;
  const bytes = new Uint8Array(images.reduce((sum, { png }) => sum + png.length, start));
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, images.length, true);
  let at = start;
  images.forEach(({ side, png }, place) => {
    const entry = HEAD + ENTRY * place;
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
