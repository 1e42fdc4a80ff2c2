import type { Filer } from './files.ts';

/** The folder of the pictures that pages are shared with. */
export const BILDER = 'bilder/';

/** The folder that pages of each kind lie in. */
const MAPPE: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** A page's file, and what it is about. */
interface Eid {
  fil: string;
  eier: { niva: string; id: string } | undefined;
}

/** The page a picture is named after: `bilder/tiltak/mentor.svg` → `tiltak/mentor/index.html`; undefined for any other file. */
export function sidenTil(bilde: string): string | undefined {
  const navn = /^bilder\/(.+)\.(?:svg|png)$/.exec(bilde)?.[1];
  return navn === 'forside' ? 'index.html' : navn && `${navn}/index.html`;
}

/**
 * The picture a page is to be shared with: its own, else, for the figure that `eier`'s picture shows (the development), that
 * one, else that of the nearest page above it that has one.
 */
export function bildetTil({ fil, eier }: Eid, dist: Filer): string {
  const ledd = fil.split('/').slice(0, -1);
  const stammer = ledd.map((_, i) => ledd.slice(0, ledd.length - i).join('/'));
  if (/^figur\/.+-utvikling\//.test(fil)) stammer.splice(1, 0, eierensStamme(eier));
  const bilde = stammer.map((stamme) => `${BILDER}${stamme}.png`).find((ett) => dist.has(ett));
  return bilde ?? `${BILDER}forside.png`;
}

function eierensStamme(eier: Eid['eier']): string {
  const mappe = MAPPE[eier?.niva ?? ''];
  return mappe === undefined ? 'forside' : `${mappe}/${eier?.id}`;
}
