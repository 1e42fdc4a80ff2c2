import type { Subject } from '../facts/context.ts';
import { editionOf } from '../domain/edition.ts';
import { entriesAt, type EntityLevel } from '../domain/register.ts';
import { DOWNLOAD_COLUMNS } from '../domain/contract.ts';
import { parseSeriesKey } from '../domain/key.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Series, SeriesMap } from '../domain/observation.ts';
import { editionsOf } from '../series/editions.ts';
import { nameFor } from '../text/forms.ts';
import { ordinal } from '../text/number-format.ts';
import { capitalizeFirst } from '../text/phrase.ts';
import { formatRowsAsCube } from '../formats/cube.ts';
import { describeCsv, COLUMN_DESCRIPTIONS } from '../formats/csvw.ts';
import { caveats, type MediaKind, type PageDataset } from '../formats/dataset.ts';
import {
  formatRowsAsCsv,
  formatRowsAsJson,
  rowsOfRapport,
  rowsOfSeries,
  type ObservationRow,
} from '../formats/downloads.ts';
import { formatWorkbook } from '../formats/workbook.ts';
import type { PageContext } from './context.ts';
import type { FigureModel, Link, PageHead } from './model.ts';
import { once } from './once.ts';
import { figurePath, FOLDER, latestPath, reportPath, subjectsIn } from './paths.ts';
import { renamed } from './redirects.ts';
import { periodName, periodOf, sourceLine } from './source.ts';

/** The downloads: what there is, what the page about them says, and what catalogues are told. */

/** The forms that figures are downloaded in: what a list of files calls each, and what the file's name ends in. */
const FORM = {
  csv: { tekst: 'CSV', ending: 'csv' },
  xlsx: { tekst: 'regneark', ending: 'xlsx' },
  json: { tekst: 'JSON', ending: 'json' },
  jsonstat: { tekst: 'JSON-stat', ending: 'jsonstat.json' },
  csvw: { tekst: 'beskrivelse (CSVW)', ending: 'csv-metadata.json' },
} as const;

type Form = keyof typeof FORM;

/** What the files of all the newest figures are called, and what their set goes by in the catalogue. */
const NEWEST = 'observasjoner';

/** The path of those files, without their endings. */
const NEWEST_STEM = `/data/${NEWEST}`;

/** What the workbook of all figures is called. */
const BOOK = 'tiltakstall';

/** The path of that workbook. */
export const WORKBOOK = `/data/${BOOK}.xlsx`;

/** All the newest figures, beside the workbook. */
const OF_ALL: readonly Form[] = ['csv', 'json', 'csvw', 'jsonstat'];

/** What a release keeps of its figures, for good: a cube in place of the records, and no workbook. */
const KEPT: readonly Form[] = ['csv', 'jsonstat', 'csvw'];

/** What a superseded edition keeps: its table. */
const KEPT_OF_EDITION: readonly Form[] = ['csv', 'csvw'];

/** An entity's own files. */
const OF_SUBJECT: readonly Form[] = ['csv', 'xlsx', 'json', 'csvw'];

function filesOf(stem: string, forms: readonly Form[]): Link[] {
  return forms.map((form) => ({ tekst: FORM[form].tekst, sti: `${stem}.${FORM[form].ending}` }));
}

function distributionsOf(
  stem: string,
  forms: readonly (Form & MediaKind)[],
): PageDataset['distribusjoner'] {
  return forms.map((form) => ({ slag: form, sti: `${stem}.${FORM[form].ending}` }));
}

/** The path of one report's files, without their endings. */
function reportStem(rapport: string): string {
  return `/data/rapporter/${rapport}`;
}

/** The path of an entity's own files, without their endings; those of everything for the grand total. */
function subjectStem({ niva, id }: Subject): string {
  return niva === 'i-alt' ? NEWEST_STEM : `/data/${FOLDER[niva]}/${id}`;
}

/** A set of files with the same content in different formats. */
export interface DataDownload {
  navn: string;
  filer: Link[];
}

