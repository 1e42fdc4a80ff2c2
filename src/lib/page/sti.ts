import type { Emne } from '../compare/grunnlag.ts';
import { MAPPE } from '../publish/frosset.ts';

/** The path of an entity's page: `/tiltak/mentor/`; the front page for the grand total. */
export function stiTil({ niva, id }: Emne): string {
  const mappe = MAPPE[niva];
  return mappe === '' ? '/' : `/${mappe}/${id}/`;
}
