import type { APIRoute, GetStaticPaths } from 'astro';
import { getBygger } from '../../../lib/build/builder.ts';
import { figurbok, figurCsv, figurCsvw, figurSvg } from '../../../lib/site/figure-files.ts';
import { figurstil, getFigurer, getTidligereFigurer, type Tegnet } from '../../../site.ts';

/** A figure with its drawing, and what its files are called, which may be what the figure was called before. */
interface Navngitt {
  id: string;
  tegnet: Tegnet;
  svg: string;
}

/** What each file of a figure holds. */
const FILER: Record<string, (navngitt: Navngitt) => string | Uint8Array<ArrayBuffer>> = {
  svg: ({ svg }) => svg,
  'csv-metadata.json': ({ tegnet: { figur }, id }) => figurCsvw({ ...figur.figur, id }),
  csv: ({ tegnet: { figur, grunnlag } }) => figurCsv(figur.figur, grunnlag),
  xlsx: ({ tegnet: { figur, grunnlag } }) => figurbok(figur.figur, grunnlag),
};

export const getStaticPaths = (async () => {
  const now = (await getFigurer()).map((tegnet) => ({ id: tegnet.figur.figur.id, tegnet }));
  return [...now, ...(await getTidligereFigurer())].flatMap(({ id, tegnet }) => {
    const { figur, grunnlag } = tegnet;
    const svg = figurSvg(figur.figur, grunnlag, figurstil);
    getBygger()?.tegnet(svg);
    return Object.keys(FILER).map((ending) => ({
      params: { id, fil: `${id}.${ending}` },
      props: { id, tegnet, svg },
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<Navngitt> = ({ props, params: { fil = '' } }) =>
  new Response(FILER[fil.slice(fil.indexOf('.') + 1)]?.(props) ?? null);
