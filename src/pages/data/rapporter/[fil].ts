import type { APIRoute, GetStaticPaths } from 'astro';
import type { Rapport } from '../../../lib/domain/rapport.ts';
import { sourceLine } from '../../../lib/site/figure-files.ts';
import { formatWorkbook } from '../../../lib/formats/workbook.ts';
import { describeCsv } from '../../../lib/formats/csvw.ts';
import { formatRowsAsCube } from '../../../lib/formats/cube.ts';
import { formatRowsAsCsv, rowsOfRapport } from '../../../lib/formats/observations.ts';
import { reissued, wantedPaths } from '../../../archive.ts';
import { getSite } from '../../../site.ts';

/** What a superseded edition keeps of its figures. */
const KEPT = ['csv', 'csv-metadata.json'] as const;
const ENDINGS = ['csv', 'jsonstat.json', 'xlsx', 'csv-metadata.json'] as const;
type Ending = (typeof ENDINGS)[number];

interface Props {
  rapport: Rapport;
  ending: Ending;
}

export const getStaticPaths = (async () => {
  const { rapporter } = await getSite();
  const editions = await reissued();
  const reports = [
    ...rapporter.map((rapport) => ({ rapport, release: rapport, endings: ENDINGS })),
    ...editions.map(({ edition, release }) => ({ rapport: edition, release, endings: KEPT })),
  ];
  const paths = reports.map(async ({ rapport, release, endings }) => {
    const files = endings.map((ending) => ({ ending, fil: `${rapport.id}.${ending}` }));
    const wanted = await wantedPaths(
      release.id,
      files.map(({ fil }) => `/data/rapporter/${fil}`),
    );
    return files
      .filter(({ fil }) => wanted.has(`/data/rapporter/${fil}`))
      .map(({ ending, fil }) => ({ params: { fil }, props: { rapport, ending } }));
  });
  return (await Promise.all(paths)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props }) => {
  const { register } = await getSite();
  return new Response(fileOf(props, register));
};

function fileOf(
  { rapport, ending }: Props,
  register: Parameters<typeof rowsOfRapport>[1],
): string | Uint8Array<ArrayBuffer> {
  const title = `Deltakere i arbeidsrettede tiltak: slik rapporten ${rapport.id.replace('.utgave-', ', utgave ')} sa det`;
  const rows = () => rowsOfRapport(rapport, register);
  if (ending === 'csv') return formatRowsAsCsv(rows());
  if (ending === 'jsonstat.json') return formatRowsAsCube(rows(), title);
  if (ending === 'xlsx') return formatWorkbook(rows(), sourceLine({ release: rapport }));
  return describeCsv(`${rapport.id}.csv`, title);
}
