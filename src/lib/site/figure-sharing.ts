import type { Subject } from '../facts/context.ts';
import { FIGURE_KIND, type FigureKind } from '../text/captions.ts';
import { nameFor } from '../text/forms.ts';
import { archivedPath, latestPath } from './paths.ts';
import { frameId } from '../formats/embed.ts';
import { markup } from './html.ts';
import type { PageContext } from './context.ts';
import type { Figur, FigureSharing, Cited } from './model.ts';
import { frameHeight } from './frame-height.ts';
import { cited } from './citation.ts';

/** What a kind of figure shows, whatever the month: code pasted into an article says it for years. */
const KIND: Record<FigureKind, string> = {
  utvikling: 'utvikling over tid',
  endring: 'endring fra måned til måned',
  kjonn: 'kvinner og menn',
  hovedgrupper: 'etter hovedgruppe',
  sammensetning: 'sammensetning',
  sosken: 'sammenlignet med de andre i gruppen',
  bevegelser: 'størst endring siste måned',
};

/** What a figure shows, in words that hold from month to month: `kvinner og menn`. Throws RangeError on an unknown kind. */
export function figureKindNames(id: string): string {
  const found = FIGURE_KIND.find((kind) => id.endsWith(`-${kind}`));
  if (!found) throw new RangeError(`Ukjent slag figur: ${id}`);
  return KIND[found];
}

/** A figure's place on the page that a release keeps: `/rapporter/2021-05/tiltak/mentor/#mentor-endring`. It never changes. */
export function figurePlace(id: string, subject: Subject, rapport: string): string {
  return `${archivedPath(rapport, latestPath(subject))}#${id}`;
}

/** What a frame with the figure is called, for those who hear the page it is pasted into. */
export function frameTitle(id: string, subject: Subject, { register }: PageContext): string {
  return `${nameFor(register, subject)}: ${figureKindNames(id)}. Figur fra Tiltakstall`;
}

/** A figure as something to cite: the finding, and what is measured. */
export function figureQuotation(
  { id, plain, tittel, subtitle }: Figur,
  subject: Subject,
  context: PageContext,
): Cited {
  return cited(
    {
      slag: 'figur',
      tittel: `${plain.tittel}. ${plain.subtitle}`,
      tittelHtml: markup`${tittel}. ${subtitle}`,
      sti: figurePlace(id, subject, context.rapport),
    },
    context,
  );
}

/** The same figure, with how to frame it on the page that the release of `grunnlag` keeps. */
export function withSharing(figure: Figur, subject: Subject, context: PageContext): Figur {
  const { id } = figure;
  const deling: FigureSharing = {
    ramme: {
      tittel: frameTitle(id, subject, context),
      sti: figurePlace(frameId('ramme', id), subject, context.rapport),
      height: frameHeight(figure),
    },
  };
  return { ...figure, deling };
}
