import type { APIRoute, GetStaticPaths } from 'astro';
import { getBuilder } from '../../lib/build/session.ts';
import { latestImages, releaseImage, type PageImage } from '../../lib/site/social-card.ts';
import { imagePath, drawCard } from '../../lib/chart/social-card.ts';
import { reportPath } from '../../lib/site/paths.ts';
import { wantedPaths } from '../../archive.ts';
import { figureStyle, getSite } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { rapporter, context, contextFor } = await getSite();
  const kept: PageImage[] = [];
  for (const rapport of rapporter) {
    const sti = reportPath(rapport.id);
    const wanted = await wantedPaths(rapport.id, [imagePath(sti).replace(/png$/, 'svg')]);
    if (wanted.size > 0) kept.push(releaseImage(contextFor(rapport)));
  }
  return [...latestImages(context), ...kept].map(({ sti, bilde }) => ({
    params: { sti: imagePath(sti).replace(/^\/bilder\/|\.png$/g, '') },
    props: { bilde },
  }));
}) satisfies GetStaticPaths;

/** The drawing of a page's social image. When the build is done, it becomes a picture. */
export const GET: APIRoute<Pick<PageImage, 'bilde'>> = ({ props }) => {
  const svg = drawCard(props.bilde(), figureStyle());
  getBuilder()?.drawn(svg);
  return new Response(svg);
};
