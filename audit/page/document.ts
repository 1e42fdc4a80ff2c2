import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';

/** A place in a file, 1-based. */
export interface FilePlace {
  linje: number;
  kolonne: number;
}

/** A run of text and where it stands (1-based). */
export interface Text {
  slag: 'tekst';
  tekst: string;
  linje: number;
  kolonne: number;
}

/** An element with its attributes, children in order, and where its start tag stands (1-based). */
export interface Element {
  slag: 'element';
  navn: string;
  attr: Record<string, string>;
  children: (Element | Text)[];
  parent: Element | undefined;
  linje: number;
  kolonne: number;
  /** False when the source never closes an element that must be closed. */
  closed: boolean;
}

/** A parsed page: its root and what the parser itself held against it. */
export interface Document {
  root: Element;
  errors: { kode: string; linje: number; kolonne: number }[];
}

/** Documents parsed last, by their text: a figure's page is asked about by all that stands beside it. */
const remembered = new Map<string, Document>();
const MOST_REMEMBERED = 4;

/** As `readHtml`, but remembers the last few. */
export function readHtmlAgain(text: string): Document {
  const document = remembered.get(text) ?? readHtml(text);
  remembered.delete(text);
  remembered.set(text, document);
  for (const oldest of [...remembered.keys()].slice(0, -MOST_REMEMBERED)) remembered.delete(oldest);
  return document;
}

/** Parses HTML by the standard's own algorithm. Never throws: broken HTML shows in `errors` and `closed`. */
export function readHtml(text: string): Document {
  const errors: Document['errors'] = [];
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    // What stands for readers without scripts is part of the page.
    scriptingEnabled: false,
    onParseError: ({ code, startLine, startCol }: ParserError) =>
      errors.push({ kode: code, linje: startLine, kolonne: startCol }),
  });
  const root = lostElement('#dokument');
  for (const children of document.childNodes) add(root, children);
  expandKeys(allElements(root));
  return { root, errors };
}

/** Writes out the keys that begin with what the page is about, so that every check meets whole ones. */
function expandKeys(elements: Element[]): void {
  const subject = elements.find(({ navn }) => navn === 'main')?.attr['data-emne'];
  if (subject === undefined) return;
  const [niva, id = ''] = subject.split('/');
  const own = `${subject}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  for (const { attr } of elements) {
    const of = attr['data-av'];
    if (of === undefined) continue;
    attr['data-av'] = of
      .split(/\s+/)
      .map((key) => key.replace(/^@/, `${own}@`).replace(/^\//, `${subject}/`))
      .join(' ');
  }
}

/** An element without content that stands in nothing: the root of a document, or the block of a text without marks. */
export function lostElement(navn: string): Element {
  return {
    slag: 'element',
    navn,
    attr: {},
    children: [],
    parent: undefined,
    linje: 1,
    kolonne: 1,
    closed: true,
  };
}

function add(parent: Element, node: DefaultTreeAdapterTypes.ChildNode): void {
  const place = node.sourceCodeLocation;
  const linje = place?.startLine ?? parent.linje;
  const kolonne = place?.startCol ?? parent.kolonne;
  if (node.nodeName === '#text' && 'value' in node) {
    // A soft hyphen is an advice to the line breaker and no part of the word.
    parent.children.push({
      slag: 'tekst',
      tekst: node.value.replaceAll('\u00ad', ''),
      linje,
      kolonne,
    });
  } else if ('tagName' in node) {
    const element: Element = {
      slag: 'element',
      navn: node.tagName,
      attr: Object.fromEntries(
        node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
      ),
      children: [],
      parent,
      linje,
      kolonne,
      closed: Boolean(node.sourceCodeLocation?.endTag),
    };
    parent.children.push(element);
    const offspring = 'content' in node ? node.content.childNodes : node.childNodes;
    for (const children of offspring) add(element, children);
  }
}

/** The element and everything below it, in document order. */
export function allElements(root: Element): Element[] {
  const out: Element[] = [];
  const walk = (element: Element): void => {
    out.push(element);
    for (const children of element.children) if (children.slag === 'element') walk(children);
  };
  walk(root);
  return out;
}

/** All text below the node, joined as it stands. */
export function textIn(node: Element | Text): string {
  return node.slag === 'tekst' ? node.tekst : node.children.map(textIn).join('');
}

/** The nearest ancestor (or the element itself) that `fits`, or undefined. */
export function nearest(
  element: Element | undefined,
  fits: (candidate: Element) => boolean,
): Element | undefined {
  let current = element;
  while (current && !fits(current)) current = current.parent;
  return current;
}

/** `line:column` for a finding. */
export function placeOf({ linje, kolonne }: FilePlace): string {
  return `${linje}:${kolonne}`;
}
