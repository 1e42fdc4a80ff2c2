import type { Rapport } from '../domain/rapport.ts';
import { FORKLARING } from '../publish/csvw.ts';
import { KOLONNER } from '../publish/observasjoner.ts';
import type { Lenke, Sidehode } from './modell.ts';
import { rapportnavn } from './rapport.ts';

/** A set of files with the same content in different formats. */
export interface Datasett {
  navn: string;
  filer: Lenke[];
}

/** The page that documents the downloads. */
export interface Dataside {
  hode: Sidehode;
  nyeste: Datasett;
  rapporter: Datasett[];
  kolonner: { navn: string; forklaring: string }[];
}

/** The model of the page about downloads; reports newest first. */
export function dataside(rapporter: Rapport[]): Dataside {
  return {
    hode: {
      sti: '/data/',
      tittel: 'Last ned data – Tiltakstall',
      beskrivelse: 'Alle observasjoner som CSV og JSON, med kilde helt ned til cellen i rapporten.',
      brodsmuler: [],
    },
    nyeste: { navn: 'Alle observasjoner, nyeste tall', filer: files('/data/observasjoner') },
    rapporter: [...rapporter].reverse().map((rapport) => ({
      navn: `Slik rapporten for ${rapportnavn(rapport)} sa det`,
      filer: files(`/data/rapporter/${rapport.id}`),
    })),
    kolonner: KOLONNER.map((navn) => ({ navn, forklaring: FORKLARING[navn].titles })),
  };
}

function files(stem: string): Lenke[] {
  return [
    { tekst: 'CSV', sti: `${stem}.csv` },
    { tekst: 'JSON', sti: `${stem}.json` },
    { tekst: 'beskrivelse (CSVW)', sti: `${stem}.csv-metadata.json` },
  ];
}
