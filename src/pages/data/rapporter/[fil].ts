import type { APIRoute, GetStaticPaths } from 'astro';
import { originalFiles, type OriginalFile } from '../../../lib/site/originals.ts';
import { reportFiles, type DataFile } from '../../../lib/site/data.ts';
import { reissued, wantedPaths } from '../../../archive.ts';
import { getSite, originalBytes } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { rapporter, register, originals } = await getSite();
  const reports = [
    ...rapporter.map((rapport) => ({
      release: rapport,
      files: [
        ...reportFiles(rapport, register, false),
        ...originalFiles(rapport.id, originals, originalBytes),
      ],
    })),
    ...(await reissued()).map(({ edition, release }) => ({
      release,
      files: reportFiles(edition, register, true),
    })),
  ];
  const paths = reports.map(async ({ release, files }) => {
    const pathOf = ({ fil }: Pick<DataFile, 'fil'>) => `/data/rapporter/${fil}`;
    const wanted = await wantedPaths(release.id, files.map(pathOf));
    return files
      .filter((file) => wanted.has(pathOf(file)))
      .map(({ fil, innhold }) => ({ params: { fil }, props: { innhold } }));
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

/** A file of what one report told, or that it came as. */
export const GET: APIRoute<Pick<DataFile | OriginalFile, 'innhold'>> = async ({ props }) =>
  new Response(await props.innhold());
