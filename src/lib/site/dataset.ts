import type { Subject } from '../facts/context.ts';
import type { Series, SeriesMap } from '../domain/observation.ts';
import { parseSeriesKey } from '../domain/key.ts';
import { nameFor } from '../text/forms.ts';
import type { PageDataset } from '../formats/dataset.ts';
import { figurePath, FOLDER } from './archive-paths.ts';
import { formatPeriod } from './format.ts';
import type { PageContext } from './context.ts';
import { periodOf } from './source.ts';
import type { Figur } from './model.ts';
import { pathTo } from './paths.ts';

/** Where the workbook of all figures is. */
export const WORKBOOK = '/data/tiltakstall.xlsx';

/** The path of an entity's own files, without their endings; undefined for the grand total, which has the whole. */
export function dataStem({ niva, id }: Subject): string | undefined {
  return niva === 'i-alt' ? undefined : `/data/${FOLDER[niva]}/${id}`;
}

/** What the set of the newest figures goes by. */
const NEWEST = 'observasjoner';

/** What the set of one release's figures goes by. */
function rapportKey(rapport: string): string {
  return `rapport-${rapport}`;
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
      ...files('/data/observasjoner'),
      cube('/data/observasjoner'),
      { slag: 'xlsx', sti: WORKBOOK },
    ],
  };
}

/** One release's figures as it told them. */
export function rapportDataset(context: PageContext): PageDataset {
  const { fra, til } = periodOf(context.release);
  return {
    ...common(context),
    nokkel: rapportKey(context.rapport),
    delAv: undefined,
    id: `/rapporter/${context.rapport}/`,
    navn: `Deltakere i arbeidsrettede tiltak, slik rapporten for ${formatPeriod(fra, til)} sa det`,
    description:
      'Antall deltakere for hver måned rapporten dekker, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn. Filene blir ikke endret når nyere rapporter kommer.',
    distribusjoner: keptFiles(context.rapport),
  };
}

/** An entity's own figures. */
export function subjectDataset(subject: Subject, context: PageContext): PageDataset {
  const name = nameFor(context.register, subject);
  return {
    ...common(context),
    ...spanOf(seriesListOf(subject, context.serier).values()),
    nokkel: `${subject.niva}-${subject.id}`,
    delAv: NEWEST,
    id: pathTo(subject),
    navn: `Deltakere i arbeidsrettede tiltak: ${name}`,
    description: `Antall deltakere for hver måned: ${name}, i alt, etter hovedgruppe og kjønn der rapporten har det.`,
    distribusjoner: files(dataStem(subject) ?? '/data/observasjoner'),
  };
}

/** The figures behind a drawing. */
export function figureDataset({ id, plain, serier }: Figur, context: PageContext): PageDataset {
  return {
    ...common(context),
    ...spanOf(serier.flatMap((key) => context.serier.get(key) ?? [])),
    nokkel: `figur-${id}`,
    delAv: NEWEST,
    id: figurePath(id),
    navn: `Tallene bak figuren: ${plain.subtitle}`,
    description: `${plain.subtitle}. ${plain.description}`,
    distribusjoner: [{ slag: 'csv', sti: `${figurePath(id)}${id}.csv` }],
  };
}

/** The series of an entity, whatever sex and hovedgruppe. */
export function seriesListOf({ niva, id }: Subject, seriesList: SeriesMap): SeriesMap {
  return new Map(
    [...seriesList].filter(([key]) => {
      const cut = parseSeriesKey(key);
      return cut.niva === niva && cut.id === id;
    }),
  );
}

function common({ release, rapport }: PageContext): Pick<PageDataset, 'fra' | 'til' | 'kilde'> {
  const { fra, til } = periodOf(release);
  return { fra, til, kilde: { tittel: release.tittel, adresse: `/rapporter/${rapport}/kilde/` } };
}

/** The first and the last month some of the series have; nothing for none. */
function spanOf(seriesList: Iterable<Series>): Partial<Pick<PageDataset, 'fra' | 'til'>> {
  const maneder = [...seriesList].flatMap(({ observasjoner }) =>
    observasjoner.map((one) => one.maned),
  );
  const [fra, til] = [maneder.sort()[0], maneder.at(-1)];
  return fra === undefined || til === undefined ? {} : { fra, til };
}

/** What a release keeps of its figures. */
function keptFiles(rapport: string): PageDataset['distribusjoner'] {
  const stem = `/data/rapporter/${rapport}`;
  return [{ slag: 'csv', sti: `${stem}.csv` }, cube(stem)];
}

function cube(stem: string): PageDataset['distribusjoner'][number] {
  return { slag: 'jsonstat', sti: `${stem}.jsonstat.json` };
}

function files(stem: string): PageDataset['distribusjoner'] {
  return [
    { slag: 'csv', sti: `${stem}.csv` },
    { slag: 'json', sti: `${stem}.json` },
  ];
}
