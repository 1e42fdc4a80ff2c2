/** A plain or narrow space that separates thousands. */
const THOUSANDS_SEPARATOR = /(?<=\d)[ \u202f](?=\d{3}(?!\d))/g;
const HARD_THOUSANDS_SEPARATOR = /(?<=\d)\u00a0(?=\d{3}(?!\d))/g;

/** What an editor wrote, with its numbers as the site writes its own: a line never breaks inside «4 018». */
export function withThousandsSeparator(text: string): string {
  return text.replace(THOUSANDS_SEPARATOR, '\u00a0');
}

/** The same with plain spaces: a text that has been read once may be read again. */
export function withoutThousandsSeparator(text: string): string {
  return text.replace(HARD_THOUSANDS_SEPARATOR, ' ');
}
