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
