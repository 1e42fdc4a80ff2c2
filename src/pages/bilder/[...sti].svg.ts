import type { APIRoute, GetStaticPaths } from 'astro';
import { HELHETEN } from '../../lib/compare/grunnlag.ts';
import { emnebilde, sidebilder } from '../../lib/page/bilde.ts';
import { bildeSti, drawKort, type Bilde } from '../../lib/publish/bilde.ts';
import { figurstil, getSite } from '../../site.ts';

/** The drawings that become social images when the build is done. */
export const getStaticPaths = (async () => {
  const { rapporter, nyeste, grunnlag, grunnlagFor, figurerFor } = await getSite();
  const releases = rapporter.map((rapport) => ({
    sti: `/rapporter/${rapport.id}/`,
    bilde: emnebilde(HELHETEN, figurerFor(rapport), grunnlagFor(rapport)),
  }));
  return [...sidebilder(figurerFor(nyeste), grunnlag), ...releases].map(({ sti, bilde }) => ({
    params: { sti: bildeSti(sti).replace(/^\/bilder\/|\.png$/g, '') },
    props: { bilde },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ bilde: Bilde }> = ({ props }) =>
  new Response(drawKort(props.bilde, figurstil));
