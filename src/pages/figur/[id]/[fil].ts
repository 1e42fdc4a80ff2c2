import type { APIRoute, GetStaticPaths } from 'astro';
import { figurCsv, figurCsvw, figurSvg } from '../../../lib/page/figurfil.ts';
import { figurstil, getFigurer, getTidligereFigurer, type Tegnet } from '../../../site.ts';

/** What each file of a figure holds; `id` is what the file is called, which may be what the figure was called before. */
const FILER: Record<string, (tegnet: Tegnet, id: string) => string> = {
  svg: ({ figur: { figur }, grunnlag }) => figurSvg(figur, grunnlag, figurstil),
  'csv-metadata.json': ({ figur: { figur } }, id) => figurCsvw({ ...figur, id }),
  csv: ({ figur: { figur }, grunnlag }) => figurCsv(figur, grunnlag),
};

export const getStaticPaths = (async () => {
  const now = (await getFigurer()).map((tegnet) => ({ id: tegnet.figur.figur.id, tegnet }));
  return [...now, ...(await getTidligereFigurer())].flatMap(({ id, tegnet }) => {
    return Object.keys(FILER).map((ending) => ({
      params: { id, fil: `${id}.${ending}` },
      props: { tegnet },
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tegnet: Tegnet }> = ({ props, params: { id = '', fil = '' } }) =>
  new Response(FILER[fil.slice(fil.indexOf('.') + 1)]?.(props.tegnet, id) ?? null);
