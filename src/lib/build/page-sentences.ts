import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { subjectOf, toWholeKeys } from '../formats/relative-keys.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * What a built page says of the figures, in order: headline, key figures, each sentence, each caption, as plain text. A
 * number computed from one of the keys in `skjermet` is told as hidden.
 */
export function sentencesOf(html: string, skjermet: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = [];
  const subject = subjectOf(html);
  const isHidden = (keys: string) => toWholeKeys(keys, subject).some((key) => skjermet.has(key));
  for (const node of parse(html).childNodes) collect(node, found, isHidden);
  return found;
}

function collect(node: Node, found: string[], isHidden: (keys: string) => boolean): void {
  if (!isElement(node)) return;
  if (attribute(node, 'data-tekst') === undefined) {
    for (const child of node.childNodes) collect(child, found, isHidden);
    return;
  }
  const parts = sentenceElements(node);
  for (const part of parts.length > 0 ? parts : [node]) {
    const text = textOf(part, isHidden)
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

function textOf(node: Node, isHidden: (keys: string) => boolean): string {
  if (!isElement(node)) return 'value' in node ? node.value : '';
  if (isHidden(attribute(node, 'data-av') ?? '')) return '*';
  return node.childNodes.map((child) => textOf(child, isHidden)).join('');
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
