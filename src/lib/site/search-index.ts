/** The index that the search in every page's head reads: names and addresses, and no figure of the statistics. */
import { nameFor } from '../text/forms.ts';
import type { Register } from '../domain/register.ts';
import type { Release } from './collections.ts';
import type { FigurePage } from './figure-page.ts';
import { formatManed } from './format.ts';
import { aliasFor } from './overview.ts';
import { latestPath, reportPath, subjectsIn } from './paths.ts';
import { periodName } from './source.ts';
import { TERMS_PATH } from './terms.ts';

/** Where it stands. */
export const SEARCH_INDEX = '/skript/sok.json';

/** A page: its link, its name, what kind of page it is, and other words it is found by. */
export type SearchEntry = [href: string, navn: string, slag: string, ord?: string];

const KIND = {
  'i-alt': '',
  hovedgruppe: 'Hovedgruppe',
  tiltaksgruppe: 'Tiltaksgruppe',
  tiltak: 'Tiltak',
};

/** What the index is made of. */
export interface Indexed {
  register: Register;
  /** Oldest first. */
  releases: readonly Pick<Release, 'id' | 'maneder'>[];
  figures: readonly Pick<FigurePage, 'head'>[];
}

/** Every page to be found: tiltak and groups in the report's order, months newest first, terms, figures. */
export function searchIndex(
  { register, releases, figures }: Indexed,
  link: (path: string) => string,
): SearchEntry[] {
  const subjects = subjectsIn(register).map((subject) =>
    entry(
      link(latestPath(subject)),
      nameFor(register, subject),
      KIND[subject.niva],
      aliasFor(subject, register),
    ),
  );
  const months = [...releases]
    .reverse()
    .map((release) =>
      entry(
        link(reportPath(release.id)),
        `Rapporten for ${periodName(release)}`,
        'Måned',
        release.maneder.map(formatManed).join(' '),
      ),
    );
  const terms = (register.begreper ?? []).map(({ slug, ord, navn }) =>
    entry(link(`${TERMS_PATH}#${slug}`), navn, 'Begrep', ord.join(' ')),
  );
  const drawn = figures.map(({ head }) => entry(link(head.sti), head.name ?? head.tittel, 'Figur'));
  return [...subjects, ...months, ...terms, ...drawn];
}

function entry(href: string, navn: string, slag: string, ord = ''): SearchEntry {
  return ord === '' ? [href, navn, slag] : [href, navn, slag, ord];
}
