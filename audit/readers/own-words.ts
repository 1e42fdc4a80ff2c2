import { parse } from 'yaml';
import { textOf, type Files } from './files.ts';

/** Markdown around words: marks of emphasis and headings, and the address of a link. */
const MARKS = /\]\([^)\s]*\)|[[\]*_`#>]+/;

/**
 * Everything that editors have written, in pieces: each text of the registry's fields, whole and sentence by sentence, and
 * each paragraph of its explanations, without its markup.
 */
export function editorsWords(register: Files): string[] {
  const words = new Set<string>();
  for (const path of register.keys()) {
    if (!/\.(md|ya?ml)$/.test(path) || path.startsWith('rapporter/')) continue;
    const text = textOf(register, path).replace(/^\uFEFF/, '');
    const [, fields, body] = /^---\r?\n([^]*?)\r?\n---\r?\n?([^]*)$/.exec(text) ?? ['', text, ''];
    for (const one of textsIn(readYaml(fields ?? ''))) addText(one, words);
    for (const paragraph of (body ?? '').split(/\r?\n\s*\r?\n|\n(?=[-*#] )/))
      addText(paragraph, words);
  }
  return [...words];
}

/** The text with each of these texts blanked out, character for character. */
export function withoutTexts(text: string, texts: readonly string[]): string {
  return texts.reduce((rest, one) => rest.replaceAll(one, ' '.repeat(one.length)), text);
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function addText(text: string, words: Set<string>): void {
  for (const part of text.split(MARKS)) {
    const whole = foldSpace(part);
    for (const one of [whole, ...whole.split(/(?<=[.!?]) (?=\p{Lu})/u)])
      if (/\p{L}/u.test(one)) words.add(one);
  }
}

/** Text with each run of white space as one, and none at its ends. */
export function foldSpace(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .replace(/[ \t\r\n\u00a0]+/g, ' ')
    .trim();
}
