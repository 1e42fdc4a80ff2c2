import type { APIRoute, GetStaticPaths } from 'astro';
import { formatOembed } from '../../../lib/formats/embed.ts';
import { fullAddress, getFigurePages, getEarlierFigures } from '../../../site.ts';
import { imagePath, CARD } from '../../../lib/chart/social-card.ts';
import type { FigurePage } from '../../../lib/site/figure-page.ts';

export const getStaticPaths = (async () => {
  const pages = await getFigurePages();
  const byId = new Map(pages.map((page) => [page.figur.id, page]));
  const before = (await getEarlierFigures()).flatMap(({ id, tegnet }) => {
    const side = byId.get(tegnet.figur.figur.id);
    return side ? { params: { id }, props: { side } } : [];
  });
  return [...pages.map((side) => ({ params: { id: side.figur.id }, props: { side } })), ...before];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ side: FigurePage }> = ({ props: { side } }) =>
  new Response(
    formatOembed({
      embed: side.embed,
      frontPage: fullAddress('/'),
      bilde: { adresse: fullAddress(imagePath(side.head.imageOf ?? side.sti)), ...CARD },
    }),
  );
