import type { Emne } from '../facts/context.ts';
import type { Serie, Serier } from '../domain/series.ts';
import { parseSerieNokkel } from '../domain/key.ts';
import { navnFor } from '../text/forms.ts';
import type { Sidedatasett } from '../formats/dataset.ts';
import { figurSti, MAPPE } from './archive-paths.ts';
import { formatPeriode } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { periodeOf } from './source.ts';
import type { Figur } from './model.ts';
import { stiTil } from './paths.ts';

/** Where the workbook of all figures is. */
export const ARBEIDSBOK = '/data/tiltakstall.xlsx';

/** The path of an entity's own files, without their endings; undefined for the grand total, which has the whole. */
export function datastamme({ niva, id }: Emne): string | undefined {
  return niva === 'i-alt' ? undefined : `/data/${MAPPE[niva]}/${id}`;
}

/** What the set of the newest figures goes by. */
const NYESTE = 'observasjoner';

/** What the set of one release's figures goes by. */
function rapportnokkel(rapport: string): string {
  return `rapport-${rapport}`;
}

/** The newest figures as a data set; the page about it is the one that documents the files. */
export function heleDatasettet(grunnlag: Sidegrunnlag): Sidedatasett {
  return {
    ...common(grunnlag),
    ...spanOf(grunnlag.serier.values()),
    nokkel: NYESTE,
    delAv: undefined,
    id: '/data/',
    navn: 'Deltakere i arbeidsrettede tiltak, nyeste tall',
    beskrivelse:
      'Antall deltakere i arbeidsrettede tiltak for hver måned, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn, med linje og kolonne i rapporten for hvert tall.',
    distribusjoner: [
      ...files('/data/observasjoner'),
      kube('/data/observasjoner'),
      { slag: 'xlsx', sti: ARBEIDSBOK },
    ],
  };
}

/** One release's figures as it told them. */
export function rapportdatasett(grunnlag: Sidegrunnlag): Sidedatasett {
  const { fra, til } = periodeOf(grunnlag.utgivelse);
  return {
    ...common(grunnlag),
    nokkel: rapportnokkel(grunnlag.rapport),
    delAv: undefined,
    id: `/rapporter/${grunnlag.rapport}/`,
    navn: `Deltakere i arbeidsrettede tiltak, slik rapporten for ${formatPeriode(fra, til)} sa det`,
    beskrivelse:
      'Antall deltakere for hver måned rapporten dekker, etter tiltak, tiltaksgruppe, hovedgruppe og kjønn. Filene blir ikke endret når nyere rapporter kommer.',
    distribusjoner: keptFiles(grunnlag.rapport),
  };
}

/** An entity's own figures. */
export function emnedatasett(emne: Emne, grunnlag: Sidegrunnlag): Sidedatasett {
  const navn = navnFor(grunnlag.register, emne);
  return {
    ...common(grunnlag),
    ...spanOf(serierOf(emne, grunnlag.serier).values()),
    nokkel: `${emne.niva}-${emne.id}`,
    delAv: NYESTE,
    id: stiTil(emne),
    navn: `Deltakere i arbeidsrettede tiltak: ${navn}`,
    beskrivelse: `Antall deltakere for hver måned: ${navn}, i alt, etter hovedgruppe og kjønn der rapporten har det.`,
    distribusjoner: files(datastamme(emne) ?? '/data/observasjoner'),
  };
}

/** The figures behind a drawing. */
export function figurdatasett({ id, ren, serier }: Figur, grunnlag: Sidegrunnlag): Sidedatasett {
  return {
    ...common(grunnlag),
    ...spanOf(serier.flatMap((nokkel) => grunnlag.serier.get(nokkel) ?? [])),
    nokkel: `figur-${id}`,
    delAv: NYESTE,
    id: figurSti(id),
    navn: `Tallene bak figuren: ${ren.undertittel}`,
    beskrivelse: `${ren.undertittel}. ${ren.beskrivelse}`,
    distribusjoner: [{ slag: 'csv', sti: `${figurSti(id)}${id}.csv` }],
  };
}

/** The series of an entity, whatever sex and hovedgruppe. */
export function serierOf({ niva, id }: Emne, serier: Serier): Serier {
  return new Map(
    [...serier].filter(([nokkel]) => {
      const cut = parseSerieNokkel(nokkel);
      return cut.niva === niva && cut.id === id;
    }),
  );
}

function common({ utgivelse, rapport }: Sidegrunnlag): Pick<Sidedatasett, 'fra' | 'til' | 'kilde'> {
  const { fra, til } = periodeOf(utgivelse);
  return { fra, til, kilde: { tittel: utgivelse.tittel, adresse: `/rapporter/${rapport}/kilde/` } };
}

/** The first and the last month some of the series have; nothing for none. */
function spanOf(serier: Iterable<Serie>): Partial<Pick<Sidedatasett, 'fra' | 'til'>> {
  const maneder = [...serier].flatMap(({ observasjoner }) => observasjoner.map((one) => one.maned));
  const [fra, til] = [maneder.sort()[0], maneder.at(-1)];
  return fra === undefined || til === undefined ? {} : { fra, til };
}

/** What a release keeps of its figures. */
function keptFiles(rapport: string): Sidedatasett['distribusjoner'] {
  const stamme = `/data/rapporter/${rapport}`;
  return [{ slag: 'csv', sti: `${stamme}.csv` }, kube(stamme)];
}

function kube(stamme: string): Sidedatasett['distribusjoner'][number] {
  return { slag: 'jsonstat', sti: `${stamme}.jsonstat.json` };
}

function files(stamme: string): Sidedatasett['distribusjoner'] {
  return [
    { slag: 'csv', sti: `${stamme}.csv` },
    { slag: 'json', sti: `${stamme}.json` },
  ];
}
