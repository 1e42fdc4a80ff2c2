import type { APIRoute, GetStaticPaths } from 'astro';
import { getBuilder } from '../../lib/build/builder.ts';
import { figureImage, wholeImage, pageImages } from '../../lib/site/social-images.ts';
import { imagePath, drawCard } from '../../lib/chart/social-card.ts';
import { figurePath } from '../../lib/site/paths.ts';
import { wantedPaths } from '../../archive.ts';
import { figureStyle, getFigures, getSite } from '../../site.ts';

/** The drawings that become social images when the build is done. */
export const getStaticPaths = (async () => {
  const { rapporter, grunnlag, contextFor } = await getSite();
  const releases = [];
  for (const rapport of rapporter) {
    const sti = `/rapporter/${rapport.id}/`;
    const wanted = await wantedPaths(rapport.id, [imagePath(sti).replace(/png$/, 'svg')]);
    if (wanted.size > 0) releases.push({ sti, bilde: wholeImage(contextFor(rapport)) });
  }
  const { nye = [], eldre = [] } = Object.groupBy(await getFigures(), (drawn) =>
    drawn.grunnlag === grunnlag ? 'nye' : 'eldre',
  );
  const newest = pageImages(
    nye.map(({ figur }) => figur),
    grunnlag,
  );
  // A figure that the newest release cannot draw keeps its page, and so its picture.
  const older = eldre.map(({ figur, grunnlag: own }) => ({
    sti: figurePath(figur.figur.id),
    bilde: figureImage(figur, own),
  }));
  return [...newest, ...older, ...releases].map(({ sti, bilde }) => {
    const svg = drawCard(bilde, figureStyle);
    getBuilder()?.tegnet(svg);
    return { params: { sti: imagePath(sti).replace(/^\/bilder\/|\.png$/g, '') }, props: { svg } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) => new Response(props.svg);
