import type { APIRoute, GetStaticPaths } from 'astro';
import { HELHETEN } from '../../lib/compare/grunnlag.ts';
import { emnebilde, sidebilder } from '../../lib/page/bilde.ts';
import { utviklingFigur } from '../../lib/page/figurer.ts';
import { figurliste } from '../../lib/page/figurliste.ts';
import type { Sidegrunnlag } from '../../lib/page/grunnlag.ts';
import { bildeSti, drawKort, type Bilde } from '../../lib/publish/bilde.ts';
import { figurstil, getSite } from '../../site.ts';

/** The drawings that become social images when the build is done. */
export const getStaticPaths = (async () => {
  const { rapporter, grunnlag, grunnlagFor } = await getSite();
  const releases = rapporter.map((rapport) => ({
    sti: `/rapporter/${rapport.id}/`,
    bilde: helhetsbilde(grunnlagFor(rapport)),
  }));
  return [...sidebilder(figurliste(grunnlag), grunnlag), ...releases].map(({ sti, bilde }) => ({
    params: { sti: bildeSti(sti).replace(/^\/bilder\/|\.png$/g, '') },
    props: { bilde },
  }));
}) satisfies GetStaticPaths;

/** The picture of the whole, as a release told it. */
function helhetsbilde(grunnlag: Sidegrunnlag): Bilde {
  const figur = utviklingFigur(HELHETEN, grunnlag);
  return emnebilde(HELHETEN, figur ? [{ emne: HELHETEN, figur }] : [], grunnlag);
}

export const GET: APIRoute<{ bilde: Bilde }> = ({ props }) =>
  new Response(drawKort(props.bilde, figurstil));
