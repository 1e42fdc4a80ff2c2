/** «3», «- 3 -», «3 / 14», «Side 3», «side 3 av 14», with a date or a name in front. */
const PAGE_NUMBER = [
  /^[-–—\s]*\d{1,3}(\s*(\/|av)\s*\d{1,3})?[-–—\s]*$/i,
  /(^|\s)(side|s\.|page)\s*:?\s*\d{1,3}(\s*(\/|av|of)\s*\d{1,3})?\s*$/i,
];
const DATE = /^\d{1,2}\.\s?(\d{1,2}\.|\p{L}+)\s?\d{4}(\s+(kl\.?\s*)?\d{1,2}[.:]\d{2})?$/u;
const SOURCE = /^kilde(r)?\s*:/i;

/** True for a line at the foot or head of a page that says nothing about the figures: page number, date of print, source. */
export function isPageFooter(text: string): boolean {
  return PAGE_NUMBER.some((form) => form.test(text)) || DATE.test(text) || SOURCE.test(text);
}
