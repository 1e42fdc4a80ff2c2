import type { Emne } from '../compare/grunnlag.ts';
import { sizeOf } from '../draw/tegning.ts';
import { FIGURSLAG, type Figurslag } from '../narrate/figurtekst.ts';
import { navnFor } from '../narrate/former.ts';
import { figurSti, frossenSti } from '../publish/frosset.ts';
import { INNBYGGINGSBREDDE } from '../publish/innbygging.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import type { Figur, Panel, Siteres } from './modell.ts';
import { siteres } from './sitering.ts';

/** What a kind of figure shows, whatever the month: code pasted into an article says it for years. */
const SLAG: Record<Figurslag, string> = {
  utvikling: 'utvikling over tid',
  endring: 'endring fra måned til måned',
  kjonn: 'kvinner og menn',
  hovedgrupper: 'etter hovedgruppe',
  sammensetning: 'sammensetning',
  sosken: 'sammenlignet med de andre i gruppen',
  bevegelser: 'størst endring siste måned',
};

/** What a figure shows, in words that hold from month to month: `kvinner og menn`. Throws RangeError on an unknown kind. */
export function figurslagnavn(id: string): string {
  const found = FIGURSLAG.find((slag) => id.endsWith(`-${slag}`));
  if (!found) throw new RangeError(`Ukjent slag figur: ${id}`);
  return SLAG[found];
}

/** The path of the page that a release keeps of a figure: `/rapporter/2021-05/figur/mentor-endring/`. It never changes. */
export function frossenFigursti(id: string, rapport: string): string {
  return frossenSti(rapport, figurSti(id));
}

/** What a frame with the figure is called, for those who hear the page it is pasted into. */
export function rammetittel(id: string, emne: Emne, { register }: Sidegrunnlag): string {
  return `${navnFor(register, emne)}: ${figurslagnavn(id)}. Figur fra Tiltakstall`;
}

/** A figure as something to cite: the finding, and what is measured. */
export function figursitat(
  { id, ren, tittel, undertittel }: Figur,
  grunnlag: Sidegrunnlag,
): Siteres {
  return siteres(
    {
      slag: 'figur',
      tittel: `${ren.tittel}. ${ren.undertittel}`,
      tittelHtml: `${tittel}. ${undertittel}`,
      sti: frossenFigursti(id, grunnlag.rapport),
    },
    grunnlag,
  );
}

/** Pixels around the drawing: title, what is measured, source. */
const RUNDT = 290;
const ENKEL = 390;
/** Small multiples side by side, and the height of a row, at the width frames are measured for. */
const RUTER = { stor: { kolonner: 3, rad: 200 }, liten: { kolonner: 4, rad: 225 } };

/** The height a frame needs for a figure, in pixels. */
export function rammehoyde({ tegning }: Figur): number {
  return RUNDT + ('svg' in tegning ? ENKEL : ruterhoyde(tegning.paneler));
}

function ruterhoyde(paneler: readonly Panel[]): number {
  const stor = paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const { kolonner, rad } = stor ? RUTER.stor : RUTER.liten;
  return rad * Math.ceil(paneler.length / kolonner);
}

/** What a kept figure's frame has room for: pixels within its margins, a line of text, the letters of a line. */
const KEPT = { bredde: INNBYGGINGSBREDDE - 24, linje: 24, bokstaver: 80, tittelbokstaver: 54 };
/** Margins and the spaces between; the source in three lines, the link, the footer; what the estimate may miss. */
const FAST = 90 + 5 * KEPT.linje + 10;

/**
 * The height of a frame with a kept figure and all its words, in pixels, at the width frames are measured for. A notice
 * of later changes is not counted: it comes where figures have been changed, and the frame scrolls.
 */
export function frossenRammehoyde({ ren, merknader, tegning }: Figur): number {
  const lines = (tekst: string, bokstaver = KEPT.bokstaver) => Math.ceil(tekst.length / bokstaver);
  const notes = merknader.join(' ').replace(/<[^>]*>/g, '');
  const text =
    lines(ren.tittel, KEPT.tittelbokstaver) +
    lines(ren.undertittel) +
    lines(ren.beskrivelse) +
    lines(notes);
  const drawing = 'svg' in tegning ? svghoyde(tegning.svg) : ruterhoyde(tegning.paneler);
  return Math.ceil((FAST + text * KEPT.linje + drawing) / 10) * 10;
}

/** The height of a drawing that takes the frame's width; the first one is the wide one. */
function svghoyde(svg: string): number {
  const { bredde, hoyde } = sizeOf(svg);
  return KEPT.bredde * (hoyde / bredde);
}
