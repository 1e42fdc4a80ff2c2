/** The spaces that may stand between thousands: plain, no-break, and the thin ones of typesetting. */
const SMALA = '\\u0020\\u00a0\\u2000-\\u200a\\u202f\\u205f';

/** Digits in groups of three, or not grouped; never a leading zero, which only a lost digit leaves behind. */
const NUMBER = new RegExp(`^(0|[1-9]\\d{0,2}(?:[${SMALA}]\\d{3})+|[1-9]\\d{0,11})$`);

/** The agency's sign for a hidden count, also where Markdown escapes it or the PDF had another of its forms. */
const STAR = /^\\?[*\u2217\u204e\uff0a\ufe61]$/;

/** True for text that is a count as the report prints it, in any grouping by spaces. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** True for the sign of a hidden count. */
export function isStar(text: string): boolean {
  return STAR.test(text);
}

/** True for what a cell may say: a count or the sign of a hidden one, with any space around it. */
export function isCellValue(text: string): boolean {
  const trimmed = text.trim();
  return isNumber(trimmed) || isStar(trimmed);
}
