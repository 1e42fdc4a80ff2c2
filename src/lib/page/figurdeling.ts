import type { Emne } from '../compare/grunnlag.ts';
import { FIGURSLAG, type Figurslag } from '../narrate/figurtekst.ts';
import { navnFor } from '../narrate/former.ts';
import { frossenSti } from '../publish/frosset.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { escapeHtml } from './html.ts';
import type { Figur, Figurdeling, Siteres } from './modell.ts';
import { siteres } from './sitering.ts';
import { stiTil } from './sti.ts';

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

/** The path of a figure where a release keeps it: its place on the page it is from. It never changes. */
export function frossenFigursti(id: string, emne: Emne, rapport: string): string {
  return `${frossenSti(rapport, stiTil(emne))}#${id}`;
}

/** What the address of a figure ends in where the page is to show that figure alone. */
export function aleneId(id: string): string {
  return `${id}-alene`;
}

/** A figure as something to cite: the finding, and what is measured. */
export function figursitat(
  { id, ren, tittel, undertittel }: Figur,
  emne: Emne,
  grunnlag: Sidegrunnlag,
): Siteres {
  return siteres(
    {
      slag: 'figur',
      tittel: `${ren.tittel}. ${ren.undertittel}`,
      tittelHtml: `${tittel}. ${undertittel}`,
      sti: frossenFigursti(id, emne, grunnlag.rapport),
    },
    grunnlag,
  );
}

/** How to share a figure as one release has it: cited, in a frame that never changes, with that release's numbers. */
export function figurdeling(figur: Figur, emne: Emne, grunnlag: Sidegrunnlag): Figurdeling {
  const { rapport, register } = grunnlag;
  const siteres = figursitat(figur, emne, grunnlag);
  return {
    // The numbers' marks stand in the figure's title already, and a release keeps hundreds of these.
    siteres: { ...siteres, tittelHtml: escapeHtml(siteres.tittel) },
    ramme: `${frossenSti(rapport, stiTil(emne))}#${aleneId(figur.id)}`,
    rammetittel: `${navnFor(register, emne)}: ${figurslagnavn(figur.id)}. Figur fra Tiltakstall`,
    hoyde: rammehoyde(figur) + MER,
    filer: [
      { tekst: 'CSV', sti: `/data/rapporter/${rapport}.csv` },
      { tekst: 'JSON', sti: `/data/rapporter/${rapport}.json` },
    ],
  };
}

/** Pixels around the drawing: title, what is measured, source. */
const RUNDT = 290;
const ENKEL = 390;
/** What a figure alone on a page of a release has beside: its description in full, and the way to cite it. */
const MER = 120;
/** Small multiples side by side, and the height of a row, at the width frames are measured for. */
const RUTER = { stor: { kolonner: 3, rad: 200 }, liten: { kolonner: 4, rad: 225 } };

/** The height a frame needs for a figure, in pixels. */
export function rammehoyde({ tegning }: Figur): number {
  if ('svg' in tegning) return RUNDT + ENKEL;
  const stor = tegning.paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const { kolonner, rad } = stor ? RUTER.stor : RUTER.liten;
  return RUNDT + rad * Math.ceil(tegning.paneler.length / kolonner);
}
