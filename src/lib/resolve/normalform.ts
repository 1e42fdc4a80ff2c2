/** Letters of other alphabets that look like Latin ones and turn up when text is taken out of a PDF. */
const LOOKALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'u',
  х: 'x',
  б: 'b',
  ь: 'b',
  г: 'r',
  п: 'n',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

/** A label with the lookalike letters of other alphabets replaced by the Latin ones they look like. Lower case. */
export function toLatin(etikett: string): string {
  return [...etikett.normalize('NFKC').toLowerCase()]
    .map((tegn) => LOOKALIKES[tegn] ?? tegn)
    .join('');
}

/**
 * What is left of a label when everything that extraction damages without changing the word is taken away:
 * alphabet, case, spaces, hyphens, slashes, commas and parentheses. Two labels of one normal form are the same label.
 */
export function normalform(etikett: string): string {
  return toLatin(etikett).replace(/[^\p{L}\p{N}]+/gu, '');
}
