import type { APIRoute, GetStaticPaths } from 'astro';
import { subjectFiles, type SubjectFile } from '../../../lib/site/data.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { grunnlag } = await getSite();
  return subjectFiles(grunnlag).map(({ mappe, fil, innhold }) => ({
    params: { mappe, fil },
    props: { innhold },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<SubjectFile, 'innhold'>> = ({ props }) =>
  new Response(props.innhold());
