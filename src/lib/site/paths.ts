import type { Emne } from '../facts/context.ts';
import { MAPPE } from './archive-paths.ts';

/** The path of an entity's page: `/tiltak/mentor/`; the front page for the grand total. */
export function stiTil({ niva, id }: Emne): string {
  const mappe = MAPPE[niva];
  return mappe === '' ? '/' : `/${mappe}/${id}/`;
}
