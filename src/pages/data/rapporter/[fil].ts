import type { APIRoute, GetStaticPaths } from 'astro';
import { reportFiles, type DataFile } from '../../../lib/site/data.ts';
import { reissued, wantedPaths } from '../../../archive.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { rapporter, register } = await getSite();
  const reports = [
    ...rapporter.map((rapport) => ({
      release: rapport,
      files: reportFiles(rapport, register, false),
    })),
    ...(await reissued()).map(({ edition, release }) => ({
      release,
      files: reportFiles(edition, register, true),
    })),
  ];
  const paths = reports.map(async ({ release, files }) => {
    const pathOf = ({ fil }: DataFile) => `/data/rapporter/${fil}`;
    const wanted = await wantedPaths(release.id, files.map(pathOf));
    return files
      .filter((file) => wanted.has(pathOf(file)))
      .map(({ fil, innhold }) => ({ params: { fil }, props: { innhold } }));
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

/** A file of what one report told. */
export const GET: APIRoute<Pick<DataFile, 'innhold'>> = ({ props }) =>
  new Response(props.innhold());
