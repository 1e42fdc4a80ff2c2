import type { APIRoute, GetStaticPaths } from 'astro';
import { figurbilde } from '../../../lib/page/bilde.ts';
import { drawFigurbilde } from '../../../lib/publish/bilde.ts';
import { formatRowsAsCsv, rowsOfSerier } from '../../../lib/publish/observasjoner.ts';
import { figurstil, getFigurer, type Tegnet } from '../../../site.ts';

/** What each file of a figure holds. */
const FILER: Record<string, (tegnet: Tegnet) => string> = {
  svg: ({ figur, grunnlag }) => drawFigurbilde(figurbilde(figur, grunnlag), figurstil),
  csv: ({ figur: { figur }, grunnlag: { serier, register } }) =>
    formatRowsAsCsv(
      rowsOfSerier(
        new Map([...serier].filter(([nokkel]) => figur.serier.includes(nokkel))),
        register,
      ),
    ),
};

export const getStaticPaths = (async () => {
  const figurer = await getFigurer();
  return figurer.flatMap((tegnet) =>
    Object.keys(FILER).map((ending) => ({
      params: { id: tegnet.figur.figur.id, fil: `${tegnet.figur.figur.id}.${ending}` },
      props: { tegnet },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tegnet: Tegnet }> = ({ props, params: { fil = '' } }) =>
  new Response(FILER[fil.slice(fil.lastIndexOf('.') + 1)]?.(props.tegnet) ?? null);
