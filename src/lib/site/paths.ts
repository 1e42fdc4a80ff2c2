import type { Subject } from '../facts/context.ts';
import { FOLDER } from './archive-paths.ts';

/** The path of an entity's page: `/tiltak/mentor/`; the front page for the grand total. */
export function pathTo({ niva, id }: Subject): string {
  const folder = FOLDER[niva];
  return folder === '' ? '/' : `/${folder}/${id}/`;
}
