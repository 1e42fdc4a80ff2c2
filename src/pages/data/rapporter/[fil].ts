import type { APIRoute, GetStaticPaths } from 'astro';
import type { Rapport } from '../../../lib/domain/rapport.ts';
import { kildelinje } from '../../../lib/page/figurkilde.ts';
import { formatArbeidsbok } from '../../../lib/publish/arbeidsbok.ts';
import { describeCsv } from '../../../lib/publish/csvw.ts';
import { formatRowsAsKube } from '../../../lib/publish/kube.ts';
import { formatRowsAsCsv, rowsOfRapport } from '../../../lib/publish/observasjoner.ts';
import { wantedStier } from '../../../frosset.ts';
import { getSite } from '../../../site.ts';

const ENDINGS = ['csv', 'jsonstat.json', 'xlsx', 'csv-metadata.json'] as const;
type Ending = (typeof ENDINGS)[number];

interface Props {
  rapport: Rapport;
  ending: Ending;
}

export const getStaticPaths = (async () => {
  const { rapporter } = await getSite();
  const paths = rapporter.map(async (rapport) => {
    const files = ENDINGS.map((ending) => ({ ending, fil: `${rapport.id}.${ending}` }));
    const wanted = await wantedStier(
      rapport.id,
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
  const tittel = `Deltakere i arbeidsrettede tiltak: slik rapporten ${rapport.id} sa det`;
  const rows = () => rowsOfRapport(rapport, register);
  if (ending === 'csv') return formatRowsAsCsv(rows());
  if (ending === 'jsonstat.json') return formatRowsAsKube(rows(), tittel);
  if (ending === 'xlsx') return formatArbeidsbok(rows(), kildelinje({ utgivelse: rapport }));
  return describeCsv(`${rapport.id}.csv`, tittel);
}
