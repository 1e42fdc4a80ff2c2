import { escapeXml } from './xml.ts';
import { UTGIVER } from './sitering.ts';

/** A figure as others may show it. Addresses are full, or paths as long as the site has none. */
export interface Innbygging {
  /** Plain text. */
  tittel: string;
  /** Address of the page made for iframes. */
  adresse: string;
  /** Pixels; fits the figure at `BREDDE` and at the width of a telephone. */
  hoyde: number;
}

/** The width an embedded figure is measured for, in pixels. */
export const INNBYGGINGSBREDDE = 640;

/** The markup to paste into an article. It works by itself; the script only makes the frame as high as what it holds. */
export function iframeKode({ tittel, adresse, hoyde }: Innbygging, skript: string): string {
  return `${iframe({ tittel, adresse, hoyde })}\n<script src="${escapeXml(skript)}" async></script>`;
}

/** The frame alone. */
export function iframe({ tittel, adresse, hoyde }: Innbygging): string {
  return `<iframe src="${escapeXml(adresse)}" title="${escapeXml(tittel)}" width="100%" height="${hoyde}" style="border:0" loading="lazy"></iframe>`;
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
    height: innbygging.hoyde,
    thumbnail_url: bilde.adresse,
    thumbnail_width: bilde.bredde,
    thumbnail_height: bilde.hoyde,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
