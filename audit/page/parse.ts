import { detachedElement, type Element } from './document.ts';

/** Something in a page's source that is not written as the site's pages are. */
export interface SyntaxFault {
  kode: string;
  linje: number;
  kolonne: number;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** What stands in these is text up to their own end tag; in the last two, entities are read. */
const RAW = new Set(['script', 'style', 'title', 'textarea']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]+));|&/g;
const TAG = /<([a-zA-Z][\w:-]*)((?:[ \t\n]+[^\s"'<>/=]+(?:="[^"<]*")?)*)[ \t\n]*(\/?)>/y;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;
const END_TAG = /<\/([a-zA-Z][\w:-]*)>/y;
/** A declaration at the top of a file. */
const HEAD = /\s*(?:<!doctype html>|<\?xml version="1\.0"(?: encoding="UTF-8")?\?>)\s*/iy;

/**
 * Reads markup that is written out in full: every element that has an end closes, in order, attributes stand in double
 * quotes, and nothing is left to a browser to mend. Never throws: what is written otherwise is a fault, and read on from.
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
  private open = this.root;
  private at = 0;
  /** The line that was last told of, and where it begins. */
  private line = 1;
  private lineStart = 0;

  constructor(source: string) {
    this.source = source;
  }

  read(): void {
    const { source } = this;
    HEAD.lastIndex = 0;
    if (HEAD.test(source)) this.at = HEAD.lastIndex;
    while (this.at < source.length) {
      const next = source.indexOf('<', this.at);
      const end = next < 0 ? source.length : next;
      if (end > this.at) this.text(end);
      else if (source[end + 1] === '/') this.endTag();
      else this.startTag();
    }
    for (let left = this.open; left.parent; left = left.parent)
      this.faults.push({
        kode: `<${left.navn}> lukkes aldri`,
        linje: left.linje,
        kolonne: left.kolonne,
      });
  }

  private place(at: number): { linje: number; kolonne: number } {
    let next = this.source.indexOf('\n', this.lineStart);
    while (next >= 0 && next < at) {
      this.lineStart = next + 1;
      this.line += 1;
      next = this.source.indexOf('\n', this.lineStart);
    }
    return { linje: this.line, kolonne: at - this.lineStart + 1 };
  }

  private fault(kode: string, at: number): void {
    this.faults.push({ kode, ...this.place(at) });
  }

  private text(end: number, isRaw = false): void {
    const { at, source, open } = this;
    let tekst = source.slice(at, end);
    this.at = end;
    // Between the largest parts white space is nothing.
    if ((open.navn === 'html' || !open.parent) && tekst.trim() === '') return;
    const place = this.place(at);
    if (!isRaw) tekst = this.unescape(tekst, at);
    // A soft hyphen is an advice to the line breaker and no part of the word.
    if (tekst.includes('\u00ad')) tekst = tekst.replaceAll('\u00ad', '');
    // Browsers drop a line break that such an element begins with.
    if (
      open.children.length === 0 &&
      /^(?:pre|textarea)$/.test(open.navn) &&
      tekst.startsWith('\n')
    )
      tekst = tekst.slice(1);
    open.children.push({ slag: 'tekst', tekst, ...place });
  }

  private unescape(text: string, at: number): string {
    if (!text.includes('&')) return text;
    return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const read = name === undefined ? letter(code) : ENTITIES[name];
      if (read === undefined) this.fault(`ukjent tegnkode ${whole}`, at);
      return read ?? whole;
    });
  }

  private startTag(): void {
    const { at, source, open } = this;
    TAG.lastIndex = at;
    const match = TAG.exec(source);
    const place = this.place(at);
    if (!match) {
      // Neither comments nor processing instructions are written.
      this.faults.push({ kode: 'uventet «<»', ...place });
      const end = source.indexOf('>', at);
      this.at = end < 0 ? source.length : end + 1;
      return;
    }
    const [, navn = '', attributes = '', selfClosing] = match;
    this.at = TAG.lastIndex;
    const element: Element = {
      slag: 'element',
      navn,
      attr: attributes === '' ? {} : this.attributes(attributes, at),
      children: [],
      parent: open,
      ...place,
    };
    open.children.push(element);
    if (selfClosing === '/' || VOID.has(navn)) return;
    this.open = element;
    if (RAW.has(navn)) this.raw(navn);
  }

  private raw(navn: string): void {
    const end = this.source.indexOf(`</${navn}>`, this.at);
    // In a drawing a browser would read elements there.
    if (navn !== 'script' && this.source.slice(this.at, end).includes('<'))
      this.fault(`«<» i <${navn}>`, this.at);
    if (end > this.at) this.text(end, navn === 'script' || navn === 'style');
  }

  private attributes(text: string, at: number): Record<string, string> {
    const out: Record<string, string> = {};
    for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
      if (name in out) this.fault(`attributtet ${name} står to ganger`, at);
      out[name] = this.unescape(value, at);
    }
    return out;
  }

  private endTag(): void {
    const { at, source } = this;
    END_TAG.lastIndex = at;
    const name = END_TAG.exec(source)?.[1];
    this.at = name === undefined ? at + 2 : END_TAG.lastIndex;
    if (name === this.open.navn && this.open.parent) {
      this.open = this.open.parent;
      return;
    }
    this.fault(`</${name ?? ''}> lukker ikke <${this.open.navn}>`, at);
    // Read on from the element that it may have been meant to close.
    let meant: Element | undefined = this.open;
    while (meant && meant.navn !== name) meant = meant.parent;
    if (meant?.parent) this.open = meant.parent;
  }
}

function letter(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff && !Number.isNaN(code)
    ? String.fromCodePoint(code)
    : undefined;
}
