import type { APIRoute, GetStaticPaths } from 'astro';
import { emnefiler, type Emnefil } from '../../../lib/site/subject-file.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { grunnlag } = await getSite();
  return emnefiler(grunnlag).map(({ mappe, fil, innhold }) => ({
    params: { mappe, fil },
    props: { innhold },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<Emnefil, 'innhold'>> = ({ props }) => new Response(props.innhold());