/** The page that documents the downloads. */
export interface DataPage {
  head: PageHead;
  newest: DataDownload;
  /** What each report told, by what it is of. */
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
      name: 'Last ned data',
      description: 'Alle observasjoner som CSV og JSON, med kilde helt ned til cellen i rapporten.',
      breadcrumbs: [],
      dataset: wholeDataSet(context),
    },
    newest: {
      navn: 'Alle observasjoner, nyeste tall',
      filer: [...filesOf(NEWEST_STEM, OF_ALL), { tekst: 'regneark (xlsx)', sti: WORKBOOK }],
    },
    rapporter: [...rapporter].reverse().flatMap((rapport) => [
      {
        navn: capitalizeFirst(periodName(rapport)),
        filer: filesOf(reportStem(rapport.id), KEPT),
      },
      ...editionsOf(rapport.id, superseded).map(({ id }) => ({
        navn: `${capitalizeFirst(periodName(rapport))}, ${ordinal(editionOf(id).number)} utgave`,
        filer: filesOf(reportStem(id), KEPT_OF_EDITION),
      })),
    ]),
    subjects: subjectSets(context),
    annet: [
      { tekst: 'Datakatalog etter DCAT-AP-NO (Turtle)', sti: '/katalog.ttl' },
      { tekst: 'Nye rapporter som Atom-strøm', sti: '/feed.xml' },
      { tekst: 'Oversikt for språkmodeller (llms.txt)', sti: '/llms.txt' },
    ],
    columns: DOWNLOAD_COLUMNS.map((navn) => ({
      navn,
      forklaring: COLUMN_DESCRIPTIONS[navn].forklaring,
    })),
  };
}

function subjectSets({ register }: PageContext): DataPage['subjects'] {
  const sets = (navn: string, niva: EntityLevel) => ({
    navn,
    sett: entriesAt(niva, register).map(({ slug: id }) => ({
      navn: nameFor(register, { niva, id }),
      filer: filesOf(subjectStem({ niva, id }), OF_SUBJECT),
    })),
  });
  return [
    sets('Hovedgrupper', 'hovedgruppe'),
    sets('Tiltaksgrupper', 'tiltaksgruppe'),
    sets('Tiltak', 'tiltak'),
  ];
}

/** A file by its name; what it holds is made when it is asked for. */
export interface DataFile {
  fil: string;
  innhold: () => string | Uint8Array<ArrayBuffer>;
}

/** One file of an entity's figures, in the folder of its level. */
export interface SubjectFile extends DataFile {
  mappe: string;
}

/** What files of the same figures are made of. */
interface Figures {
  rows: () => ObservationRow[];
  title: string;
  /** The line of the source and what readers must know, for forms that have room for it. */
  source: string;
  notice: string;
}

function toFiles(
  name: string,
  forms: readonly Form[],
  { rows, title, source, notice }: Figures,
): DataFile[] {
  const contents: Record<Form, DataFile['innhold']> = {
    csv: () => formatRowsAsCsv(rows()),
    xlsx: () => formatWorkbook(rows(), source, notice),
    json: () => formatRowsAsJson(rows()),
    jsonstat: () => formatRowsAsCube(rows(), title),
    csvw: () => describeCsv(`${name}.${FORM.csv.ending}`, title),
  };
  return forms.map((form) => ({ fil: `${name}.${FORM[form].ending}`, innhold: contents[form] }));
}

/** The files that hold every one of the newest figures. */
export function newestFiles(context: PageContext): DataFile[] {
  const figures = {
    rows: once(() => rowsOfSeries(context.serier, context.register)),
    title: 'Deltakere i arbeidsrettede tiltak: alle observasjoner, nyeste tall',
    source: sourceLine(context),
    notice: caveats(context.site),
  };
  return [...toFiles(NEWEST, OF_ALL, figures), ...toFiles(BOOK, ['xlsx'], figures)];
}

/** The files of what one report told, or an edition of it that another has taken the place of. */
export function reportFiles(
  rapport: Rapport,
  { register, site }: Pick<PageContext, 'register' | 'site'>,
  isSuperseded: boolean,
): DataFile[] {
  return toFiles(rapport.id, isSuperseded ? KEPT_OF_EDITION : KEPT, {
    rows: () => rowsOfRapport(rapport, register),
    title: `Deltakere i arbeidsrettede tiltak: slik rapporten ${rapport.id.replace('.utgave-', ', utgave ')} sa det`,
    source: sourceLine({ release: rapport, site }),
    notice: caveats(site),
  });
}

/**
 * Every entity's figures as files: CSV, its description, JSON, and a workbook. A renamed entity has them under its old name too,
 * as a server without redirects can lead programs to a new address in no other way.
 */
export function subjectFiles(context: PageContext): SubjectFile[] {
  return [
    ...subjectsIn(context.register).flatMap((subject) => filesAbout(subject, subject.id, context)),
    ...renamed(context.register).flatMap(({ niva, fra, til }) =>
      filesAbout({ niva, id: til }, fra, context),
    ),
  ];
}

