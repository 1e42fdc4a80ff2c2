import type { Emne } from '../facts/context.ts';
import { FIGURSLAG, type Figurslag } from '../text/captions.ts';
import { navnFor } from '../text/forms.ts';
import { frossenSti } from './archive-paths.ts';
import { rammeId } from '../formats/embed.ts';
import type { Sidegrunnlag } from './context.ts';
import type { Figur, Figurdeling, Siteres } from './model.ts';
import { rammehoyde } from './frame-height.ts';
import { siteres } from './citation.ts';
import { stiTil } from './paths.ts';

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

/** A figure's place on the page that a release keeps: `/rapporter/2021-05/tiltak/mentor/#mentor-endring`. It never changes. */
export function figurplass(id: string, emne: Emne, rapport: string): string {
  return `${frossenSti(rapport, stiTil(emne))}#${id}`;
}

/** What a frame with the figure is called, for those who hear the page it is pasted into. */
export function rammetittel(id: string, emne: Emne, { register }: Sidegrunnlag): string {
  return `${navnFor(register, emne)}: ${figurslagnavn(id)}. Figur fra Tiltakstall`;
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
      sti: figurplass(id, emne, grunnlag.rapport),
    },
    grunnlag,
  );
}

/** The same figure, with how to frame it on the page that the release of `grunnlag` keeps. */
export function withDeling(figur: Figur, emne: Emne, grunnlag: Sidegrunnlag): Figur {
  const { id } = figur;
  const deling: Figurdeling = {
    ramme: {
      tittel: rammetittel(id, emne, grunnlag),
      sti: figurplass(rammeId('ramme', id), emne, grunnlag.rapport),
      hoyde: rammehoyde(figur),
    },
  };
  return { ...figur, deling };
}
