import { Resvg } from '@resvg/resvg-js';
import { formatIcon } from '../formats/icon.ts';

/** The logo on paper as PNG, `side` pixels wide and high; `gap` is the part of the side left free around it. */
export function renderIcon(side: number, gap: number): Uint8Array<ArrayBuffer> {
  const options = {
    fitTo: { mode: 'width', value: side } as const,
    font: { loadSystemFonts: false },
  };
  return new Uint8Array(new Resvg(formatIcon(gap), options).render().asPng());
}
