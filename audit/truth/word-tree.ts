/**
 * What a writer can put together of the pieces it has. A piece begins and ends at the edge of a word, but where its
 * template goes on into one; digits, spaces and signs may stand anywhere, for numbers are judged by what they say.
 */
export interface Wording {
  /** Where the first stretch of the text begins that is no piece; undefined where all of it is. */
  foreignAt(text: string): number | undefined;
}

/** A piece, and at which ends it may touch letters of others. */
export interface WordPiece {
  text: string;
  before: boolean;
  after: boolean;
}

/** A letter of the tree that pieces are looked up in: what may follow, and how a piece may end here. */
interface Branch {
  next: Map<string, Branch>;
  ends: { before: boolean; after: boolean }[];
}

const LETTER = /\p{L}/u;
/** Addresses, paths, names of files, keys, and code. */
const CODE =
  /(?:[\w.:@~%+?&-]*[/@_=#\d][\w./:@#%?&=+~;-]*|[a-z]+(?:-[a-z]+)+|\w+\.\w{2,5})(?<![.:;?])(?!\p{L})/uy;

/** How the text up to a place may have ended: at no letter, at the end of a word, or inside one. */
const [APART, WHOLE, OPEN] = [1, 2, 4];

/** A wording of these pieces. */
export function makeWording(...lists: (readonly WordPiece[])[]): Wording {
  const root: Branch = { next: new Map(), ends: [] };
  for (const pieces of lists) for (const piece of pieces) plant(root, piece);
  const known = new Map<string, number | undefined>();
  return {
    foreignAt: (text) => {
      if (!known.has(text)) known.set(text, foreignAt(text.replaceAll('\u00a0', ' '), root));
      return known.get(text);
    },
  };
}

/** A piece may begin with a large letter or a small one, as its place in the sentence is. */
function plant(root: Branch, { text, before, after }: WordPiece): void {
  const [first = ''] = text;
  for (const start of new Set([first, first.toUpperCase(), first.toLowerCase()])) {
    let branch = root;
    for (const letter of start + text.slice(first.length)) {
      const next = branch.next.get(letter) ?? { next: new Map<string, Branch>(), ends: [] };
      branch.next.set(letter, next);
      branch = next;
    }
    branch.ends.push({ before: before || !LETTER.test(first), after });
  }
}

function foreignAt(text: string, root: Branch): number | undefined {
  const reached = new Uint8Array(text.length + 1);
  reached[0] = APART;
  let furthest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const state = reached[at] ?? 0;
    if (state === 0) continue;
    furthest = at;
    const letter = text[at] ?? '';
    if (!LETTER.test(letter)) reached[at + 1] = (reached[at + 1] ?? 0) | APART;
    if (state & APART) passCode(text, at, reached);
    passPieces(text, at, root, reached);
  }
  return (reached[text.length] ?? 0) === 0 ? furthest : undefined;
}

function passCode(text: string, at: number, reached: Uint8Array): void {
  CODE.lastIndex = at;
  const end = at + (CODE.exec(text)?.[0].length ?? 0);
  if (end > at) reached[end] = (reached[end] ?? 0) | WHOLE;
}

function passPieces(text: string, at: number, root: Branch, reached: Uint8Array): void {
  const isInside = reached[at] === WHOLE;
  let branch: Branch | undefined = root;
  for (let end = at; end < text.length;) {
    const letter = text[end] ?? '';
    branch = branch.next.get(letter);
    if (!branch) return;
    end = letter === ' ' ? afterSpace(text, end) : end + 1;
    const isLetter = LETTER.test(letter);
    for (const { before, after } of branch.ends)
      if (before || !isInside)
        reached[end] = (reached[end] ?? 0) | (isLetter ? (after ? OPEN : WHOLE) : APART);
  }
}

/** White space is one space, however much there is. */
function afterSpace(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end;
}
