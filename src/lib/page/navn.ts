import type { Html } from './modell.ts';
import { escapeHtml } from './html.ts';

/** Shorter words fit in the narrowest column as they are. */
const LONG_WORD = /\p{L}{15,}/gu;
/** Where a Norwegian compound may be divided: after the s that joins its parts. */
const JOINT = /(?<=arbeids|hets|ings|markeds|sjons|skaps)(?=\p{Ll}{4})/giu;
const SOFT_HYPHEN = '\u00ad';

/**
 * A name as markup that breaks where a reader would break it: after a slash, and between the parts of a long compound.
 * Browsers without a Norwegian dictionary would else cut it anywhere.
 */
export function navnHtml(navn: string): Html {
  const divided = navn.replace(LONG_WORD, (ord) => ord.replace(JOINT, SOFT_HYPHEN));
  return escapeHtml(divided).replace(/\/(?=\S)/g, '/<wbr>');
}
