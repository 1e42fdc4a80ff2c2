import type { APIRoute, GetStaticPaths } from 'astro';
import { newestFiles, type DataFile } from '../../lib/site/data.ts';
import { getSite } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { context } = await getSite();
  return newestFiles(context).map(({ fil, innhold }) => ({ params: { fil }, props: { innhold } }));
}) satisfies GetStaticPaths;

/** A file of all the newest figures. */
export const GET: APIRoute<Pick<DataFile, 'innhold'>> = ({ props }) =>
  new Response(props.innhold());
