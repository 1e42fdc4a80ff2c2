import type { Files } from '../readers/files.ts';

/** The folder of the pictures that pages are shared with. */
export const IMAGES = 'bilder/';

/** The folder that pages of each kind lie in. */
const FOLDER: Record<string, string> = {
  tiltak: 'tiltak',
  tiltaksgruppe: 'tiltaksgrupper',
  hovedgruppe: 'hovedgrupper',
};

/** A page's file, and what it is about. */
interface ImageOwner {
  fil: string;
  owner: { niva: string; id: string } | undefined;
}

/** The page a picture is named after: `bilder/tiltak/mentor.svg` → `tiltak/mentor/index.html`; undefined for any other file. */
export function pageOfImage(image: string): string | undefined {
  const name = /^bilder\/(.+)\.(?:svg|png)$/.exec(image)?.[1];
  return name === 'forside' ? 'index.html' : name && `${name}/index.html`;
}

/** The picture that is named after a page, whether there is one or not: `tiltak/mentor/index.html` → `bilder/tiltak/mentor.png`. */
export function ownImage(page: string): string {
  const name = page.replace(/\/?index\.html$/, '');
  return `${IMAGES}${name === '' ? 'forside' : name}.png`;
}

/**
 * The picture a page is to be shared with: its own, else that of the nearest page above it that has one. A figure's page is
 * shared with the picture of its `owner`.
 */
export function imageOfPage({ fil, owner }: ImageOwner, dist: Files): string {
  if (fil.startsWith('figur/')) return `${IMAGES}${ownersStem(owner)}.png`;
  const segment = fil.split('/').slice(0, -1);
  const stems = segment.map((_, i) => segment.slice(0, segment.length - i).join('/'));
  const image = stems.map((stem) => `${IMAGES}${stem}.png`).find((one) => dist.has(one));
  return image ?? `${IMAGES}forside.png`;
}

function ownersStem(owner: ImageOwner['owner']): string {
  const folder = FOLDER[owner?.niva ?? ''];
  return folder === undefined ? 'forside' : `${folder}/${owner?.id}`;
}
