import type { APIRoute, GetStaticPaths } from 'astro';
import { getBuilder } from '../../../lib/build/builder.ts';
import { figureBook, figureCsv, figureCsvw, figureSvg } from '../../../lib/site/figure-files.ts';
import { figureStyle, getFigures, getEarlierFigures, type Drawn } from '../../../site.ts';

/** A figure with its drawing, and what its files are called, which may be what the figure was called before. */
interface Named {
  id: string;
  tegnet: Drawn;
  svg: string;
}

/** What each file of a figure holds. */
const FILES: Record<string, (named: Named) => string | Uint8Array<ArrayBuffer>> = {
  svg: ({ svg }) => svg,
  'csv-metadata.json': ({ tegnet: { figur }, id }) => figureCsvw({ ...figur.figur, id }),
  csv: ({ tegnet: { figur, grunnlag } }) => figureCsv(figur.figur, grunnlag),
  xlsx: ({ tegnet: { figur, grunnlag } }) => figureBook(figur.figur, grunnlag),
};

export const getStaticPaths = (async () => {
  const now = (await getFigures()).map((tegnet) => ({ id: tegnet.figur.figur.id, tegnet }));
  return [...now, ...(await getEarlierFigures())].flatMap(({ id, tegnet }) => {
    const { figur, grunnlag } = tegnet;
    const svg = figureSvg(figur.figur, grunnlag, figureStyle);
    getBuilder()?.tegnet(svg);
    return Object.keys(FILES).map((ending) => ({
      params: { id, fil: `${id}.${ending}` },
      props: { id, tegnet, svg },
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<Named> = ({ props, params: { fil = '' } }) =>
  new Response(FILES[fil.slice(fil.indexOf('.') + 1)]?.(props) ?? null);
