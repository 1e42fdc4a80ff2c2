import { Resvg } from '@resvg/resvg-js';
import { iconOnPaper } from '../formats/icon.ts';

/** A mark (SVG) on paper as PNG, `side` pixels wide and high; `gap` is the part of the side left free around it. */
export function renderIcon(mark: string, side: number, gap: number): Uint8Array<ArrayBuffer> {
  const svg = iconOnPaper(mark, gap);
  const options = {
    fitTo: { mode: 'width', value: side } as const,
    font: { loadSystemFonts: false },
  };
  return new Uint8Array(new Resvg(svg, options).render().asPng());
}
