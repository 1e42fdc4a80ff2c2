import type { Drawing } from '../chart/drawing.ts';
import { SEASON_SENTENCE } from '../text/summary.ts';
import { EMBED_WIDTH, type FrameHeight } from '../formats/embed.ts';
import type { FigureModel, FigurePanel } from './model.ts';

/** The narrowest and the widest a frame is measured for: past the widest it is no higher. */
const NARROWEST = 320;
const WIDEST = 704;
/** Widths are tried this far apart; `TOLERANCE` covers what lies between, and what an estimate may miss. */
const STEP = 8;
const TOLERANCE = 16;
const MARGIN = 24;
const PIXELS_PER_REM = 16;

/** How a piece of text is set: the width of a letter and the height of a line, in CSS pixels. */
interface Typesetting {
  tegn: number;
  linje: number;
}

/** How a frame sets a figure: letters as wide as those of the widest face a reader is likely to have. */
const TITLE: Typesetting = { tegn: 12.5, linje: 24 };
const BODY: Typesetting = { tegn: 9.6, linje: 26.4 };
const SMALL: Typesetting = { tegn: 8.6, linje: 23.3 };
const NAME: Typesetting = { tegn: 8.8, linje: 19.5 };
/** The narrowest a panel gets and the space beside it, of large and small panels. */
const LARGE_PANEL = { least: 10.5 * PIXELS_PER_REM, gap: 16 };
const SMALL_PANEL = { least: 8.25 * PIXELS_PER_REM, gap: 16 };
/** The widest a small panel's drawing gets in the widest frames, where three stand side by side. */
const SMALL_WIDTH = 13 * PIXELS_PER_REM;
/** Margins and the spaces between, in CSS pixels. */
const FIXED = 75;
/** A large panel grows to this. */
const LARGE_WIDTH = 16 * PIXELS_PER_REM;
/** Room from which the wide drawing is shown, and how wide the narrow one gets. */
const WIDE_DRAWING_FROM = 28 * PIXELS_PER_REM;
const NARROW_DRAWING = 26 * PIXELS_PER_REM;
/** Under a panel, and between its name and its drawing and to the next row. */
const UNDER_PANEL = 16 + 2 * 4;

/**
 * The heights in CSS pixels that a frame needs with a figure and all its words. `varsel` is a notice that stands in it for good. The notice of
 * later changes is not counted: it comes where figures have been changed, and the frame scrolls.
 */
export function frameHeight(figure: FigureModel, varsel = ''): FrameHeight {
  const { tittel, subtitle, drawing, description, remarks, kilde } = figure;
  return heights((width) => {
    const inside = width - MARGIN;
    const under = [description, remarks.join(' '), kilde, LINK, DISCLAIMER, SEASON_SENTENCE];
    const words = [subtitle, ...under];
    const notice = varsel === '' ? 0 : high(varsel, BODY, inside - MARGIN) + 28;
    return (
      FIXED +
      high(tittel, TITLE, inside) +
      ('paneler' in drawing
        ? panelHeight(drawing.paneler, inside)
        : drawingHeight(drawing, inside)) +
      sum(words.map((one) => high(one, SMALL, inside))) +
      notice
    );
  });
}

const LINK = 'Tallene og mer om figuren';
const DISCLAIMER = 'Uavhengig bearbeiding av Navs statistikk. Ikke en tjeneste fra Nav.';

/** The greatest of the heights at the widths tried, in tens of pixels. */
function heights(at: (width: number) => number): FrameHeight {
  const widths = Array.from(
    { length: (WIDEST - NARROWEST) / STEP + 1 },
    (_, step) => NARROWEST + step * STEP,
  );
  const most = (from: number) =>
    Math.ceil((Math.max(...widths.filter((one) => one >= from).map(at)) + TOLERANCE) / 10) * 10;
  return { wide: most(EMBED_WIDTH), hoyest: most(NARROWEST) };
}

/** A drawing comes in two, the wide one first, and the one for narrow frames; or in the narrow one alone. */
function drawingHeight({ sizes: [first, narrow = first] }: Drawing, inside: number): number {
  const isWide = inside >= WIDE_DRAWING_FROM && first !== narrow;
  const { width, height } = isWide ? first : narrow;
  return (Math.min(inside, isWide ? WIDEST : NARROW_DRAWING) * height) / width;
}

/** As many side by side as there is room for; a row is as high as its highest name and drawing. */
function panelHeight(panels: readonly FigurePanel[], inside: number): number {
  const isLarge = panels.some(({ drawing }) => drawing.sizes[0].navn === 'storpanel');
  const isWidest = !isLarge && inside >= WIDEST - MARGIN;
  const { least, gap } = isLarge ? LARGE_PANEL : SMALL_PANEL;
  const columns = isWidest ? 3 : Math.max(1, Math.floor((inside + gap) / (least + gap)));
  const most = isLarge ? LARGE_WIDTH : isWidest ? SMALL_WIDTH : inside;
  const width = Math.min((inside - gap * (columns - 1)) / columns, most);
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
  return sum(
    rows.map((row) => {
      const names = row.map(({ nameHtml }) => high(nameHtml, NAME, width));
      const drawings = row.map(
        ({ drawing: { sizes } }) => (width * sizes[0].height) / sizes[0].width,
      );
      return Math.max(...names) + Math.max(...drawings) + UNDER_PANEL;
    }),
  );
}

/** How high a text gets in lines of this width: words are set one after the other, as a browser does. */
function high(html: string, { tegn, linje }: Typesetting, width: number): number {
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
