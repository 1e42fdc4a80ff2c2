import { detachedElement, nearest, type Element, type FilePlace } from './document.ts';
import { isDrawn, misplaced, RAW, VOID } from './nesting.ts';

/** Something in a file that is not written out in full, and where. */
export interface SyntaxFault extends FilePlace {
  kode: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]+));|&/g;
/** A line break that these begin with is nothing. */
const FIRST_LINE = new Set(['pre', 'textarea']);
/** Signs that stand in no text: browsers drop or replace them, each in its own way. A page break of a report is white space. */
const NO_TEXT = /(?![\t\n\f])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u;
const PLAIN = /^[\t\n\f -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/;
const HEAD = /\s*(<!doctype html>|<\?xml version="1\.0"(?: encoding="UTF-8")?\?>|(?=<svg ))\s*/iy;

/**
 * Reads markup that is written out in full: every element that has an end closes, in order, attributes stand in double quotes,
 * and nothing is left to a browser to mend or to move. Never throws: what is written otherwise is a fault, and read on from.
 */
export function parseMarkup(source: string): { root: Element; faults: SyntaxFault[] } {
  const reader = new Reader(source);
  reader.read();
  return { root: reader.root, faults: reader.faults };
}

class Reader {
  readonly root = detachedElement('#dokument');
  readonly faults: SyntaxFault[] = [];
  private readonly source: string;
  private readonly isXml: boolean;
  private open = this.root;
  private at = 0;
  /** The line that was last told of, where it begins, and where it ends. */
  private line = 1;
  private lineStart = 0;
  private lineEnd: number;

  constructor(source: string) {
    this.source = source;
    this.lineEnd = endOfLine(source, 0);
    HEAD.lastIndex = 0;
    const head = HEAD.exec(source);
    this.isXml = head !== null && !(head[1] ?? '').startsWith('<!');
    if (head) this.at = HEAD.lastIndex;
    else this.fault('ingen <!doctype html>', 0);
    const wrong = PLAIN.test(source) ? -1 : source.search(NO_TEXT);
    if (wrong >= 0) this.fault('et tegn som ikke er tekst', wrong);
  }

  read(): void {
    const { source } = this;
    while (this.at < source.length) {
      const next = source.indexOf('<', this.at);
      const end = next < 0 ? source.length : next;
      if (end > this.at) this.text(end);
      else if (source[end + 1] === '/') this.endTag();
      else this.startTag();
    }
    for (let left = this.open; left.parent; left = left.parent)
      this.faults.push({ ...placeOf(left), kode: `<${left.navn}> lukkes aldri` });
    this.takeIn();
  }

  /** A script that stands after the page's end is part of its body. */
  private takeIn(): void {
    const [html] = this.root.children;
    const body = html?.slag === 'element' ? html.children.at(-1) : undefined;
    if (this.isXml || body?.slag !== 'element') return;
    for (const late of this.root.children.splice(1)) {
      if (late.slag === 'element') late.parent = body;
      body.children.push(late);
    }
  }

  private place(at: number): FilePlace {
    while (at > this.lineEnd) {
      this.lineStart = this.lineEnd + 1;
      this.lineEnd = endOfLine(this.source, this.lineStart);
      this.line += 1;
    }
    return { linje: this.line, kolonne: at - this.lineStart + 1 };
  }

  /** Faults are told of the place that is read, or of one further on in its line. */
  private fault(kode: string, at: number): void {
    const before = this.source.slice(0, at);
    const linje = before.split('\n').length;
    this.faults.push({ kode, linje, kolonne: at - before.lastIndexOf('\n') });
  }

  private text(end: number, isRaw = false): void {
    const { at, source, open } = this;
    const written = source.slice(at, end);
    this.at = end;
    if (written.trim() === '') {
      // Between the largest parts white space is nothing.
      if (open.navn === 'html' || !open.parent) return;
    } else if (!this.isXml && misplaced('#tekst', open)) this.fault(`tekst i <${open.navn}>`, at);
    const { linje, kolonne } = this.place(at);
    let tekst = isRaw || !written.includes('&') ? written : this.unescape(written, at);
    // A soft hyphen is an advice to the line breaker and no part of the word.
    tekst = tekst.replaceAll('\u00ad', '');
    // Browsers drop a line break that such an element begins with.
    if (tekst.startsWith('\n') && FIRST_LINE.has(open.navn) && open.children.length === 0)
      tekst = tekst.slice(1);
    open.children.push({ slag: 'tekst', tekst, linje, kolonne });
  }

  private unescape(text: string, at: number): string {
    return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const read = name === undefined ? letterOf(code) : ENTITIES[name];
      if (read === undefined || NO_TEXT.test(read)) this.fault(`tegnkoden «${whole}»`, at);
      return read ?? whole;
    });
  }

  private startTag(): void {
    const { at, source, open } = this;
    const { linje, kolonne } = this.place(at);
    const nameEnd = endOfName(source, at + 1);
    const navn = source.slice(at + 1, nameEnd);
    const attr: Record<string, string> = {};
    const end = /^[a-zA-Z]/.test(navn) ? this.attributes(nameEnd, attr) : undefined;
    if (end === undefined) {
      // Neither comments nor processing instructions are written, nor a loose «<».
      this.fault('uventet «<»', at);
      open.children.push({ slag: 'tekst', tekst: '<', linje, kolonne });
      this.at = at + 1;
      return;
    }
    this.at = end + 1;
    const element: Element = {
      slag: 'element',
      navn,
      attr,
      children: [],
      parent: open,
      linje,
      kolonne,
    };
    const isClosed = source[end - 1] === '/';
    if (!this.isXml) this.judge(element, open, isClosed, at);
    open.children.push(element);
    if (isClosed || (VOID.has(navn) && !this.isXml)) return;
    this.open = element;
    if (RAW.has(navn) && (!this.isXml || navn === 'style')) this.raw(navn);
  }

  /** Holds a start tag to what HTML says of it. */
  private judge({ navn, attr }: Element, parent: Element, isClosed: boolean, at: number): void {
    if (misplaced(navn, parent)) this.fault(`<${navn}> i <${parent.navn}>`, at);
    if (navn === 'svg' || isDrawn(parent)) return;
    if (isClosed) this.fault(`<${navn}/>`, at);
    for (const name in attr)
      if (/[A-Z]/.test(name)) this.fault(`stor bokstav i en attributt til <${navn}>`, at);
  }

  /** Reads attributes from a place on; returns where the tag ends, or undefined where it is not well written. */
  private attributes(from: number, attr: Record<string, string>): number | undefined {
    const { source } = this;
    let at = from;
    for (;;) {
      const start = afterSpace(source, at);
      if (source[start] === '>') return start;
      if (source[start] === '/') return source[start + 1] === '>' ? start + 1 : undefined;
      const nameEnd = endOfName(source, start);
      if (start === at || nameEnd === start) return undefined;
      const name = source.slice(start, nameEnd);
      if (Object.hasOwn(attr, name)) this.fault(`attributtet ${name} står to ganger`, start);
      at = nameEnd;
      let value = '';
      if (source[nameEnd] === '=') {
        const end = source[nameEnd + 1] === '"' ? source.indexOf('"', nameEnd + 2) : -1;
        if (end < 0) return undefined;
        value = source.slice(nameEnd + 2, end);
        if (value.includes('&')) value = this.unescape(value, start);
        at = end + 1;
      }
      attr[name] = value;
    }
  }

  /** What stands up to the element's own end tag is text. */
  private raw(navn: string): void {
    const from = this.at;
    const length = this.source.slice(from).search(new RegExp(`</${navn}`, 'i'));
    if (length <= 0) return;
    const isScript = navn === 'script' || navn === 'style';
    const text = this.source.slice(from, from + length);
    // A browser would read the first otherwise, and elements where a drawing has the second.
    if (text.includes(navn === 'script' ? '<!--' : '<')) this.fault(`«<» i <${navn}>`, from);
    this.text(from + length, isScript);
  }

  private endTag(): void {
    const { at, source } = this;
    const nameEnd = endOfName(source, at + 2);
    const navn = source.slice(at + 2, nameEnd);
    this.at = source[nameEnd] === '>' ? nameEnd + 1 : nameEnd;
    if (navn === this.open.navn && this.open.parent && source[nameEnd] === '>') {
      this.open = this.open.parent;
      return;
    }
    this.fault(`</${navn}> lukker ikke <${this.open.navn}>`, at);
    // Read on from the element that it may have been meant to close.
    const meant = nearest(this.open, (one) => one.navn === navn);
    if (meant?.parent) this.open = meant.parent;
  }
}

function placeOf({ linje, kolonne }: FilePlace): FilePlace {
  return { linje, kolonne };
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

const ENDS_NAME = new Set(Buffer.from('> ="/\n\t<\''));

/** Where a name ends: at white space or a sign of the markup. */
function endOfName(source: string, from: number): number {
  let at = from;
  while (at < source.length && !ENDS_NAME.has(source.charCodeAt(at))) at += 1;
  return at;
}

function afterSpace(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ' || source[at] === '\n' || source[at] === '\t') at += 1;
  return at;
}

function letterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
