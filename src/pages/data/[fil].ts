import type { APIRoute, GetStaticPaths } from 'astro';
import { kildelinje } from '../../lib/site/figure-source.ts';
import { formatArbeidsbok } from '../../lib/formats/workbook.ts';
import { describeCsv } from '../../lib/formats/csvw.ts';
import { formatRowsAsKube } from '../../lib/formats/cube.ts';
import {
  formatRowsAsCsv,
  formatRowsAsJson,
  rowsOfSerier,
} from '../../lib/formats/observations.ts';
import { getSite } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { grunnlag, register } = await getSite();
  const rows = rowsOfSerier(grunnlag.serier, register);
  const tittel = 'Deltakere i arbeidsrettede tiltak: alle observasjoner, nyeste tall';
  return [
    { params: { fil: 'observasjoner.csv' }, props: { tekst: formatRowsAsCsv(rows) } },
    {
      params: { fil: 'tiltakstall.xlsx' },
      props: { tekst: formatArbeidsbok(rows, kildelinje(grunnlag)) },
    },
    { params: { fil: 'observasjoner.json' }, props: { tekst: formatRowsAsJson(rows) } },
    {
      params: { fil: 'observasjoner.jsonstat.json' },
      props: { tekst: formatRowsAsKube(rows, tittel) },
    },
    {
      params: { fil: 'observasjoner.csv-metadata.json' },
      props: { tekst: describeCsv('observasjoner.csv', tittel) },
    },
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tekst: string | Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.tekst);
