import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg, type RenderedImage } from '@resvg/resvg-js';
import { paletteToPng } from './png.ts';

/** What a worker draws with. */
export interface ImageWorkerOptions {
  /** Paths of the fonts the drawings are set in. No other font is used. */
  fonts: string[];
}

/**
 * A worker that makes pictures: it is told drawings (SVG) one at a time, and answers each with its picture (PNG). It waits
 * for the next between them, for only then is what the renderer holds of a picture given back.
 */
const { fonts } = workerData as ImageWorkerOptions;
// Pictures are made beside the pages, which everybody waits for: on Linux a thread has a priority of its own.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const options = {
  fitTo: { mode: 'width' as const, value: 1200 },
  font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Figtree' },
};

parentPort?.on('message', (svg: Uint8Array) => {
  parentPort?.postMessage(toPng(new Resvg(Buffer.from(svg), options).render()));
});

/** Nearly all drawings have fewer colours than a palette holds. */
function toPng(image: RenderedImage): Buffer {
  return paletteToPng(image.pixels, image.width, image.height) ?? image.asPng();
}
