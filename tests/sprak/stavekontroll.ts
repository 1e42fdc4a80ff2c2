import ordbok from 'dictionary-nb';
import nspell from 'nspell';

/** Words that are right and that the dictionary lacks. */
const GODKJENT = new Set([
  // An everyday word that the dictionary happens to miss.
  'noen',
  // Compounds of the statistics and of charts.
  'prosentpoeng',
  'arbeidsrettet',
  'arbeidsrettede',
  'tiltaksgruppene',
  // From the names of tiltak.
  'AMO',
  'PV',
  'VVA',
  'arbeidsforberedende',
  'avklaringstiltak',
  'egenetablering',
  'enkeltplass',
  'funksjonsassistanse',
  'inkluderingstilskudd',
  'jobbstøtte',
  'produksjonsverksted',
  'resultatbasert',
]);

let speller: ReturnType<typeof nspell> | undefined;
const known = new Map<string, boolean>();

/** The words of a text that neither the dictionary nor the list knows, each once. The first call reads the dictionary: seconds. */
export function misspelt(text: string): string[] {
  return [...new Set(words(text))].filter((word) => {
    const right = known.get(word) ?? isRight(word);
    known.set(word, right);
    return !right;
  });
}

function isRight(word: string): boolean {
  speller ??= nspell(ordbok);
  return GODKJENT.has(word) || speller.correct(word);
}

/** Runs of letters; the first letter small unless the word is an abbreviation. */
function words(text: string): string[] {
  const found = text.match(/\p{L}+/gu) ?? [];
  return found.map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word));
}
