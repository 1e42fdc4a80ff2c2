import { html, parse, type DefaultTreeAdapterTypes as Tre } from 'parse5';

/** One piece of text that a reader meets on a page, or that stands for the page elsewhere. */
export interface Tekstbit {
  /** What it stands in: a tag, `@title` for an attribute, `description` and the like for a `meta`. */
  sted: string;
  tekst: string;
}

const { TAG_NAMES: T } = html;
/** No prose in these: programs, and text to copy into programs. */
const UTELATT = new Set<string>([
  ...[T.SCRIPT, T.STYLE, T.TEMPLATE, T.PRE, T.CODE, T.TEXTAREA],
  // Of a feed.
  ...['id', 'updated', 'uri'],
]);
/** Text runs on through these; everything else begins a new piece. */
const INNI = new Set<string>([T.A, T.B, T.EM, T.I, T.SPAN, T.STRONG, 'abbr', 'data', 'time']);
const ATTRIBUTTER = ['alt', 'title', 'aria-label', 'aria-description', 'placeholder'];
const META =
  /^(?:description|keywords|og:title|og:description|og:image:alt|twitter:(?:title|description|image:alt))$/;
/** What stands as a report printed it, damage and all. */
const TRYKT = 'data-trykt';

/** Every piece of text of a page, in order, soft hyphens taken out; but not what stands as a report printed it. */
export function sidetekst(side: string): Tekstbit[] {
  const found: Tekstbit[] = [];
  let running = '';
  const flush = (sted: string) => {
    const tekst = running
      .replace(/\u00ad/g, '')
      .replace(/[ \t\r\n]+/g, ' ')
      .trim();
    if (tekst !== '') found.push({ sted, tekst });
    running = '';
  };
  const walk = (node: Tre.Node, sted: string): void => {
    if (isText(node)) running += node.value;
    if (!('childNodes' in node)) return;
    if (!('tagName' in node) || INNI.has(node.tagName)) {
      if ('tagName' in node) found.push(...attributesOf(node));
      for (const child of node.childNodes) walk(child, sted);
      return;
    }
    flush(sted);
    found.push(...attributesOf(node));
    if (UTELATT.has(node.tagName) || attribute(node, TRYKT) !== undefined) return;
    for (const child of node.childNodes) walk(child, node.tagName);
    flush(node.tagName);
  };
  walk(parse(side), 'html');
  return found;
}

function isText(node: Tre.Node): node is Tre.TextNode {
  return node.nodeName === '#text';
}

function attribute({ attrs }: Tre.Element, navn: string): string | undefined {
  return attrs.find(({ name }) => name === navn)?.value;
}

function attributesOf(element: Tre.Element): Tekstbit[] {
  const told = ATTRIBUTTER.map((navn) => ({ sted: `@${navn}`, tekst: attribute(element, navn) }));
  const name = attribute(element, 'name') ?? attribute(element, 'property') ?? '';
  if (META.test(name)) told.push({ sted: name, tekst: attribute(element, 'content') });
  return told.flatMap(({ sted, tekst }) => (tekst ? [{ sted, tekst }] : []));
}
