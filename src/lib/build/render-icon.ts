import { Resvg } from '@resvg/resvg-js';
import { ikonPaPapir } from '../formats/icon.ts';

/** A mark (SVG) on paper as PNG, `side` pixels wide and high; `luft` is the part of the side left free around it. */
export function renderIkon(mark: string, side: number, luft: number): Uint8Array<ArrayBuffer> {
  const svg = ikonPaPapir(mark, luft);
  const options = {
    fitTo: { mode: 'width', value: side } as const,
    font: { loadSystemFonts: false },
  };
  return new Uint8Array(new Resvg(svg, options).render().asPng());
}
