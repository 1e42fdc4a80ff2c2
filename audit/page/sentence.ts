import { detachedElement, textIn, type Element, type FilePlace, type Text } from './document.ts';

/** A marked-up number or month inside a sentence; offsets into the sentence's text. */
export interface Mark {
  element: Element;
  slag: 'data' | 'time';
  fra: number;
  til: number;
}

/** A stretch of running text between full stops, with its marks and the block it stands in. */
export interface PageSentence {
  tekst: string;
  marks: Mark[];
  /** Words the house has from others (`data-sitat`): no claims of its own. Offsets into the text. */
  quotations: { element: Element; fra: number; til: number }[];
  block: Element;
  /** The kind that the sentence is marked as: `setning-2021-04-endring` is of the kind `endring`. */
  kind?: string | undefined;
  /** Where each run of the source begins in `tekst`; the first may begin before it. */
  pieces: { fra: number; node: Text }[];
  /** The text without marks, once somebody has asked. */
  blank: string | undefined;
}

const BLOCK = new Set(
  (
    'html body main header footer nav section article aside div p ul ol li dl dt dd figure figcaption table caption ' +
    'thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6 details summary blockquote pre form fieldset legend search hgroup ' +
    'svg text title desc button option select textarea template noscript iframe'
  ).split(' '),
);
const SILENT = new Set(['script', 'style', 'head', 'template']);

/** True for elements that begin a new stretch of text. */
function isBlock(name: string): boolean {
  return BLOCK.has(name);
}

/** All sentences below the element, in document order. */
export function sentences(root: Element): PageSentence[] {
  const out: PageSentence[] = [];
  gaa(root, root, out);
  return out;
}

/** The sentences of a text without marks, as if it stood in a block of its own. */
export function sentencesInText(tekst: string): PageSentence[] {
  if (tekst.trim() === '') return [];
  const block = detachedElement('p');
  const node: Text = { slag: 'tekst', tekst, linje: 1, kolonne: 1 };
  return part({ ...emptyCollects(), tekst, pieces: [{ fra: 0, node }], block });
}

/** What is gathered of a block before it is cut. */
interface Gathered extends Omit<PageSentence, 'kind'> {
  kinds: { kind: string; fra: number; til: number }[];
}

function emptyCollects(): Omit<Gathered, 'block'> {
  return { tekst: '', marks: [], quotations: [], pieces: [], kinds: [], blank: undefined };
}

const KIND = /^setning-(?:\d{4}-\d{2}-)?(.+?)(?:-\d+)?$/;

function gaa(block: Element, root: Element, out: PageSentence[]): void {
  let collects = emptyCollects();
  const close = (): void => {
    if (collects.tekst.trim() !== '') out.push(...part({ ...collects, block }));
    collects = emptyCollects();
  };
  const inValue = (node: Element | Text): void => {
    if (node.slag === 'tekst') {
      collects.pieces.push({ fra: collects.tekst.length, node });
      collects.tekst += node.tekst;
      return;
    }
    if (SILENT.has(node.navn)) return;
    if (isBlock(node.navn)) {
      close();
      gaa(node, root, out);
      return;
    }
    if (node.navn === 'br') collects.tekst += ' ';
    const fra = collects.tekst.length;
    node.children.forEach(inValue);
    if (node.navn === 'data' || node.navn === 'time')
      collects.marks.push({ element: node, slag: node.navn, fra, til: collects.tekst.length });
    if (node.attr['data-sitat'] !== undefined)
      collects.quotations.push({ element: node, fra, til: collects.tekst.length });
    const kind = KIND.exec(node.attr.id ?? '')?.[1];
    if (kind !== undefined) collects.kinds.push({ kind, fra, til: collects.tekst.length });
  };
  block.children.forEach(inValue);
  close();
}

/** Cuts a block's text at full stops; a stop inside a mark never cuts. */
function part(whole: Gathered): PageSentence[] {
  const { tekst, marks, quotations, block, pieces, kinds } = whole;
  const stops = allMatches(tekst, /[.!?][»”")]?\s+(?=[\p{Lu}«†\d])/gu);
  const kindAt = (at: number) => kinds.find(({ fra, til }) => fra <= at && at < til)?.kind;
  if (stops.length === 0) return [{ ...whole, kind: kindAt(tekst.search(/\S/)) }];
  const out: PageSentence[] = [];
  let start = 0;
  const take = (end: number): void => {
    const first = start + tekst.slice(start, end).search(/\S/);
    if (first >= start)
      out.push({
        tekst: tekst.slice(start, end),
        kind: kindAt(first),
        marks: marks
          .filter(({ fra }) => fra >= start && fra < end)
          .map((mark) => ({ ...mark, fra: mark.fra - start, til: mark.til - start })),
        quotations: quotations
          .filter(({ fra, til }) => til > start && fra < end)
          .map((quotation) => ({
            ...quotation,
            fra: Math.max(0, quotation.fra - start),
            til: Math.min(end, quotation.til) - start,
          })),
        block,
        pieces: pieces.map((piece) => ({ ...piece, fra: piece.fra - start })),
        blank: undefined,
      });
    start = end;
  };
  for (const match of stops) {
    const end = match.index + match[0].length;
    if (!marks.some(({ fra, til }) => fra <= match.index && match.index < til)) take(end);
  }
  take(tekst.length);
  return out;
}

/** Where in the file a place of the sentence stands; its first letter when none is given. */
export function placeIn(sentence: PageSentence, at = sentence.tekst.search(/\S/)): FilePlace {
  const piece = sentence.pieces.findLast(({ fra }) => fra <= at);
  if (!piece) return sentence.block;
  const lines = piece.node.tekst.slice(0, at - piece.fra).split('\n');
  const offset = lines.at(-1)?.length ?? 0;
  return {
    linje: piece.node.linje + lines.length - 1,
    kolonne: lines.length > 1 ? offset + 1 : piece.node.kolonne + offset,
  };
}

/** The text with every mark and quotation replaced by one filler character per character, so that offsets hold. */
export function withoutMarks(
  sentence: Pick<PageSentence, 'tekst' | 'marks' | 'quotations' | 'blank'>,
): string {
  return (sentence.blank ??= blanked(sentence));
}

function blanked({
  tekst,
  marks,
  quotations,
}: Pick<PageSentence, 'tekst' | 'marks' | 'quotations'>): string {
  let out = tekst;
  for (const { fra, til } of [...marks, ...quotations])
    out = out.slice(0, fra) + '\u0001'.repeat(til - fra) + out.slice(til);
  return out;
}

/** Where an expression that looks for all of its kind is found; most texts have none. */
export function allMatches(text: string, expression: RegExp): RegExpExecArray[] {
  return text.search(expression) < 0 ? [] : [...text.matchAll(expression)];
}

/** White space folded to single plain spaces (U+00A0 kept), ends trimmed. */
export function flatText(node: Element | Text): string {
  return textIn(node)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}
