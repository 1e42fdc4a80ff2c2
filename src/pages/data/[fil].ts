import type { APIRoute, GetStaticPaths } from 'astro';
import { sourceLine } from '../../lib/site/figure-files.ts';
import { formatWorkbook } from '../../lib/formats/workbook.ts';
import { describeCsv } from '../../lib/formats/csvw.ts';
import { formatRowsAsCube } from '../../lib/formats/cube.ts';
import {
  formatRowsAsCsv,
  formatRowsAsJson,
  rowsOfSeriesList,
} from '../../lib/formats/observations.ts';
import { getSite } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { grunnlag, register } = await getSite();
  const rows = rowsOfSeriesList(grunnlag.serier, register);
  const title = 'Deltakere i arbeidsrettede tiltak: alle observasjoner, nyeste tall';
  return [
    { params: { fil: 'observasjoner.csv' }, props: { tekst: formatRowsAsCsv(rows) } },
    {
      params: { fil: 'tiltakstall.xlsx' },
      props: { tekst: formatWorkbook(rows, sourceLine(grunnlag)) },
    },
    { params: { fil: 'observasjoner.json' }, props: { tekst: formatRowsAsJson(rows) } },
    {
      params: { fil: 'observasjoner.jsonstat.json' },
      props: { tekst: formatRowsAsCube(rows, title) },
    },
    {
      params: { fil: 'observasjoner.csv-metadata.json' },
      props: { tekst: describeCsv('observasjoner.csv', title) },
    },
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tekst: string | Uint8Array<ArrayBuffer> }> = ({ props }) =>
  new Response(props.tekst);
