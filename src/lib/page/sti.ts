import type { Emne } from '../compare/grunnlag.ts';

/** The path of an entity's page: `/tiltak/mentor/`; the front page for the grand total. */
export function stiTil({ niva, id }: Emne): string {
  const folder = {
    'i-alt': '',
    hovedgruppe: 'hovedgrupper',
    tiltaksgruppe: 'tiltaksgrupper',
    tiltak: 'tiltak',
  }[niva];
  return folder === '' ? '/' : `/${folder}/${id}/`;
}