function filesAbout(subject: Subject, slug: string, context: PageContext): SubjectFile[] {
  const { serier, register } = context;
  const files = toFiles(slug, OF_SUBJECT, {
    rows: () => rowsOfSeries(seriesListOf(subject, serier), register),
    title: `Deltakere i arbeidsrettede tiltak: ${nameFor(register, subject)}`,
    source: sourceLine(context),
    notice: caveats(context.site),
  });
  return files.map((file) => ({ mappe: FOLDER[subject.niva], ...file }));
}

/** The newest figures as a data set; the page about it is the one that documents the files. */
export function wholeDataSet(context: PageContext): PageDataset {
  return {
    ...common(context),
    ...spanOf(context.serier.values()),
    nokkel: NEWEST,
    delAv: undefined,
    id: '/data/',
    navn: 'Deltakere i arbeidsrettede tiltak, nyeste tall',
    description:
      'Antall deltakere i arbeidsrettede tiltak for hver måned, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn, med linje og kolonne i rapporten for hvert tall.',
    distribusjoner: [
      ...distributionsOf(NEWEST_STEM, ['csv', 'json', 'jsonstat']),
      { slag: 'xlsx', sti: WORKBOOK },
    ],
  };
}

/** One release's figures as it told them, as a data set. */
export function rapportDataset(context: PageContext): PageDataset {
  const { release, rapport } = context;
  return {
    ...common(context),
    nokkel: `rapport-${rapport}`,
    delAv: undefined,
    id: reportPath(rapport),
    navn: `Deltakere i arbeidsrettede tiltak, slik rapporten for ${periodName(release)} sa det`,
    description:
      'Antall deltakere for hver måned rapporten dekker, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn. Filene blir ikke endret når nyere rapporter kommer.',
    distribusjoner: distributionsOf(reportStem(rapport), ['csv', 'jsonstat']),
  };
}

/** An entity's own newest figures as a data set, part of that of all. */
export function subjectDataset(subject: Subject, context: PageContext): PageDataset {
  const name = nameFor(context.register, subject);
  return {
    ...common(context),
    ...spanOf(seriesListOf(subject, context.serier).values()),
    nokkel: `${subject.niva}-${subject.id}`,
    delAv: NEWEST,
    id: latestPath(subject),
    navn: `Deltakere i arbeidsrettede tiltak: ${name}`,
    description: `Antall deltakere for hver måned: ${name}, i alt, etter hovedgruppe og kjønn der rapporten har det.`,
    distribusjoner: distributionsOf(subjectStem(subject), ['csv', 'json']),
  };
}

/** The figures behind a drawing as a data set, part of that of all. */
export function figureDataset(
  { id, plain, serier }: FigureModel,
  context: PageContext,
): PageDataset {
  return {
    ...common(context),
    ...spanOf(serier.flatMap((key) => context.serier.get(key) ?? [])),
    nokkel: `figur-${id}`,
    delAv: NEWEST,
    id: figurePath(id),
    navn: `Tallene bak figuren: ${plain.subtitle}`,
    description: `${plain.subtitle}. ${plain.description}`,
    distribusjoner: distributionsOf(`${figurePath(id)}${id}`, ['csv']),
  };
}

/** The series of an entity, whatever sex and hovedgruppe. */
function seriesListOf({ niva, id }: Subject, seriesList: SeriesMap): SeriesMap {
  return new Map(
    [...seriesList].filter(([key]) => {
      const slice = parseSeriesKey(key);
      return slice.niva === niva && slice.id === id;
    }),
  );
}

function common({ release, rapport }: PageContext): Pick<PageDataset, 'fra' | 'til' | 'kilde'> {
  const { fra, til } = periodOf(release);
  return { fra, til, kilde: { tittel: release.tittel, adresse: `${reportPath(rapport)}kilde/` } };
}

/** The first and the last month some of the series have; nothing for none. */
function spanOf(seriesList: Iterable<Series>): Partial<Pick<PageDataset, 'fra' | 'til'>> {
  const maneder = [...seriesList].flatMap(({ observasjoner }) =>
    observasjoner.map((one) => one.maned),
  );
  const [fra, til] = [maneder.sort()[0], maneder.at(-1)];
  return fra === undefined || til === undefined ? {} : { fra, til };
}
