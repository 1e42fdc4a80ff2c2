import type { APIRoute, GetStaticPaths } from 'astro';
import { describeCsv } from '../../../lib/publish/csvw.ts';
import {
  formatRowsAsCsv,
  formatRowsAsJson,
  rowsOfRapport,
} from '../../../lib/publish/observasjoner.ts';
import { getSite } from '../../../site.ts';

export const getStaticPaths = (async () => {
  const { rapporter, register } = await getSite();
  return rapporter.flatMap((rapport) => {
    const rows = rowsOfRapport(rapport, register);
    const tittel = `Deltakere i arbeidsrettede tiltak: slik rapporten ${rapport.id} sa det`;
    return [
      { params: { fil: `${rapport.id}.csv` }, props: { tekst: formatRowsAsCsv(rows) } },
      { params: { fil: `${rapport.id}.json` }, props: { tekst: formatRowsAsJson(rows) } },
      {
        params: { fil: `${rapport.id}.csv-metadata.json` },
        props: { tekst: describeCsv(`${rapport.id}.csv`, tittel) },
      },
    ];
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ tekst: string }> = ({ props }) => new Response(props.tekst);
