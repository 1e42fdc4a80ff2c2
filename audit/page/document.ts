/** Attributes whose words are read aloud or shown. */
export const READ = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
  'label',
];

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
}

/** An element without content that stands in nothing: the root of a document, or the block of a text without marks. */
export function detachedElement(navn: string): Element {
  return {
    slag: 'element',
    navn,
    attr: {},
    children: [],
    parent: undefined,
    linje: 1,
    kolonne: 1,
  };
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
