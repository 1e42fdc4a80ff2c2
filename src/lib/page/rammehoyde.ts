import { sizeOf } from '../draw/tegning.ts';
import { INNBYGGINGSBREDDE, type Rammehoyde } from '../publish/innbygging.ts';
import type { Figur, Panel } from './modell.ts';

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

/** How a kind of frame sets a figure. Letters are as wide as those of the widest face a reader is likely to have. */
interface Oppsett {
  tittel: Sats;
  brod: Sats;
  liten: Sats;
  navn: Sats;
  /** The widest a drawing gets. */
  tegning: number;
  /** The narrowest a panel gets and the space beside it, of large and small panels. */
  stor: { minst: number; luft: number };
  smaa: { minst: number; luft: number };
  /** The widest a small panel's drawing gets in the widest frames, where three stand side by side. */
  smaaHoyst: number;
  /** Margins, the spaces between, links. */
  fast: number;
}

/** The page made for frames: in the reader's own system face. */
const NYESTE: Oppsett = {
  tittel: { tegn: 14, linje: 25 },
  brod: { tegn: 9.8, linje: 23.2 },
  liten: { tegn: 8.6, linje: 20.3 },
  navn: { tegn: 9.8, linje: 20.8 },
  tegning: 42 * PIKSLER_PER_REM,
  stor: { minst: 11.5 * PIKSLER_PER_REM, luft: 24 },
  smaa: { minst: 8.25 * PIKSLER_PER_REM, luft: 16 },
  smaaHoyst: 10.5 * PIKSLER_PER_REM,
  fast: 80,
};

/** The page that a release keeps: in the site's face. */
const BEVART: Oppsett = {
  tittel: { tegn: 12.5, linje: 24 },
  brod: { tegn: 9.6, linje: 26.4 },
  liten: { tegn: 8.6, linje: 23.3 },
  navn: { tegn: 8.8, linje: 19.5 },
  tegning: 48 * PIKSLER_PER_REM,
  stor: { minst: 10.5 * PIKSLER_PER_REM, luft: 16 },
  smaa: { minst: 8.25 * PIKSLER_PER_REM, luft: 16 },
  smaaHoyst: 13 * PIKSLER_PER_REM,
  fast: 65,
};
/** A large panel grows to this. */
const STOR_BREDDE = 16 * PIKSLER_PER_REM;
/** Room from which the wide drawing is shown, and how wide the narrow one gets. */
const BRED_TEGNING_FRA = 28 * PIKSLER_PER_REM;
const SMAL_TEGNING = 26 * PIKSLER_PER_REM;
/** Under a panel, and between its name and its drawing and to the next row. */
const PANELLUFT = 16 + 2 * 4;

/** What stands around a figure in its frame, in words. */
export interface Rammeord {
  kilde: string;
  /** A notice above the source, where the figure is not of the newest release. */
  varsel?: string;
}

/** The heights a frame with the newest figure needs. */
export function rammehoyde(figur: Figur, { kilde, varsel = '' }: Rammeord): Rammehoyde {
  return heights((bredde) => {
    const inside = bredde - MARG;
    const notes = figur.merknader.map((one) => high(one, NYESTE.liten, inside) + 8);
    return (
      heightOf(figur, NYESTE, inside) +
      sum(notes) +
      (varsel === '' ? 0 : high(varsel, NYESTE.brod, inside - MARG) + 28) +
      high(LENKE, NYESTE.brod, inside) +
      high(`${kilde} ${FORBEHOLD}`, NYESTE.liten, inside)
    );
  });
}

/**
 * The heights a frame with a kept figure and all its words needs. A notice of later changes is not counted: it comes
 * where figures have been changed, and the frame scrolls.
 */
export function frossenRammehoyde(figur: Figur, { kilde }: Rammeord): Rammehoyde {
  return heights((bredde) => {
    const inside = bredde - MARG;
    return (
      heightOf(figur, BEVART, inside) +
      high(figur.beskrivelse, BEVART.liten, inside) +
      high(figur.merknader.join(' '), BEVART.liten, inside) +
      high(kilde, BEVART.liten, inside) +
      high(LENKE, BEVART.liten, inside) +
      high(FORBEHOLD, BEVART.liten, inside)
    );
  });
}

const LENKE = 'Tallene, beskrivelsen og mer om figuren';
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

function heightOf({ tittel, undertittel, tegning }: Figur, oppsett: Oppsett, inside: number) {
  const drawing =
    'svg' in tegning
      ? drawingHeight(tegning.svg, oppsett, inside)
      : panelHeight(tegning.paneler, oppsett, inside);
  return (
    oppsett.fast +
    high(tittel, oppsett.tittel, inside) +
    high(undertittel, oppsett.liten, inside) +
    drawing
  );
}

/** A drawing comes in two: the wide one first, and the one for narrow frames. */
function drawingHeight(svg: string, { tegning }: Oppsett, inside: number): number {
  const [wide = '', narrow = wide] = svg.split(/(?=<svg class="fig fig-smal")/);
  const isWide = inside >= BRED_TEGNING_FRA;
  const { bredde, hoyde } = sizeOf(isWide ? wide : narrow);
  return (Math.min(inside, isWide ? tegning : SMAL_TEGNING) * hoyde) / bredde;
}

/** As many side by side as there is room for; a row is as high as its highest name and drawing. */
function panelHeight(paneler: readonly Panel[], oppsett: Oppsett, inside: number): number {
  const isLarge = paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const isWidest = !isLarge && inside >= BREDEST - MARG;
  const { minst, luft } = isLarge ? oppsett.stor : oppsett.smaa;
  const columns = isWidest ? 3 : Math.max(1, Math.floor((inside + luft) / (minst + luft)));
  const most = isLarge ? STOR_BREDDE : isWidest ? oppsett.smaaHoyst : inside;
  const width = Math.min((inside - luft * (columns - 1)) / columns, most);
  const rows = Array.from({ length: Math.ceil(paneler.length / columns) }, (_, row) =>
    paneler.slice(row * columns, (row + 1) * columns),
  );
  return sum(
    rows.map((row) => {
      const names = row.map(({ navnHtml }) => high(navnHtml, oppsett.navn, width));
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
