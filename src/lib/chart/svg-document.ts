/**
 * The little of the DOM that Plot's static marks need to build an SVG tree, without a parser, styles, events or
 * layout. A full DOM spends several times longer on the same drawing; a test holds the two against each other.
 */
export function createDocument(): Document {
  // Plot asks for a whole Document and uses this part; what is missing throws where it is called.
  return new LightDocument() as unknown as Document;
}

class LightDocument {
  readonly documentElement = new LightElement(this, 'html', 'http://www.w3.org/1999/xhtml');

  createElementNS(namespace: string, name: string): LightElement {
    return new LightElement(this, name, namespace);
  }
}

class LightElement {
  readonly children: LightElement[] = [];
  readonly ownerDocument: LightDocument;
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly #attributes = new Map<string, string>();
  #text = '';

  constructor(ownerDocument: LightDocument, tagName: string, namespaceURI: string) {
    this.ownerDocument = ownerDocument;
    this.tagName = tagName;
    this.namespaceURI = namespaceURI;
  }

  get textContent(): string {
    return this.#text + this.children.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    this.children.length = 0;
    this.#text = text;
  }

  appendChild(child: LightElement): LightElement {
    this.children.push(child);
    return child;
  }

  /** d3 inserts at the end only, as nothing it enters has a neighbour yet. */
  insertBefore(child: LightElement, next: LightElement | null): LightElement {
    if (next !== null) throw new Error('Uventet innsetting foran et element');
    return this.appendChild(child);
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
}
