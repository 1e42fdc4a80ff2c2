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
  ı: 'i',
  ѵ: 'v',
  ԁ: 'd',
  ɡ: 'g',
};

/** A text in Latin letters only, where it has lookalikes of other alphabets among them; capitals stay capitals. */
export function withLatinLetters(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      const small = sign.toLowerCase();
      const latin = LOOKALIKES[small];
      if (latin === undefined) return sign;
      return sign === small ? latin : latin.toUpperCase();
    })
    .join('');
}

/** Every lookalike stands outside the first 256 characters, and most labels are all inside. */
const OUTSIDE = /[\u0100-\uffff]/g;

/** A label with the lookalike letters of other alphabets replaced by the Latin ones they look like. Lower case. */
export function toLatin(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(OUTSIDE, (sign) => LOOKALIKES[sign] ?? sign);
}

/**
 * What is left of a label when everything that extraction damages without changing the word is taken away:
 * alphabet, case, spaces, hyphens, slashes, commas and parentheses. Two labels of one normal form are the same label.
 */
export function normalForm(label: string): string {
  return toLatin(label).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Groups of characters that text recognition takes for one another, each written as its first. Longer ones first. */
const CONFUSED: [RegExp, string][] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/ae/g, 'æ'],
  [/[1il|!]/g, 'i'],
  [/[0oøöóòô]/g, 'o'],
  [/[aåäáàâ]/g, 'a'],
  [/[eéèê]/g, 'e'],
  [/[5s]/g, 's'],
  [/[8b6]/g, 'b'],
  [/[gq9]/g, 'g'],
  [/[2z]/g, 'z'],
  [/(.)\1+/gu, '$1'],
];

/**
 * The normal form with characters that text recognition confuses made one (l/i/1, o/ø/0, rn/m, doubled letters).
 * Labels of one skeleton may be the same label; that no other label allowed in the place has it must be checked.
 */
export function skeleton(label: string): string {
  // «|» and «!» are read for l and i, and would be lost with the punctuation.
  const letters = normalForm(label.replace(/[|!]/g, 'l'));
  return CONFUSED.reduce((form, [seen, written]) => form.replace(seen, written), letters);
}
