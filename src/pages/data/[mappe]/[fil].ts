import type { APIRoute, GetStaticPaths } from 'astro';
import { emnefiler } from '../../../lib/page/emnefil.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { grunnlag } = await getSite();
  return emnefiler(grunnlag).map(({ mappe, fil, tekst }) => ({
    params: { mappe, fil },
    props: { tekst },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tekst: () => string }> = ({ props }) => new Response(props.tekst());
