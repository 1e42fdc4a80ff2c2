import { escapeXml } from '../domain/xml.ts';
import { UTGIVER } from './citation.ts';

/** A figure as others may show it. Addresses are full, or paths as long as the site has none. */
export interface Innbygging {
  /** Plain text. */
  tittel: string;
  /** Address that shows the figure alone. */
  adresse: string;
  hoyde: Rammehoyde;
}

/** The height a frame needs, in pixels: from `INNBYGGINGSBREDDE` on, and at whatever width it has. */
export interface Rammehoyde {
  bred: number;
  hoyest: number;
}

/** What the address of a framed figure begins its end with: the reader's own theme, or held to one. */
export const RAMMEORD = ['ramme', 'lys', 'mork'] as const;
export type Rammeord = (typeof RAMMEORD)[number];

/** The place that shows a figure alone: `ramme-mentor-endring`, or `ramme` where the page has no other figure. */
export function rammeId(ord: Rammeord, figur?: string): string {
  return figur === undefined ? ord : `${ord}-${figur}`;
}

/** The width of an article's column, in pixels. */
export const INNBYGGINGSBREDDE = 640;

/** The markup to paste into an article. It works by itself; the script only makes the frame as high as what it holds. */
export function iframeKode({ tittel, adresse, hoyde }: Innbygging, skript: string): string {
  return `${iframe({ tittel, adresse, hoyde })}\n<script src="${escapeXml(skript)}" async></script>`;
}

/**
 * The frame alone. Its height holds at any width; where styles are let through, a wide frame is lower: the term in the
 * middle is out of all bounds on either side of the width.
 */
export function iframe({ tittel, adresse, hoyde: { bred, hoyest } }: Innbygging): string {
  const height = `clamp(${bred}px,(${INNBYGGINGSBREDDE}px - 100cqi)*9999,${hoyest}px)`;
  return (
    `<div style="container-type:inline-size"><iframe src="${escapeXml(adresse)}" title="${escapeXml(tittel)}" ` +
    `width="100%" height="${hoyest}" style="border:0;height:${height}" loading="lazy"></iframe></div>`
  );
}

/** What an oEmbed consumer is told of a figure, by https://oembed.com version 1.0. */
export interface Oembed {
  innbygging: Innbygging;
  /** Full address of the front page, or its path. */
  forside: string;
  bilde: { adresse: string; bredde: number; hoyde: number };
}

/** The oEmbed answer for a figure, as JSON. */
export function formatOembed({ innbygging, forside, bilde }: Oembed): string {
  const answer = {
    version: '1.0',
    type: 'rich',
    title: innbygging.tittel,
    provider_name: UTGIVER,
    provider_url: forside,
    html: iframe(innbygging),
    width: INNBYGGINGSBREDDE,
    height: innbygging.hoyde.hoyest,
    thumbnail_url: bilde.adresse,
    thumbnail_width: bilde.bredde,
    thumbnail_height: bilde.hoyde,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
