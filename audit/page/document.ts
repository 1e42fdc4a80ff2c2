import { parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';

/** A place in a file, 1-based. */
export interface Sted {
  linje: number;
  kolonne: number;
}

/** A run of text and where it stands (1-based). */
export interface Tekst {
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
  barn: (Element | Tekst)[];
  forelder: Element | undefined;
  linje: number;
  kolonne: number;
  /** False when the source never closes an element that must be closed. */
  lukket: boolean;
}

/** A parsed page: its root and what the parser itself held against it. */
export interface Dokument {
  rot: Element;
  feil: { kode: string; linje: number; kolonne: number }[];
}

/** Documents parsed last, by their text: a figure's page is asked about by all that stands beside it. */
const husket = new Map<string, Dokument>();
const MEST_HUSKET = 4;

/** As `lesHtml`, but remembers the last few. */
export function lesHtmlIgjen(tekst: string): Dokument {
  const dokument = husket.get(tekst) ?? lesHtml(tekst);
  husket.delete(tekst);
  husket.set(tekst, dokument);
  for (const eldst of [...husket.keys()].slice(0, -MEST_HUSKET)) husket.delete(eldst);
  return dokument;
}

/** Parses HTML by the standard's own algorithm. Never throws: broken HTML shows in `feil` and `lukket`. */
export function lesHtml(tekst: string): Dokument {
  const feil: Dokument['feil'] = [];
  const dokument = parse(tekst, {
    sourceCodeLocationInfo: true,
    // What stands for readers without scripts is part of the page.
    scriptingEnabled: false,
    onParseError: ({ code, startLine, startCol }: ParserError) =>
      feil.push({ kode: code, linje: startLine, kolonne: startCol }),
  });
  const rot = lostElement('#dokument');
  for (const barn of dokument.childNodes) legg(rot, barn);
  utvidNokler(alleElementer(rot));
  return { rot, feil };
}

/** Writes out the keys that begin with what the page is about, so that every check meets whole ones. */
function utvidNokler(elementer: Element[]): void {
  const emne = elementer.find(({ navn }) => navn === 'main')?.attr['data-emne'];
  if (emne === undefined) return;
  const [niva, id = ''] = emne.split('/');
  const egen = `${emne}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
  for (const { attr } of elementer) {
    const av = attr['data-av'];
    if (av === undefined) continue;
    attr['data-av'] = av
      .split(/\s+/)
      .map((nokkel) => nokkel.replace(/^@/, `${egen}@`).replace(/^\//, `${emne}/`))
      .join(' ');
  }
}

/** An element without content that stands in nothing: the root of a document, or the block of a text without marks. */
export function lostElement(navn: string): Element {
  return {
    slag: 'element',
    navn,
    attr: {},
    barn: [],
    forelder: undefined,
    linje: 1,
    kolonne: 1,
    lukket: true,
  };
}

function legg(forelder: Element, node: DefaultTreeAdapterTypes.ChildNode): void {
  const sted = node.sourceCodeLocation;
  const linje = sted?.startLine ?? forelder.linje;
  const kolonne = sted?.startCol ?? forelder.kolonne;
  if (node.nodeName === '#text' && 'value' in node) {
    // A soft hyphen is an advice to the line breaker and no part of the word.
    forelder.barn.push({
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
      barn: [],
      forelder,
      linje,
      kolonne,
      lukket: Boolean(node.sourceCodeLocation?.endTag),
    };
    forelder.barn.push(element);
    const barna = 'content' in node ? node.content.childNodes : node.childNodes;
    for (const barn of barna) legg(element, barn);
  }
}

/** The element and everything below it, in document order. */
export function alleElementer(rot: Element): Element[] {
  const ut: Element[] = [];
  const gaa = (element: Element): void => {
    ut.push(element);
    for (const barn of element.barn) if (barn.slag === 'element') gaa(barn);
  };
  gaa(rot);
  return ut;
}

/** All text below the node, joined as it stands. */
export function tekstI(node: Element | Tekst): string {
  return node.slag === 'tekst' ? node.tekst : node.barn.map(tekstI).join('');
}

/** The nearest ancestor (or the element itself) that `passer`, or undefined. */
export function nermeste(
  element: Element | undefined,
  passer: (kandidat: Element) => boolean,
): Element | undefined {
  let denne = element;
  while (denne && !passer(denne)) denne = denne.forelder;
  return denne;
}

/** `line:column` for a finding. */
export function stedAv({ linje, kolonne }: Sted): string {
  return `${linje}:${kolonne}`;
}
