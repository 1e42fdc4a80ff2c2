import type { Emne } from '../compare/grunnlag.ts';

/** The folder of each kind of subject's pages. The grand total has the front page instead. */
const MAPPER = {
  'i-alt': '',
  hovedgruppe: 'hovedgrupper',
  tiltaksgruppe: 'tiltaksgrupper',
  tiltak: 'tiltak',
} as const satisfies Record<Emne['niva'], string>;

/** The folder of a kind of subject's pages: `tiltak`. Empty for the grand total. */
export function mappeFor({ niva }: Pick<Emne, 'niva'>): string {
  return MAPPER[niva];
}

/** The path of an entity's page: `/tiltak/mentor/`; the front page for the grand total. */
export function stiTil(emne: Emne): string {
  const mappe = mappeFor(emne);
  return mappe === '' ? '/' : `/${mappe}/${emne.id}/`;
}
