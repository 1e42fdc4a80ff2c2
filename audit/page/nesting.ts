import { nearest, type Element } from './document.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements without an end. */
export const VOID = words('area base br col embed hr img input link meta source track wbr');
/** What stands in these is text up to their own end tag; in the last two, entities are read. */
export const RAW = words('script style iframe title textarea');

const BLOCKS = words(
  'address article aside blockquote details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr main menu nav ol p pre search section summary table ul',
);
const HEADINGS = words('h1 h2 h3 h4 h5 h6');
const IN_HEAD = words('base link meta noscript script style template title');
const INLINE = words(
  'a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd label ' +
    'legend map mark meter noscript object output picture progress q s samp script select slot small source span strong sub ' +
    'sup svg template textarea time track u var video wbr link meta',
);
const IN_DRAWING = words(
  'a circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline rect stop style svg ' +
    'symbol text title tspan use',
);

/** Elements that stand only in these; browsers close, move or drop them elsewhere. */
const PARENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    html: '#dokument',
    head: 'html',
    body: 'html',
    caption: 'table',
    colgroup: 'table',
    thead: 'table',
    tbody: 'table',
    tfoot: 'table',
    tr: 'thead tbody tfoot',
    td: 'tr',
    th: 'tr',
    col: 'colgroup',
    optgroup: 'select',
    option: 'select optgroup datalist',
    li: 'ul ol menu',
    dt: 'dl div',
    dd: 'dl div',
  }).map(([navn, parents]) => [navn, words(parents)]),
);
/** Elements in which nothing stands but such. */
const CLOSED = words('html table thead tbody tfoot tr colgroup select optgroup');
/** What none of its own kind stands in. */
const ONCE = words('a button form');

/** What stands in these is text alone. */
const OF_TEXT = words('title desc style option');

/** True where a browser would not leave an element, or a text, inside the one that it is written in, and of unknown elements. */
export function misplaced(navn: string, parent: Element): boolean {
  const isText = navn === '#tekst';
  if (OF_TEXT.has(parent.navn)) return !isText;
  if (isDrawn(parent)) return !isText && !IN_DRAWING.has(navn);
  const parents = PARENTS.get(navn);
  if (parents) return !parents.has(parent.navn) || isSecond(navn, parent);
  if (parent.navn === 'head') return !IN_HEAD.has(navn);
  if (CLOSED.has(parent.navn)) return true;
  // A script after the page's end is taken into its body.
  if (!parent.parent) return navn !== 'script';
  return !isText && !fitsIn(navn, parent);
}

/** Whether a known element of the body closes none of those that it stands in. */
function fitsIn(navn: string, parent: Element): boolean {
  if (BLOCKS.has(navn) && isInside(parent, 'p')) return false;
  if (HEADINGS.has(navn) && HEADINGS.has(parent.navn)) return false;
  if (ONCE.has(navn) && isInside(parent, navn)) return false;
  return BLOCKS.has(navn) || INLINE.has(navn);
}

/** True of a drawing and all in it. */
export function isDrawn(element: Element): boolean {
  return isInside(element, 'svg');
}

function isInside(element: Element, navn: string): boolean {
  return nearest(element, (one) => one.navn === navn) !== undefined;
}

/** A page has one of each of its largest parts. */
function isSecond(navn: string, { children }: Element): boolean {
  return (
    /^(?:html|head|body)$/.test(navn) && children.some((one) => 'navn' in one && one.navn === navn)
  );
}
