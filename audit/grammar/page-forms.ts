import { allElements, nearest, textIn, type Element } from '../page/document.ts';
import { blockTexts } from './form.ts';

/** Something a page says or has, the place it says it in, and where that stands. */
export interface Observed {
  place: string;
  form: string;
  element: Element;
}

const TYPES: [type: string, address: RegExp][] = [
  ['forside', /^\/$/],
  ['oversikt', /^\/tiltak\/(?:etter-[a-z]+\/)?$/],
  ['figur', /^\/figur\/[^/]+\/$/],
  ['rapporter', /^\/rapporter\/(?:eldre\/[^/]+\/)?$/],
  ['rapport', /^\/rapporter\/[^/]+\/$/],
  ['kilde', /\/kilde\/$/],
  ['avstemming', /\/avstemming\/$/],
  ['rapportendringer', /^\/rapporter\/[^/]+\/endringer\//],
  ['entitet', /\/(?:tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/$/],
];

/** Pages of words alone: what they say is said by no other. */
const FIXED = /^(?:om|data|tilgjengelighet|begreper|404|endringer|rapporter|avstemming)$/;

/** What kind of page stands at an address; a page of its own kind is called what its address is. */
export function pageType(address: string, root: readonly Element[]): string {
  if (root.some(({ attr }) => attr['http-equiv'] === 'refresh')) return 'flyttet';
  return (
    TYPES.find(([, expression]) => expression.test(address))?.[0] ??
    (address.replace(/^\/|(?:\/|\.html)$/g, '') || 'forside')
  );
}

/** An element by its name and classes. */
function signature({ navn, attr }: Element): string {
  const written = `${navn} ${attr.class ?? ''}`;
  const known = signatures.get(written) ?? signatureOf(navn, attr.class ?? '');
  signatures.set(written, known);
  return known;
}

const signatures = new Map<string, string>();

function signatureOf(navn: string, name: string): string {
  const classes = name.split(/\s+/).filter((one) => one !== '');
  // What a mark in a drawing is of is judged by its series; its first class says what it is.
  const known =
    classes[0]?.startsWith('fig-') === true && navn !== 'svg' ? classes.slice(0, 1) : classes;
  return [navn, ...known].join('.');
}

const READ_ALOUD = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'];
/** What is judged where pictures are, or is no text. */
const NO_TEXT = /^(?:og:image|viewport$|theme-color$)/;

/** A text, the place it stands in, and the element that has it. */
export interface TextInPlace {
  place: string;
  text: string;
  /** The same as readers see it; `text` has slots for marked numbers. */
  plain?: string;
  /** True for a block of the page; other texts may say again what the page says. */
  isBlock?: boolean;
  element: Element;
}

/** Every text of a page by its place: sentences by their kind, all else by the element and the one around it. */
export function* textsOf(
  type: string,
  root: Element,
  elements: readonly Element[],
): Generator<TextInPlace> {
  for (const { block, ...texts } of blockTexts(root))
    yield {
      place: placeFor(type, block),
      ...texts,
      isBlock: !isRepeat(block, texts),
      element: block,
    };
  for (const element of elements) yield* attributeTexts(type, element);
}

/** What an element says in attributes, and words in drawings that no figure carries. */
function* attributeTexts(type: string, element: Element): Generator<TextInPlace> {
  const { navn, attr } = element;
  for (const name of READ_ALOUD) {
    const text = attr[name] ?? '';
    if (text !== '') yield { place: `@${name} ${signature(element)}`, text, element };
  }
  const what = attr.name ?? attr.property ?? '';
  if (navn === 'meta' && what !== '' && !NO_TEXT.test(what))
    yield { place: metaPlace(type, what), text: attr.content ?? '', element };
  if (navn === 'text' && attr['data-av'] === undefined)
    yield { place: drawnPlace(element), text: textIn(element), element };
}

/** Link previews have the words of the window's title and of the page's description. */
function metaPlace(type: string, what: string): string {
  if (what.endsWith('title')) return `${own(type)}head>title`;
  return what.endsWith('description') ? `${own(type)}@description` : `@${what}`;
}

/** True for words without marks of their own in a place that names what stands elsewhere: hidden words, captions, titles. */
function isRepeat(
  { navn, attr }: Element,
  { text, plain }: { text: string; plain: string },
): boolean {
  return (
    text === plain &&
    attr['data-tekst'] === undefined &&
    (attr.class === 'skjult' || /^(?:caption|title|desc|option|label)$/.test(navn))
  );
}

/** A word in a drawing stands by its own class, or that of the group around it. */
function drawnPlace(element: Element): string {
  return `svg ${element.attr.class ?? element.parent?.attr.class ?? ''}`;
}

function placeFor(type: string, block: Element): string {
  const { id = '', class: name, 'data-tekst': what } = block.attr;
  if (id.startsWith('bevegelse-')) return 'bevegelse';
  if (name === 'setning') return id.replace(/-\d{4}-\d{2}(?=-|$)|-\d+$/g, '');
  // Earlier months are told by their headlines, or by what stood there before these were shown.
  if (what === 'overskrift' || (what !== undefined && block.navn === 'span')) return 'overskrift';
  const around = block.parent ? signature(block.parent) : '';
  const inMain = nearest(block, ({ navn }) => navn === 'main' || navn === 'title') !== undefined;
  if (what === 'figurtekst') {
    const part = /^h\d$/.test(block.navn) ? 'h' : signature(block);
    return `figurtekst ${part} ${figureKind(block)}`.trim();
  }
  return `${inMain ? own(type) : ''}${around}>${signature(block)}`;
}

function own(type: string): string {
  return FIXED.test(type) ? `${type} ` : '';
}

/** The kind of the figure around a caption: the last word of its id. */
function figureKind(block: Element): string {
  const figure = nearest(block, ({ navn }) => navn === 'figure');
  return /[a-z]+$/.exec(figure?.attr.id ?? '')?.[0] ?? '';
}

/** Attributes whose words are a closed list. */
const CLOSED = new Set([
  'rel',
  'role',
  'scope',
  'type',
  'name',
  'property',
  'lang',
  'media',
  'target',
  'data-format',
  'data-status',
  'data-tekst',
  'autocomplete',
  'spellcheck',
  'tabindex',
  'loading',
  'http-equiv',
  'charset',
  'as',
  'aria-current',
  'aria-hidden',
  'data-sitat',
  'sizes',
]);

/** What every element of a page is made of: its attributes, and what it holds, in order. */
export function* shapesOf(type: string, elements: readonly Element[]): Generator<Observed> {
  for (const element of elements) {
    const tag = signature(element);
    const [attributes, children] = [attributesOf(element), childrenOf(element)];
    // Most have no attributes but classes, and nothing but text.
    if (attributes !== '') yield { place: `@ ${tag}`, form: attributes, element };
    if (children !== (VOID.has(element.navn) ? '' : '"'))
      yield { place: shapePlace(type, element, tag), form: children, element };
    if (element.navn === 'nav' || tag === 'ul.kildelenker') yield linksIn(element, tag);
  }
}

const inOrder = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** An element's attributes by name, in the alphabet's order; those whose words are a closed list with their word. */
function attributesOf({ attr }: Element): string {
  let written = '';
  for (const [name, value] of Object.entries(attr))
    if (name !== 'class') written += CLOSED.has(name) ? `\u0000${name}=${value}` : `\u0000${name}`;
  let form = inOrder.get(written);
  if (form === undefined) {
    if (inOrder.size > MOST_KNOWN) inOrder.clear();
    inOrder.set(written, (form = written.slice(1).split('\u0000').sort().join(' ')));
  }
  return form;
}

/** Elements that hold nothing. */
const VOID = new Set('link meta path rect circle line use img input br hr col'.split(' '));
const MENUS = /^(?:Hovedmeny|Bunnmeny|Rekkefølge)$/;

/** Where a menu, or a list of files or lines, leads, by its words in order. */
function linksIn(element: Element, tag: string): Observed {
  const place = element.attr['aria-label'] ?? tag;
  const links = MENUS.test(place) || tag === 'ul.kildelenker' ? allElements(element) : [];
  const words = links
    .filter(({ navn }) => navn === 'a')
    .map((link) => textIn(link).trim().replace(/\s+/g, '_').replace(/\d+/g, '0'));
  return { place: `lenker ${place}`, form: words.join(' '), element };
}

/** Words in a row, whatever marks they have, are one. */
const PHRASING = /^(?:data|time|br|em|strong|b|i|a\.begrep)$/;

function childrenOf(element: Element): string {
  const children = element.children.flatMap((child) => {
    if (child.slag === 'tekst') return child.tekst.trim() === '' ? [] : '"';
    const tag = signature(child);
    return PHRASING.test(tag) ? '"' : tag;
  });
  return children.filter((one, i) => one !== '"' || children[i - 1] !== '"').join(' ');
}

/** The large parts of a page differ from kind to kind; what they are made of does not. */
function shapePlace(type: string, element: Element, tag: string): string {
  const { navn } = element;
  const inMore = nearest(element, (one) => one.navn === 'details') ? ' i details' : '';
  return /^(?:main|section|article|header|figure|table)$/.test(navn)
    ? `${type} ${tag}${inMore}`
    : tag;
}
