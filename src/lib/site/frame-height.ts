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
/** How a small frame sets them. */
const COMPACT_TITLE: Typesetting = { tegn: 10.7, linje: 21.25 };
const COMPACT: Typesetting = { tegn: 7.9, linje: 18.3 };
const COMPACT_UNTIL = 30 * PIXELS_PER_REM;
/** The widest a panel gets, in a row and under one another, and the space beside it. */
const PANEL_WIDTH = { row: 16.25 * PIXELS_PER_REM, alone: 20 * PIXELS_PER_REM };
const PANEL_GAP = 16;
/** Margins and the spaces between, in CSS pixels. */
const FIXED = 75;
/** Room from which the wide drawing is shown, and panels stand in a row. */
const WIDE_FROM = 28 * PIXELS_PER_REM;
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
    const isCompact = width <= COMPACT_UNTIL;
    const under = [remarks.join(' '), kilde, LINK, DISCLAIMER, SEASON_SENTENCE];
    const words = [subtitle, ...(isCompact ? [] : [description]), ...under];
    const [large, small] = isCompact ? [COMPACT_TITLE, COMPACT] : [TITLE, SMALL];
    const notice = varsel === '' ? 0 : high(varsel, BODY, inside - MARGIN) + 28;
    return (
      FIXED +
      high(tittel, large, inside) +
      ('paneler' in drawing
        ? panelHeight(drawing.paneler, inside)
        : drawingHeight(drawing, inside)) +
      sum(words.map((one) => high(one, small, inside))) +
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

/** The height of the size that the style sheet shows: the narrow one, or the wide one, which frames are not too wide for. */
function drawingHeight({ sizes }: Drawing, inside: number): number {
  const wanted = inside >= WIDE_FROM ? 'bred' : 'smal';
  const { width, height } = sizes.find(({ navn }) => navn === wanted) ?? sizes[0];
  return (inside * height) / width;
}

/** All in one row, as high as its highest name and drawing, or under one another. */
function panelHeight(panels: readonly FigurePanel[], inside: number): number {
  const isRow = inside >= WIDE_FROM;
  const columns = isRow ? panels.length : 1;
  const room = (inside - PANEL_GAP * (columns - 1)) / columns;
  const width = Math.min(room, isRow ? PANEL_WIDTH.row : PANEL_WIDTH.alone);
  const heights = panels.map(({ nameHtml, drawing: { sizes } }) => ({
    name: high(nameHtml, NAME, room),
    drawing: (width * sizes[0].height) / sizes[0].width,
  }));
  const most = (of: 'name' | 'drawing') => Math.max(...heights.map((one) => one[of]));
  return isRow
    ? most('name') + most('drawing') + UNDER_PANEL
    : sum(heights.map(({ name, drawing }) => name + drawing + UNDER_PANEL));
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
