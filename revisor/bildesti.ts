import type { Filer } from './filer.ts';

/** The folder of the pictures that pages are shared with. */
export const BILDER = 'bilder/';

/** The page a picture is named after: `bilder/tiltak/mentor.svg` → `tiltak/mentor/index.html`; undefined for any other file. */
export function sidenTil(bilde: string): string | undefined {
  const navn = /^bilder\/(.+)\.(?:svg|png)$/.exec(bilde)?.[1];
  return navn === 'forside' ? 'index.html' : navn && `${navn}/index.html`;
}

/** The picture a page is to be shared with: its own, else that of the nearest page above it that has one. */
export function bildetTil(fil: string, dist: Filer): string {
  const ledd = fil.split('/').slice(0, -1);
  for (let antall = ledd.length; antall > 0; antall -= 1) {
    const bilde = `${BILDER}${ledd.slice(0, antall).join('/')}.png`;
    if (dist.has(bilde)) return bilde;
  }
  return `${BILDER}forside.png`;
}
