import type { Emne } from '../compare/grunnlag.ts';
import { FIGURSLAG, type Figurslag } from '../narrate/figurtekst.ts';
import { navnFor } from '../narrate/former.ts';
import { figurSti, frossenSti } from '../publish/frosset.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import type { Figur, Siteres } from './modell.ts';
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
  if ('svg' in tegning) return RUNDT + ENKEL;
  const stor = tegning.paneler.some(({ svg }) => svg.includes('fig-storpanel'));
  const { kolonner, rad } = stor ? RUTER.stor : RUTER.liten;
  return RUNDT + rad * Math.ceil(tegning.paneler.length / kolonner);
}
