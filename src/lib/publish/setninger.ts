import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * What a built page says of the figures, in order: headline, key figures, each sentence, each caption, as plain text. A
 * number computed from one of the keys in `skjermet` is told as hidden.
 */
export function sentencesOf(html: string, skjermet: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = [];
  for (const node of parse(html).childNodes) collect(node, found, skjermet);
  return found;
}

function collect(node: Node, found: string[], skjermet: ReadonlySet<string>): void {
  if (!isElement(node)) return;
  if (attribute(node, 'data-tekst') === undefined) {
    for (const child of node.childNodes) collect(child, found, skjermet);
    return;
  }
  const parts = sentenceElements(node);
  for (const part of parts.length > 0 ? parts : [node]) {
    const text = textOf(part, skjermet)
      .replace(/[ \n\t]+/g, ' ')
      .trim();
    if (text !== '') found.push(text);
  }
}

/** The sentences in a text that has addresses for them; a list of key figures is told item by item. */
function sentenceElements(node: Element): Element[] {
  return node.childNodes.filter(isElement).flatMap((child) => {
    const own =
      child.tagName === 'div' || (attribute(child, 'id')?.startsWith('setning-') ?? false);
    return own ? [child] : [];
  });
}

function textOf(node: Node, skjermet: ReadonlySet<string>): string {
  if (!isElement(node)) return 'value' in node ? node.value : '';
  const keys = attribute(node, 'data-av')?.split(/\s+/) ?? [];
  if (keys.some((key) => skjermet.has(key))) return '*';
  return node.childNodes.map((child) => textOf(child, skjermet)).join('');
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
