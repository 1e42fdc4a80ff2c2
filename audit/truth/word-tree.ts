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

/** How a text may have ended at a place: at no letter, at the end of a word, or inside one. */
const [APART, WHOLE, OPEN] = [1, 2, 4];

/** A piece as it is looked up: what stands at its end, and whether it may go on from letters before it. */
interface Planted {
  text: string;
  end: number;
  before: boolean;
}

/**
 * Pieces that begin alike. They are told apart no farther than texts ask for: most of what reports and sources say stands
 * on no page, and a branch for every letter of it would be most of what the auditor remembers.
 */
interface Branch {
  pieces: Planted[];
  /** How many letters they share. */
  depth: number;
  next: Map<number, Branch> | undefined;
}

const NOWHERE = -1;

/** Pieces so few that they are compared one by one. */
const FEW = 4;

/** Addresses, paths, names of files, keys, and code. */
const CODE =
  /(?:[\w.:@~%+?&-]*[/@_=#\d][\w./:@#%?&=+~;-]*|[a-z]+(?:-[a-z]+)+|\w+\.\w{2,5})(?<![.:;?])(?!\p{L})/uy;

/** What none of it is without. */
const IN_CODE = /[/@_=#\d-]|\w\.\w/;

const planted = new WeakMap<readonly WordPiece[], Branch>();

/** A wording of these pieces. A list that several wordings share is planted once. */
export function makeWording(...lists: (readonly WordPiece[])[]): Wording {
  const roots = lists.map((pieces) => {
    const root = planted.get(pieces) ?? plant(pieces);
    planted.set(pieces, root);
    return root;
  });
  const known = new Map<string, number>();
  return {
    foreignAt: (text) => {
      let at = known.get(text);
      if (at === undefined)
        known.set(text, (at = foreignAt(text.replaceAll('\u00a0', ' '), roots) ?? NOWHERE));
      return at === NOWHERE ? undefined : at;
    },
  };
}

/** A piece may begin with a large letter or a small one, as its place in the sentence is. */
function plant(pieces: readonly WordPiece[]): Branch {
  const next = new Map<number, Branch>();
  for (const { text, before, after } of pieces) {
    const [first = ''] = text;
    const end = isLetter(text, text.length - 1) ? (after ? OPEN : WHOLE) : APART;
    const piece = { text, end, before: before || !isLetter(text, 0) };
    for (const start of new Set([first, first.toUpperCase(), first.toLowerCase()]))
      addTo(next, start.charCodeAt(0), piece, 1);
  }
  return { pieces: [], depth: 0, next };
}

function addTo(next: Map<number, Branch>, letter: number, piece: Planted, depth: number): void {
  const branch = next.get(letter);
  if (branch) branch.pieces.push(piece);
  else next.set(letter, { pieces: [piece], depth, next: undefined });
}

/** Letters by their code, as each is first met: 1 where it is one, 2 where it is not. */
const letters = new Uint8Array(0x10000);

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (letters[code] === 0) letters[code] = /^\p{L}/u.test(String.fromCharCode(code)) ? 1 : 2;
  return letters[code] === 1;
}

function foreignAt(text: string, roots: readonly Branch[]): number | undefined {
  const reached = new Uint8Array(text.length + 1);
  reached[0] = APART;
  const hasCode = IN_CODE.test(text);
  let furthest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const state = reached[at] ?? 0;
    if (state === 0) continue;
    furthest = at;
    if (!isLetter(text, at)) reach(reached, at + 1, APART);
    if (hasCode && state & APART) passCode(text, at, reached);
    for (const root of roots) passPieces(text, at, root, reached);
  }
  return (reached[text.length] ?? 0) === 0 ? furthest : undefined;
}

function reach(reached: Uint8Array, at: number, how: number): void {
  reached[at] = (reached[at] ?? 0) | how;
}

function passCode(text: string, at: number, reached: Uint8Array): void {
  CODE.lastIndex = at;
  if (CODE.test(text)) reach(reached, CODE.lastIndex, WHOLE);
}

function passPieces(text: string, at: number, root: Branch, reached: Uint8Array): void {
  const isInside = reached[at] === WHOLE;
  let branch: Branch | undefined = root;
  let end = at;
  while (branch) {
    const next: Branch['next'] = (branch.next ??=
      branch.pieces.length > FEW ? tellApart(branch) : undefined);
    for (const { before, text: piece, end: how } of branch.pieces) {
      const after = before || !isInside ? endOf(piece, branch.depth, text, end) : undefined;
      if (after !== undefined) reach(reached, after, how);
    }
    const letter = text.charCodeAt(end);
    branch = next?.get(letter);
    end = letter === SPACE ? afterSpace(text, end) : end + 1;
  }
}

/** The branches by the next letter; pieces that end here stay. */
function tellApart(branch: Branch): Map<number, Branch> {
  const next = new Map<number, Branch>();
  const { pieces, depth } = branch;
  branch.pieces = pieces.filter(({ text }) => text.length === depth);
  for (const piece of pieces) {
    if (piece.text.length > depth) addTo(next, piece.text.charCodeAt(depth), piece, depth + 1);
  }
  return next;
}

/** Where the rest of a piece ends in the text; undefined where the text says something else. */
function endOf(piece: string, depth: number, text: string, from: number): number | undefined {
  let end = from;
  for (let i = depth; i < piece.length; i += 1) {
    const letter = piece.charCodeAt(i);
    if (letter !== text.charCodeAt(end)) return undefined;
    end = letter === SPACE ? afterSpace(text, end) : end + 1;
  }
  return end;
}

const SPACE = 32;

/** White space is one space, however much there is. */
function afterSpace(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE) end += 1;
  return end;
}
