import type { Grunnlag } from '../compare/grunnlag.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { mergeReports } from '../merge/serier.ts';
import { periodeOf } from './kilde.ts';

/** What a page about an entity is built from: the comparison's basis, the release it belongs to, and a document to draw in. */
export interface Sidegrunnlag extends Grunnlag {
  utgivelse: Rapport;
  document: Document;
  /** The link to a path of the site, under its base; for markup made here. */
  lenke: (sti: string) => string;
}

/** The basis of what a release told for its last month, from the reports up to and with itself. */
export function sidegrunnlag(
  utgivelse: Rapport,
  rapporter: Rapport[],
  register: Register,
  { document, lenke }: Pick<Sidegrunnlag, 'document' | 'lenke'>,
): Sidegrunnlag {
  const known = rapporter.filter(({ id }) => id <= utgivelse.id);
  return {
    serier: mergeReports(known),
    register,
    maned: periodeOf(utgivelse).til,
    rapport: utgivelse.id,
    utgivelse,
    document,
    lenke,
  };
}
