/** A piece of text on a page as a PDF places it, in points: the matrix of its letters and its advance. */
export interface PlacedText {
  text: string;
  /** `[a, b, c, d, e, f]`: the letters' direction, their height, and where the baseline begins. */
  transform: readonly number[];
  width: number;
}

/** A word on a page turned so that its text runs to the right; `y` grows downwards. All in points. */
export interface Word {
  text: string;
  left: number;
  right: number;
  y: number;
  /** The height of the letters. */
  size: number;
}

/** Pieces whose direction differs by more than this, in radians, from that of most text stand across it. */
const MOST_TURN = 0.1;

/**
 * The words of a page in the direction most of its text has, and how many pieces stand across it and are left out. A
 * word that is printed twice on top of itself, as some programs make bold letters, is one word.
 */
export function turnUpright(pieces: readonly PlacedText[]): { words: Word[]; across: number } {
  const printed = pieces.filter(({ text }) => text.trim() !== '');
  const angle = mainAngle(printed);
  const upright = printed.filter((piece) => turnBetween(angleOf(piece), angle) <= MOST_TURN);
  const words = upright.flatMap((piece) => splitWords(piece, angle));
  return { words: withoutOverprint(words), across: printed.length - upright.length };
}

function angleOf({ transform: [a = 0, b = 0] }: PlacedText): number {
  return Math.atan2(b, a);
}

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

/** The direction that most letters have, as the first piece of those states it. */
function mainAngle(pieces: readonly PlacedText[]): number {
  const letters = new Map<number, { count: number; angle: number }>();
  for (const piece of pieces) {
    const angle = angleOf(piece);
    const about = Math.round(angle / MOST_TURN);
    const { count, angle: first } = letters.get(about) ?? { count: 0, angle };
    letters.set(about, { count: count + piece.text.length, angle: first });
  }
  return [...letters.values()].sort((a, b) => b.count - a.count)[0]?.angle ?? 0;
}

/** A piece's words; inside a piece every letter is taken to be as wide as any other. */
function splitWords({ text, transform, width }: PlacedText, angle: number): Word[] {
  const [, , c = 0, d = 0, e = 0, f = 0] = transform;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const left = e * cos + f * sin;
  const y = e * sin - f * cos;
  const size = Math.hypot(c, d);
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    left: left + (width * index) / text.length,
    right: left + (width * (index + word.length)) / text.length,
    y,
    size,
  }));
}

function withoutOverprint(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  const seen = new Map<string, Word[]>();
  for (const word of words) {
    const same = seen.get(word.text) ?? [];
    if (same.some((other) => isOnTop(word, other))) continue;
    same.push(word);
    seen.set(word.text, same);
    kept.push(word);
  }
  return kept;
}

function isOnTop(one: Word, other: Word): boolean {
  const near = Math.min(one.size, other.size) / 8;
  return Math.abs(one.left - other.left) < near && Math.abs(one.y - other.y) < near;
}
