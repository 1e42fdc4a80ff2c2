import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';
import { allElements, detachedElement, type Element } from './document.ts';
import { expandRepeats } from './said-once.ts';

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

/** Parses HTML by the standard's own algorithm. Never throws: broken HTML shows in `errors` and `lukket`. */
export function readHtml(text: string): Document {
  const errors: Document['errors'] = [];
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    // What stands for readers without scripts is part of the page.
    scriptingEnabled: false,
    onParseError: ({ code, startLine, startCol }: ParserError) =>
      errors.push({ kode: code, linje: startLine, kolonne: startCol }),
  });
  const root = detachedElement('#dokument');
  for (const children of document.childNodes) add(root, children);
  expandRepeats(root);
  utvidNokler(allElements(root));
  return { root, errors };
}

/** Writes out the keys that begin with what the page is about, so that every check meets whole ones. */
function utvidNokler(elements: Element[]): void {
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
