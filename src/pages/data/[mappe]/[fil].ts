import type { APIRoute, GetStaticPaths } from 'astro';
import { subjectFiles, type SubjectFile } from '../../../lib/site/data.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { context } = await getSite();
  return subjectFiles(context).map(({ mappe, fil, innhold }) => ({
    params: { mappe, fil },
    props: { innhold },
  }));
}) satisfies GetStaticPaths;

/** A file of the newest figures of one subject. */
export const GET: APIRoute<Pick<SubjectFile, 'innhold'>> = ({ props }) =>
  new Response(props.innhold());
