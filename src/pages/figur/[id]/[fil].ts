import type { APIRoute, GetStaticPaths } from 'astro';
import { figurCsv, figurCsvw, figurSvg } from '../../../lib/page/figurfil.ts';
import { figurstil, getFigurer, type Tegnet } from '../../../site.ts';

/** What each file of a figure holds. */
const FILER: Record<string, (tegnet: Tegnet) => string> = {
  svg: ({ figur: { figur }, grunnlag }) => figurSvg(figur, grunnlag, figurstil),
  'csv-metadata.json': ({ figur: { figur } }) => figurCsvw(figur),
  csv: ({ figur: { figur }, grunnlag }) => figurCsv(figur, grunnlag),
};

export const getStaticPaths = (async () => {
  const figurer = await getFigurer();
  return figurer.flatMap((tegnet) => {
    const { id } = tegnet.figur.figur;
    return Object.keys(FILER).map((ending) => ({
      params: { id, fil: `${id}.${ending}` },
      props: { tegnet },
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tegnet: Tegnet }> = ({ props, params: { fil = '' } }) =>
  new Response(FILER[fil.slice(fil.indexOf('.') + 1)]?.(props.tegnet) ?? null);
