/** Shorter words fit in the narrowest column as they are. */
const LONG_WORD = /\p{L}{15,}/gu;
/** Where a Norwegian compound may be divided: after the s that joins its parts. */
const JOINT = /(?<=arbeids|hets|ings|markeds|sjons|skaps)(?=\p{Ll}{4})/giu;

/** What marks a place where a word may be divided. */
export const SOFT_HYPHEN = '\u00ad';

/** The text with a soft hyphen where a reader would divide a long compound: no dictionary is there to ask. */
export function withSoftHyphens(text: string): string {
  return text.replace(LONG_WORD, (word) => word.replace(JOINT, SOFT_HYPHEN));
}
