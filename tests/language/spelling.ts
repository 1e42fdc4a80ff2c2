import { readFileSync } from 'node:fs';
import dictionary from 'dictionary-nb';
import nspell from 'nspell';

/** Words that are right and that the dictionary lacks. */
const APPROVED = new Set(
  readFileSync(new URL('approved.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);
/** Addresses are not words, nor is what a hyphen at the end of a line leaves of one. */
const NOT_WORD = /(?:https?:\/\/|(?<=^|[\s(])\/)\S*|\p{L}+-$/gu;

let speller: ReturnType<typeof nspell> | undefined;
const known = new Map<string, boolean>();

/** The words of a text that neither the dictionary nor the list knows, each once. The first call reads the dictionary: seconds. */
export function misspelt(text: string): string[] {
  const words = text.replace(NOT_WORD, ' ').match(/\p{L}+/gu) ?? [];
  return [...new Set(words)].filter((word) => {
    const right = known.get(word) ?? isRight(word);
    known.set(word, right);
    return !right;
  });
}

/** As it stands, or with its large first letter small. */
function isRight(word: string): boolean {
  speller ??= nspell(dictionary);
  const forms = /^\p{Lu}\p{Ll}/u.test(word) ? [word, word.toLowerCase()] : [word];
  return forms.some((form) => APPROVED.has(form) || speller?.correct(form) === true);
}
