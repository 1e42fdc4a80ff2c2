import { escapeXml } from '../domain/xml.ts';

/** A figure as others may show it. Addresses are full, or paths as long as the site has none. */
export interface Embed {
  /** Plain text. */
  tittel: string;
  /** Address that shows the figure alone. */
  adresse: string;
  height: FrameHeight;
}

/** The height a frame needs, in pixels: from `EMBED_WIDTH` on, and at whatever width it has. */
export interface FrameHeight {
  wide: number;
  hoyest: number;
}

/** What the address of a framed figure begins its end with: the reader's own theme, or held to one. */
export const FRAME_WORDS = ['ramme', 'lys', 'mork'] as const;
export type FrameWord = (typeof FRAME_WORDS)[number];

/** The place that shows a figure alone: `ramme-mentor-endring`, or `ramme` where the page has no other figure. */
export function frameId(word: FrameWord, figure?: string): string {
  return figure === undefined ? word : `${word}-${figure}`;
}

/** The width of an article's column, in pixels. */
export const EMBED_WIDTH = 640;

/** The markup to paste into an article. It works by itself; the script only makes the frame as high as what it holds. */
export function iframeCode({ tittel, adresse, height }: Embed, script: string): string {
  return `${iframe({ tittel, adresse, height })}\n<script src="${escapeXml(script)}" async></script>`;
}

/**
 * The frame alone. Its height holds at any width; where styles are let through, a wide frame is lower: the term in the
 * middle is out of all bounds on either side of the width.
 */
function iframe({ tittel, adresse, height: { wide, hoyest } }: Embed): string {
  const height = `clamp(${wide}px,(${EMBED_WIDTH}px - 100cqi)*9999,${hoyest}px)`;
  return (
    `<div style="container-type:inline-size"><iframe src="${escapeXml(adresse)}" title="${escapeXml(tittel)}" ` +
    `width="100%" height="${hoyest}" style="border:0;height:${height}" loading="lazy"></iframe></div>`
  );
}

/** What an oEmbed consumer is told of a figure, by https://oembed.com version 1.0. */
export interface Oembed {
  /** The site's name. */
  site: string;
  embed: Embed;
  /** Full address of the front page, or its path. */
  frontPage: string;
  bilde: { adresse: string; width: number; height: number };
}

/** The oEmbed answer for a figure, as JSON. */
export function formatOembed({ site, embed, frontPage, bilde }: Oembed): string {
  const answer = {
    version: '1.0',
    type: 'rich',
    title: embed.tittel,
    provider_name: site,
    provider_url: frontPage,
    html: iframe(embed),
    width: EMBED_WIDTH,
    height: embed.height.hoyest,
    thumbnail_url: bilde.adresse,
    thumbnail_width: bilde.width,
    thumbnail_height: bilde.height,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
