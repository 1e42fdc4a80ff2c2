import { html, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** One piece of text that a reader meets on a page, or that stands for the page elsewhere. */
export interface TextPiece {
  /** What it stands in: a tag, `@title` for an attribute, `description` and the like for a `meta`. */
  sted: string;
  tekst: string;
}

const { TAG_NAMES: T } = html;
/** No prose in these: programs, and text to copy into programs. */
const OMITTED = new Set<string>([
  ...[T.SCRIPT, T.STYLE, T.TEMPLATE, T.PRE, T.CODE, T.TEXTAREA],
  // Of a feed.
  ...['id', 'updated', 'uri'],
]);
/** Text runs on through these; everything else begins a new piece. */
const WITHIN = new Set<string>([T.A, T.B, T.EM, T.I, T.SPAN, T.STRONG, 'abbr', 'data', 'time']);
const ATTRIBUTES = ['alt', 'title', 'aria-label', 'aria-description', 'placeholder'];
const META =
  /^(?:description|keywords|og:title|og:description|og:image:alt|twitter:(?:title|description|image:alt))$/;
/** What stands as a report printed it, damage and all. */
const PRINTED = 'data-trykt';

/** Every piece of text of a page, in order, soft hyphens taken out; but not what stands as a report printed it. */
export function pageText(page: string): TextPiece[] {
  const found: TextPiece[] = [];
  let running = '';
  const flush = (sted: string) => {
    const tekst = running
      .replace(/\u00ad/g, '')
      .replace(/[ \t\r\n]+/g, ' ')
      .trim();
    if (tekst !== '') found.push({ sted, tekst });
    running = '';
  };
  const walk = (node: Tree.Node, place: string): void => {
    if (isText(node)) running += node.value;
    if (!('childNodes' in node)) return;
    if (!('tagName' in node) || WITHIN.has(node.tagName)) {
      if ('tagName' in node) found.push(...attributesOf(node));
      for (const child of node.childNodes) walk(child, place);
      return;
    }
    flush(place);
    found.push(...attributesOf(node));
    if (OMITTED.has(node.tagName) || attribute(node, PRINTED) !== undefined) return;
    for (const child of node.childNodes) walk(child, node.tagName);
    flush(node.tagName);
  };
  walk(parse(page), 'html');
  return found;
}

function isText(node: Tree.Node): node is Tree.TextNode {
  return node.nodeName === '#text';
}

function attribute({ attrs }: Tree.Element, title: string): string | undefined {
  return attrs.find(({ name }) => name === title)?.value;
}

function attributesOf(element: Tree.Element): TextPiece[] {
  const told = ATTRIBUTES.map((name) => ({ sted: `@${name}`, tekst: attribute(element, name) }));
  const name = attribute(element, 'name') ?? attribute(element, 'property') ?? '';
  if (META.test(name)) told.push({ sted: name, tekst: attribute(element, 'content') });
  return told.flatMap(({ sted, tekst }) => (tekst ? [{ sted, tekst }] : []));
}
