import { textOf, type Files } from '../readers/files.ts';
import { editorsWords, foldSpace } from '../readers/own-words.ts';
import { WRITTEN, type Written } from '../readers/written-words.ts';
import { makeWording, type WordPiece, type Wording } from './word-tree.ts';
import type { Truth } from './truth.ts';

export type { Wording } from './word-tree.ts';

/** Letters from which a word may be divided. */
const LONG_WORD = 12;

/** Everything a site of these reports and this registry can say, by who writes it; `own`: what its configuration says. */
export function readWording(truth: Truth, rapporter: Files, register: Files) {
  const names = truth.entries.flatMap(({ former, vist }) => [...former, vist]);
  const read = [...names.map(foldSpace), ...editorsWords(register)].map(whole);
  const printed = [...rapporter.keys()]
    .flatMap((file) => textOf(rapporter, file).split(/[\t\r\n]+/))
    .map(foldSpace)
    // A title that ends in a full stop has none where more follows it.
    .flatMap((line) => [line, line.replace(/(?<!\.)\.$/, '')]);
  const allLines = [...new Set(printed)].map(whole);
  return (own: readonly string[]): ((writer: string) => Wording) => {
    const made = new Map<string, Wording>();
    const said = own.map(foldSpace).map(whole);
    return (writer) => {
      const known = made.get(writer);
      if (known) return known;
      const from = writer === 'tegning' ? 'alt' : writer;
      const written = WRITTEN.filter(([, ...writers]) => writers.includes(from)).map(toPiece);
      const lines = from === 'alt' ? allLines : [];
      const labels = writer === 'tegning' ? brokenNames(names) : [];
      const wording = makeWording(written, read, said, lines, labels);
      made.set(writer, wording);
      return wording;
    };
  };
}

/** In a drawing a name is set on lines of its own: each word, and either part of a long one. */
function brokenNames(names: readonly string[]): WordPiece[] {
  const words = new Set(names.flatMap((name) => foldSpace(name).split(/[ /]/)));
  const parts = [...words].flatMap((word) =>
    word.length < LONG_WORD
      ? [word]
      : [...word].flatMap((_, i) => (i > 3 ? [word.slice(0, i), word.slice(i)] : [word])),
  );
  return [...new Set(parts)].map(whole);
}

function whole(text: string): WordPiece {
  return { text, before: false, after: false };
}

function toPiece([shown]: Written): WordPiece {
  return {
    text: shown.replace(/^~|~$/g, ''),
    before: shown.startsWith('~'),
    after: shown.endsWith('~'),
  };
}
