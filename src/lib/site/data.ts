import { editionOf } from '../domain/edition.ts';
import type { Rapport } from '../domain/rapport.ts';
import { editionsOf } from '../series/editions.ts';
import { ordenstall } from '../text/number-words.ts';
import { FORKLARING } from '../formats/csvw.ts';
import { MAPPE } from './archive-paths.ts';
import { KOLONNER } from '../formats/observations.ts';
import { ARBEIDSBOK, heleDatasettet } from './dataset.ts';
import type { Sidegrunnlag } from './context.ts';
import type { Lenke, Sidehode } from './model.ts';
import { rapportnavn } from './report.ts';

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
  /** Files for each entity, by kind. */
  emner: { navn: string; sett: Datasett[] }[];
  annet: Lenke[];
  kolonner: { navn: string; forklaring: string }[];
}

/** The model of the page about downloads; reports newest first, and each before the editions that it has superseded. */
export function dataside(
  rapporter: readonly Rapport[],
  superseded: readonly Rapport[],
  grunnlag: Sidegrunnlag,
): Dataside {
  return {
    hode: {
      sti: '/data/',
      tittel: 'Last ned data – Tiltakstall',
      beskrivelse: 'Alle observasjoner som CSV og JSON, med kilde helt ned til cellen i rapporten.',
      brodsmuler: [],
      datasett: heleDatasettet(grunnlag),
    },
    nyeste: {
      navn: 'Alle observasjoner, nyeste tall',
      filer: [
        ...files('/data/observasjoner', false),
        kube('/data/observasjoner'),
        { tekst: 'regneark (xlsx)', sti: ARBEIDSBOK },
      ],
    },
    rapporter: [...rapporter].reverse().flatMap((rapport) => [
      {
        navn: `Slik rapporten for ${rapportnavn(rapport)} sa det`,
        filer: keptFiles(`/data/rapporter/${rapport.id}`),
      },
      ...editionsOf(rapport.id, superseded).map(({ id }) => ({
        navn: `Slik ${ordenstall(editionOf(id).number)} utgave av rapporten for ${rapportnavn(rapport)} sa det`,
        filer: editionFiles(`/data/rapporter/${id}`),
      })),
    ]),
    emner: emnesett(grunnlag),
    annet: [
      { tekst: 'Datakatalog etter DCAT-AP-NO (Turtle)', sti: '/katalog.ttl' },
      { tekst: 'Nye rapporter som Atom-strøm', sti: '/feed.xml' },
      { tekst: 'Oversikt for språkmodeller (llms.txt)', sti: '/llms.txt' },
    ],
    kolonner: KOLONNER.map((navn) => ({ navn, forklaring: FORKLARING[navn].forklaring })),
  };
}

function emnesett({ register }: Sidegrunnlag): Dataside['emner'] {
  const kind = (
    navn: string,
    mappe: string,
    entries: readonly { slug: string; navn: string }[],
  ) => ({
    navn,
    sett: entries.map((entry) => ({
      navn: entry.navn,
      filer: files(`/data/${mappe}/${entry.slug}`),
    })),
  });
  return [
    kind('Hovedgrupper', MAPPE.hovedgruppe, register.hovedgrupper),
    kind('Tiltaksgrupper', MAPPE.tiltaksgruppe, register.tiltaksgrupper),
    kind('Tiltak', MAPPE.tiltak, register.tiltak),
  ];
}

function kube(stem: string): Lenke {
  return { tekst: 'JSON-stat', sti: `${stem}.jsonstat.json` };
}

/** A release keeps a cube in place of the records. */
function keptFiles(stem: string): Lenke[] {
  return files(stem).map((file) => (file.tekst === 'JSON' ? kube(stem) : file));
}

/** A superseded edition keeps its table. */
function editionFiles(stem: string): Lenke[] {
  return files(stem, false).filter(({ tekst }) => tekst !== 'JSON');
}

function files(stem: string, bok = true): Lenke[] {
  return [
    { tekst: 'CSV', sti: `${stem}.csv` },
    ...(bok ? [{ tekst: 'regneark', sti: `${stem}.xlsx` }] : []),
    { tekst: 'JSON', sti: `${stem}.json` },
    { tekst: 'beskrivelse (CSVW)', sti: `${stem}.csv-metadata.json` },
  ];
}
