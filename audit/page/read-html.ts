import { wholeSeries } from '../truth/truth.ts';
import { allElements, type Element } from './document.ts';
import { parseMarkup, type SyntaxFault } from './parse.ts';
import { expandRepeats } from './said-once.ts';

/** A parsed page: its root, and where it is not written out in full. */
export interface Document {
  root: Element;
  /** The root and all below it, in document order. */
  elements: Element[];
  errors: SyntaxFault[];
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

/** Reads a page, drawing or stream. Never throws: what is not written out in full shows in `errors`. */
export function readHtml(text: string): Document {
  const { root, faults } = parseMarkup(text);
  expandRepeats(root);
  const elements = allElements(root);
  utvidNokler(elements);
  return { root, elements, errors: faults };
}

/** Writes out the keys that begin with what the page is about, so that every check meets whole ones. */
function utvidNokler(elements: Element[]): void {
  const subject = elements.find(({ navn }) => navn === 'main')?.attr['data-emne'];
  if (subject === undefined) return;
  const [niva = '', id = ''] = subject.split('/');
  const own = wholeSeries({ niva, id });
  for (const { attr } of elements) {
    const of = attr['data-av'];
    if (of === undefined) continue;
    attr['data-av'] = of
      .split(/\s+/)
      .map((key) => key.replace(/^@/, `${own}@`).replace(/^\//, `${subject}/`))
      .join(' ');
  }
}
