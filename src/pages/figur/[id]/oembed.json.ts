import type { APIRoute, GetStaticPaths } from 'astro';
import { figureOembed, type FigurePage } from '../../../lib/site/figure-page.ts';
import { getSite, siteUrl } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { figurePages, earlierFigures } = await getSite();
  const pages = new Map((await figurePages()).map((side) => [side.figur.id, side]));
  const before = (await earlierFigures()).flatMap(({ id, now }) => {
    const side = pages.get(now.figur.figur.id);
    return side ? [[id, side] as const] : [];
  });
  return [...pages, ...before].map(([id, side]) => ({ params: { id }, props: { side } }));
}) satisfies GetStaticPaths;

/** What programs are told that are to embed a figure. */
export const GET: APIRoute<{ side: FigurePage }> = ({ props: { side } }) =>
  new Response(figureOembed(side, siteUrl()));
