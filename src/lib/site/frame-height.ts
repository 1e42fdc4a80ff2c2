import { sizeOf } from '../chart/drawing.ts';
import { SESONG_ORD } from '../text/summary.ts';
import { INNBYGGINGSBREDDE, type Rammehoyde } from '../formats/embed.ts';
import type { Figur, Panel } from './model.ts';

/** The narrowest and the widest a frame is measured for: past the widest it is no higher. */
const SMALEST = 320;
const BREDEST = 704;
/** Widths are tried this far apart; `SLINGRING` covers what lies between, and what an estimate may miss. */
const STEG = 8;
const SLINGRING = 16;
const MARG = 24;
const PIKSLER_PER_REM = 16;

/** A piece of text: pixels of a letter, and of a line. */
interface Sats {
  tegn: number;
  linje: number;
}

/** How a frame sets a figure: letters as wide as those of the widest face a reader is likely to have. */
const TITTEL: Sats = { tegn: 12.5, linje: 24 };
const BROD: Sats = { tegn: 9.6, linje: 26.4 };
const LITEN: Sats = { tegn: 8.6, linje: 23.3 };
const NAVN: Sats = { tegn: 8.8, linje: 19.5 };
/** The narrowest a panel gets and the space beside it, of large and small panels. */
const STOR = { minst: 10.5 * PIKSLER_PER_REM, luft: 16 };
const SMAA = { minst: 8.25 * PIKSLER_PER_REM, luft: 16 };
/** The widest a small panel's drawing gets in the widest frames, where three stand side by side. */
const SMAA_HOYST = 13 * PIKSLER_PER_REM;
/** Margins and the spaces between. */
const FAST = 75;
/** A large panel grows to this. */
const STOR_BREDDE = 16 * PIKSLER_PER_REM;
/** Room from which the wide drawing is shown, and how wide the narrow one gets. */
const BRED_TEGNING_FRA = 28 * PIKSLER_PER_REM;
const SMAL_TEGNING = 26 * PIKSLER_PER_REM;
/** Under a panel, and between its name and its drawing and to the next row. */
const PANELLUFT = 16 + 2 * 4;

/**
 * The heights a frame needs with a figure and all its words. `varsel` is a notice that stands in it for good. The notice of
 * later changes is not counted: it comes where figures have been changed, and the frame scrolls.
 */
export function rammehoyde(figur: Figur, varsel = ''): Rammehoyde {
  const { tittel, undertittel, tegning, beskrivelse, merknader, kilde } = figur;
  return heights((bredde) => {
    const inside = bredde - MARG;
    const under = [beskrivelse, merknader.join(' '), kilde, LENKE, FORBEHOLD, SESONG_ORD];
    const words = [undertittel, ...under];
    const notice = varsel === '' ? 0 : high(varsel, BROD, inside - MARG) + 28;
    return (
      FAST +
      high(tittel, TITTEL, inside) +
      ('svg' in tegning
        ? drawingHeight(tegning.svg, inside)
        : panelHeight(tegning.paneler, inside)) +
      sum(words.map((one) => high(one, LITEN, inside))) +
      notice
    );
  });
}

const LENKE = 'Tallene og mer om figuren';
const FORBEHOLD = 'Uavhengig bearbeiding av Navs statistikk. Ikke en tjeneste fra Nav.';

/** The greatest of the heights at the widths tried, in tens of pixels. */
function heights(at: (bredde: number) => number): Rammehoyde {
  const widths = Array.from(
    { length: (BREDEST - SMALEST) / STEG + 1 },
    (_, step) => SMALEST + step * STEG,
  );
  const most = (from: number) =>
    Math.ceil((Math.max(...widths.filter((one) => one >= from).map(at)) + SLINGRING) / 10) * 10;
  return { bred: most(INNBYGGINGSBREDDE), hoyest: most(SMALEST) };
}

/** A drawing comes in two: the wide one first, and the one for narrow frames. */
function drawingHeight(svg: string, inside: number): number {
  const [wide = '', narrow = wide] = svg.split(/(?=<svg class="fig fig-smal")/);
  const isWide = inside >= BRED_TEGNING_FRA;
  const { bredde, hoyde } = sizeOf(isWide ? wide : narrow);
  return (Math.min(inside, isWide ? BREDEST : SMAL_TEGNING) * hoyde) / bredde;
}

/** As many side by side as there is room for; a row is as high as its highest name and drawing. */
function panelHeight(paneler: readonly Panel[], inside: number): number {
  const isLarge = paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const isWidest = !isLarge && inside >= BREDEST - MARG;
  const { minst, luft } = isLarge ? STOR : SMAA;
  const columns = isWidest ? 3 : Math.max(1, Math.floor((inside + luft) / (minst + luft)));
  const most = isLarge ? STOR_BREDDE : isWidest ? SMAA_HOYST : inside;
  const width = Math.min((inside - luft * (columns - 1)) / columns, most);
  const rows = Array.from({ length: Math.ceil(paneler.length / columns) }, (_, row) =>
    paneler.slice(row * columns, (row + 1) * columns),
  );
  return sum(
    rows.map((row) => {
      const names = row.map(({ navnHtml }) => high(navnHtml, NAVN, width));
      const drawings = row.map(({ svg }) => (width * sizeOf(svg).hoyde) / sizeOf(svg).bredde);
      return Math.max(...names) + Math.max(...drawings) + PANELLUFT;
    }),
  );
}

/** How high a text gets in lines of this width: words are set one after the other, as a browser does. */
function high(html: string, { tegn, linje }: Sats, width: number): number {
  const room = Math.max(1, Math.floor(width / tegn));
  const text = html.replace(/<[^>]*>|&shy;|\u00ad/g, '').replace(/&[^;]+;/g, '-');
  let lines = 0;
  let left = 0;
  for (const word of text.split(/[^\S\u00a0]+/).filter((one) => one !== '')) {
    if (word.length > left) {
      lines += Math.ceil(word.length / room);
      left = room - ((word.length - 1) % room) - 1;
    } else left -= word.length;
    left -= 1;
  }
  return lines * linje;
}

function sum(all: readonly number[]): number {
  return all.reduce((before, one) => before + one, 0);
}
