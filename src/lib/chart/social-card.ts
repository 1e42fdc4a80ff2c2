import { PALETT } from './palette.ts';
import type { SerieNokkel } from '../domain/key.ts';
import { wrapText } from './text-width.ts';
import { cssFor, type Figurstil } from './figure-css.ts';
import { fitText, placeMotiv, textLines, type Motiv } from './canvas.ts';
import { escapeXml } from '../domain/xml.ts';

/** What a picture says and shows. Texts are plain. */
export interface Bilde {
  /** Whom it is about. */
  navn: string;
  tittel: string;
  undertittel: string;
  /** For those who do not see it. */
  beskrivelse: string;
  kilde: string;
  motiv: Motiv | undefined;
  serier: readonly SerieNokkel[];
}

/** The size of a page's social image, in pixels: what the networks show uncropped. */
export const KORT = { bredde: 1200, hoyde: 630 } as const;

const FARGER = PALETT.lys;
const MARG = 56;
/** The site's own face first; where it is missing, the reader's. */
const SKRIFT = `Figtree, 'Avenir Next', 'Segoe UI', system-ui, sans-serif`;
const NAVN = 26;
const UNDER = 26;
const KILDE = 21;
/** Line heights, in font sizes. */
const TITTELLINJE = 1.15;
const UNDERLINJE = 1.25;
/** The lowest that words above the source may reach. */
const OVER_KILDE = KORT.hoyde - MARG * 0.7 - 1.6 * KILDE;

/** The path of a page's social image: `/tiltak/mentor/` → `/bilder/tiltak/mentor.png`. */
export function bildeSti(sti: string): string {
  const name = sti.replace(/^\/|\/$|\.html$/g, '');
  return `/bilder/${name === '' ? 'forside' : name}.png`;
}

/** A social image, 1200×630: the words to the left of the drawing, or alone. */
export function drawKort(bilde: Bilde, stil: Figurstil): string {
  const wide = KORT.bredde - 2 * MARG;
  const bredde = bilde.motiv ? wide * 0.42 : wide;
  const top = MARG + NAVN;
  const under = wrapText(bilde.undertittel, bredde, UNDER, 4);
  const title = fitText(bilde.tittel, bredde, bilde.motiv ? 6 : 4, [50, 44, 38, 32], {
    hoyde: OVER_KILDE - top - 24 - UNDER - under.length * UNDER * UNDERLINJE,
    linje: TITTELLINJE,
  });
  const below = top + 24 + title.lines.length * title.skrift * TITTELLINJE + UNDER;
  const drawing = bilde.motiv
    ? placeMotiv(bilde.motiv, {
        x: MARG + wide * 0.47,
        y: MARG,
        bredde: wide * 0.53,
        hoyde: KORT.hoyde - 2.6 * MARG,
      })
    : '';
  const body = [
    nameText(bilde.navn, bredde),
    textLines(
      title.lines,
      { x: MARG, y: top + 8 + title.skrift, skrift: title.skrift, linje: TITTELLINJE },
      BOLD,
    ),
    textLines(under, { x: MARG, y: below + UNDER, skrift: UNDER, linje: UNDERLINJE }, MUTED),
    drawing,
  ].join('');
  return picture(bilde, KORT.hoyde, body, stil);
}

const BOLD = ` fill="${FARGER.tekst}" font-weight="600"`;
const MUTED = ` fill="${FARGER.dempet}"`;

function nameText(navn: string, bredde: number): string {
  const lines = wrapText(navn, bredde, NAVN, 1);
  return textLines(
    lines,
    { x: MARG, y: MARG + NAVN * 0.8, skrift: NAVN },
    ` fill="${FARGER.linje}" font-weight="600"`,
  );
}

/** The whole picture: ground, words for those who do not see it, style, source at the foot. */
function picture(bilde: Bilde, hoyde: number, body: string, stil: Figurstil): string {
  const { bredde } = KORT;
  const foot = wrapText(bilde.kilde, bredde - 2 * MARG, KILDE, 1);
  const series = bilde.serier.length > 0 ? ` data-serier="${bilde.serier.join(' ')}"` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${bredde}" height="${hoyde}" viewBox="0 0 ${bredde} ${hoyde}" font-family="${SKRIFT}" role="img" aria-labelledby="t d"${series}>`,
    `<title id="t">${escapeXml(bilde.tittel)}</title><desc id="d">${escapeXml(bilde.beskrivelse)}</desc>`,
    `<style>${cssFor(stil, body)}</style>`,
    `<rect width="${bredde}" height="${hoyde}" fill="${FARGER.bakgrunn}"/>`,
    body,
    textLines(foot, { x: MARG, y: hoyde - MARG * 0.7, skrift: KILDE }, MUTED),
    `</svg>\n`,
  ].join('');
}
