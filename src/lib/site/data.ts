import { editionOf } from '../domain/edition.ts';
import type { Rapport } from '../domain/rapport.ts';
import { editionsOf } from '../series/editions.ts';
import { ordinal } from '../text/number-format.ts';
import { EXPLANATION } from '../formats/csvw.ts';
import type { Subject } from '../facts/context.ts';
import { nameFor } from '../text/forms.ts';
import { FOLDER } from './archive-paths.ts';
import { DOWNLOAD_COLUMNS } from '../domain/contract.ts';
import { WORKBOOK, wholeDataSet } from './dataset.ts';
import type { PageContext } from './context.ts';
import type { Link, PageHead } from './model.ts';
import { rapportName } from './report.ts';

/** A set of files with the same content in different formats. */
export interface DataDownload {
  navn: string;
  filer: Link[];
}

/** The page that documents the downloads. */
export interface DataPage {
  head: PageHead;
  newest: DataDownload;
  rapporter: DataDownload[];
  /** Files for each entity, by kind. */
  subjects: { navn: string; sett: DataDownload[] }[];
  annet: Link[];
  columns: { navn: string; forklaring: string }[];
}

/** The model of the page about downloads; reports newest first, and each before the editions that it has superseded. */
export function dataPage(
  rapporter: readonly Pick<Rapport, 'id' | 'maneder'>[],
  superseded: readonly Rapport[],
  context: PageContext,
): DataPage {
  return {
    head: {
      sti: '/data/',
      tittel: 'Last ned data – Tiltakstall',
      description: 'Alle observasjoner som CSV og JSON, med kilde helt ned til cellen i rapporten.',
      breadcrumbs: [],
      dataset: wholeDataSet(context),
    },
    newest: {
      navn: 'Alle observasjoner, nyeste tall',
      filer: [
        ...files('/data/observasjoner', false),
        cube('/data/observasjoner'),
        { tekst: 'regneark (xlsx)', sti: WORKBOOK },
      ],
    },
    rapporter: [...rapporter].reverse().flatMap((rapport) => [
      {
        navn: `Slik rapporten for ${rapportName(rapport)} sa det`,
        filer: keptFiles(`/data/rapporter/${rapport.id}`),
      },
      ...editionsOf(rapport.id, superseded).map(({ id }) => ({
        navn: `Slik ${ordinal(editionOf(id).number)} utgave av rapporten for ${rapportName(rapport)} sa det`,
        filer: editionFiles(`/data/rapporter/${id}`),
      })),
    ]),
    subjects: subjectSet(context),
    annet: [
      { tekst: 'Datakatalog etter DCAT-AP-NO (Turtle)', sti: '/katalog.ttl' },
      { tekst: 'Nye rapporter som Atom-strøm', sti: '/feed.xml' },
      { tekst: 'Oversikt for språkmodeller (llms.txt)', sti: '/llms.txt' },
    ],
    columns: DOWNLOAD_COLUMNS.map((navn) => ({ navn, forklaring: EXPLANATION[navn].forklaring })),
  };
}

function subjectSet({ register }: PageContext): DataPage['subjects'] {
  const kind = (
    navn: string,
    niva: Exclude<Subject['niva'], 'i-alt'>,
    entries: readonly { slug: string }[],
  ) => ({
    navn,
    sett: entries.map(({ slug }) => ({
      navn: nameFor(register, { niva, id: slug }),
      filer: files(`/data/${FOLDER[niva]}/${slug}`),
    })),
  });
  return [
    kind('Hovedgrupper', 'hovedgruppe', register.hovedgrupper),
    kind('Tiltaksgrupper', 'tiltaksgruppe', register.tiltaksgrupper),
    kind('Tiltak', 'tiltak', register.tiltak),
  ];
}

function cube(stem: string): Link {
  return { tekst: 'JSON-stat', sti: `${stem}.jsonstat.json` };
}

/** A release keeps a cube in place of the records. */
function keptFiles(stem: string): Link[] {
  return files(stem).map((file) => (file.tekst === 'JSON' ? cube(stem) : file));
}

/** A superseded edition keeps its table. */
function editionFiles(stem: string): Link[] {
  return files(stem, false).filter(({ tekst }) => tekst !== 'JSON');
}

function files(stem: string, book = true): Link[] {
  return [
    { tekst: 'CSV', sti: `${stem}.csv` },
    ...(book ? [{ tekst: 'regneark', sti: `${stem}.xlsx` }] : []),
    { tekst: 'JSON', sti: `${stem}.json` },
    { tekst: 'beskrivelse (CSVW)', sti: `${stem}.csv-metadata.json` },
  ];
}
