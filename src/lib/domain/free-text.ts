/** A plain or narrow space that separates thousands. */
const TUSENSKILLE = /(?<=\d)[ \u202f](?=\d{3}(?!\d))/g;
const HARDT_TUSENSKILLE = /(?<=\d)\u00a0(?=\d{3}(?!\d))/g;

/** What an editor wrote, with its numbers as the site writes its own: a line never breaks inside «4 018». */
export function withTusenskille(tekst: string): string {
  return tekst.replace(TUSENSKILLE, '\u00a0');
}

/** The same with plain spaces: a text that has been read once may be read again. */
export function withoutTusenskille(tekst: string): string {
  return tekst.replace(HARDT_TUSENSKILLE, ' ');
}
