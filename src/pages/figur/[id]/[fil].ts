import type { APIRoute, GetStaticPaths } from 'astro';
import { getBuilder } from '../../../lib/build/session.ts';
import { FIGURE_ENDINGS, figureFile, type FigureEnding } from '../../../lib/site/figure-files.ts';
import type { PublishedFigure } from '../../../lib/site/published-figures.ts';
import { figureStyle, getSite } from '../../../site.ts';

interface Props {
  figure: PublishedFigure;
  ending: FigureEnding;
}

export const getStaticPaths = (async () => {
  const { figures, earlierFigures } = await getSite();
  const now = (await figures()).map((figure) => ({ id: figure.figur.figur.id, now: figure }));
  return [...now, ...(await earlierFigures())].flatMap(({ id, now: figure }) =>
    FIGURE_ENDINGS.map((ending) => ({
      params: { id, fil: `${id}.${ending}` },
      props: { figure, ending },
    })),
  );
}) satisfies GetStaticPaths;

/** A file of a figure. Its drawing becomes a picture too. */
export const GET: APIRoute<Props, { id: string }> = ({ props: { figure, ending }, params }) => {
  const file = figureFile(ending, params.id, figure, figureStyle());
  if (ending === 'svg') getBuilder()?.drawn(String(file));
  return new Response(file);
};
