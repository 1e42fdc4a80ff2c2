import type { APIRoute, GetStaticPaths } from 'astro';
import { getBygger } from '../../lib/build/builder.ts';
import { figurbilde, helhetsbilde, sidebilder } from '../../lib/site/social-images.ts';
import { bildeSti, drawKort } from '../../lib/chart/social-card.ts';
import { figurSti } from '../../lib/site/archive-paths.ts';
import { wantedStier } from '../../archive.ts';
import { figurstil, getFigurer, getSite } from '../../site.ts';

/** The drawings that become social images when the build is done. */
export const getStaticPaths = (async () => {
  const { rapporter, grunnlag, grunnlagFor } = await getSite();
  const releases = [];
  for (const rapport of rapporter) {
    const sti = `/rapporter/${rapport.id}/`;
    const wanted = await wantedStier(rapport.id, [bildeSti(sti).replace(/png$/, 'svg')]);
    if (wanted.size > 0) releases.push({ sti, bilde: helhetsbilde(grunnlagFor(rapport)) });
  }
  const { nye = [], eldre = [] } = Object.groupBy(await getFigurer(), (tegnet) =>
    tegnet.grunnlag === grunnlag ? 'nye' : 'eldre',
  );
  const newest = sidebilder(
    nye.map(({ figur }) => figur),
    grunnlag,
  );
  // A figure that the newest release cannot draw keeps its page, and so its picture.
  const older = eldre.map(({ figur, grunnlag: own }) => ({
    sti: figurSti(figur.figur.id),
    bilde: figurbilde(figur, own),
  }));
  return [...newest, ...older, ...releases].map(({ sti, bilde }) => {
    const svg = drawKort(bilde, figurstil);
    getBygger()?.tegnet(svg);
    return { params: { sti: bildeSti(sti).replace(/^\/bilder\/|\.png$/g, '') }, props: { svg } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ svg: string }> = ({ props }) => new Response(props.svg);
