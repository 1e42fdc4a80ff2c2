import type { Word } from './text-item.ts';

/** Words on one baseline, from the left. */
export interface WordLine {
  words: Word[];
  y: number;
  /** The height of the largest letters. */
  size: number;
}

/** Words whose baselines differ by at most this share of their size stand on one line: room for a raised mark. */
const SAME_LINE = 0.4;
/** Letters smaller than this share of the line's, above its baseline, are a mark and no part of a number. */
const RAISED_SIZE = 0.85;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The lines of a page from the top. */
export function groupLines(words: readonly Word[]): WordLine[] {
  const lines: WordLine[] = [];
  for (const word of [...words].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && word.y - last.y <= SAME_LINE * Math.max(word.size, last.size)) {
      last.words.push(word);
      last.size = Math.max(last.size, word.size);
    } else lines.push({ words: [word], y: word.y, size: word.size });
  }
  return lines.map(settleLine);
}

/** A footnote's mark beside a number is kept apart from it: written raised, never as one more digit. */
function settleLine(line: WordLine): WordLine {
  const y = Math.max(...line.words.filter(({ size }) => size === line.size).map((word) => word.y));
  const words = line.words
    .map((word) => (isRaised(word, line.size, y) ? { ...word, text: raise(word.text) } : word))
    .sort((a, b) => a.left - b.left);
  return { ...line, words, y };
}

function isRaised(word: Word, size: number, y: number): boolean {
  return word.size < RAISED_SIZE * size && y - word.y > size / 10 && /^\d+$/.test(word.text);
}

function raise(digits: string): string {
  return digits.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit);
}

/** The words as text, a space wherever they stand apart. */
export function textOf(words: readonly Word[]): string {
  return words.reduce((text, word, i) => {
    const before = words[i - 1];
    return text + (before && isApart(before, word) ? ' ' : '') + word.text;
  }, '');
}

/** A gap narrower than this share of the letters' size is inside a word. */
const INSIDE_WORD = 0.12;

function isApart(before: Word, word: Word): boolean {
  if (/^[⁰¹²³⁴-⁹]+$/.test(word.text)) return word.left - before.right > word.size;
  if (Math.abs(word.y - before.y) > before.size / 2) return true;
  // Only letters may touch without being one word: pieces of a number are told apart by who groups the digits.
  return word.left - before.right > INSIDE_WORD * Math.min(before.size, word.size);
}
