import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { threadId, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { markPng } from './pngmerke.ts';
import type { Arbeid } from './bilder.ts';

/** One worker: makes the pictures it is given, one after the other, or takes them from the store of earlier ones. */
const { oppgaver, skrifter, lager, versjon, arbeid } = workerData as Arbeid;
const options = {
  fitTo: { mode: 'width' as const, value: 1200 },
  font: { fontFiles: skrifter, loadSystemFonts: false, defaultFontFamily: 'Figtree' },
};
/** What every PNG ends with: a file without it was cut off. */
const PNG_END = Buffer.from('49454e44ae426082', 'hex');

mkdirSync(lager, { recursive: true });
for (const { svg, png } of oppgaver) {
  const drawing = readFileSync(svg);
  writeFileSync(png, markPng(draw(drawing), drawing));
}

/** The picture of a drawing. The same drawing, font and program give the same bytes, so one drawn before will do. */
function draw(svg: Buffer): Buffer {
  const key = createHash('sha256').update(versjon).update(svg).digest('hex');
  const stored = join(lager, `${key}.png`);
  const known = existsSync(stored) ? readFileSync(stored) : undefined;
  if (known?.subarray(-PNG_END.length).equals(PNG_END)) return known;
  const png = new Resvg(svg, options).render().asPng();
  const unfinished = `${stored}.${arbeid}-${threadId}`;
  writeFileSync(unfinished, png);
  renameSync(unfinished, stored);
  return png;
}
