import type { Grunnlag } from '../compare/grunnlag.ts';
import type { Rapport } from '../domain/rapport.ts';

/** What a page about an entity is built from: the comparison's basis, the release it belongs to, and a document to draw in. */
export interface Sidegrunnlag extends Grunnlag {
  utgivelse: Rapport;
  document: Document;
}
