const LETTERS: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };

/** Text as search compares it: lower case, without accents and Norwegian letters, words set apart by one space. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** True when every word of the query stands somewhere in the text, also inside a compound. Both are folded. */
export function isMatch(text: string, search: string): boolean {
  return search.split(' ').every((word) => text.includes(word));
}
