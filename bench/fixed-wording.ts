import ts from 'typescript';

/** A module as a tree, with what it declares and what it has from others. */
export interface Module {
  file: string;
  source: ts.SourceFile;
  declared: Map<string, ts.Node[]>;
  imported: Map<string, { file: string; name: string }>;
}

/**
 * What a page says whatever its reports tell: the texts of its source, and of the components in it, that stand in no braces.
 * The auditor holds each page to them. A page is told by its files: `*` is what a route leaves open, and `**`
 * any number of steps.
 */
export function fixedTexts(modules: ReadonlyMap<string, Module>): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const [file, module] of modules) {
    const page = pageOf(file);
    if (page === undefined) continue;
    const texts = new Set<string>();
    takeFixed(module.source, module, modules, texts);
    out.set(page, texts);
  }
  return out;
}

/** The files that a page's source is made to, as a pattern; undefined for what is no page. */
function pageOf(file: string): string | undefined {
  const [, route] = /^src\/pages\/(.+)\.astro$/.exec(file) ?? [];
  if (route === undefined || route.startsWith('[...')) return undefined;
  const open = route.replace(/\[\.\.\.[^\]]*\]$/, '**index').replace(/\[[^\]]*\]/g, '*');
  if (open === '404') return '404.html';
  return open.endsWith('index') ? `${open}.html` : `${open}/index.html`;
}

const SILENT = /^(?:script|style)$/;
/** Attributes of components that hold a text they show. */
const SHOWN = ['tittel', 'set:text'];

function takeFixed(
  node: ts.Node,
  module: Module,
  modules: ReadonlyMap<string, Module>,
  texts: Set<string>,
): void {
  if (ts.isJsxExpression(node)) return;
  if (ts.isJsxElement(node) && SILENT.test(node.openingElement.tagName.getText())) return;
  if (ts.isJsxText(node)) texts.add(node.text);
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
    const name = node.tagName.getText();
    for (const attribute of SHOWN) texts.add(valueOf(node, attribute) ?? '');
    const component = modules.get(module.imported.get(name)?.file ?? '');
    if (component) takeFixed(component.source, component, modules, texts);
  }
  ts.forEachChild(node, (child) => takeFixed(child, module, modules, texts));
}

/**
 * What elements say that never say anything else: their texts, by the element and the one it stands in, `details.figurlenke >
 * summary`. One that something else is put into anywhere is not among them, and none without a class: editors may write
 * those.
 */
export function closedTexts(modules: ReadonlyMap<string, Module>): Map<string, Set<string>> {
  const closed: Closed = { texts: new Map(), open: new Set() };
  for (const { file, source } of modules.values())
    if (file.endsWith('.astro')) takeClosed(source, undefined, closed);
  const { texts, open } = closed;
  const isOpen = (key: string): boolean =>
    open.has(key) || open.has(key.replace(/(?<= > \w+)\..*/, ''));
  for (const key of texts.keys()) if (isOpen(key)) texts.delete(key);
  return texts;
}

interface Closed {
  texts: Map<string, Set<string>>;
  /** Those that say something else somewhere. */
  open: Set<string>;
}

function takeClosed(node: ts.Node, above: string | undefined, closed: Closed): void {
  let own = above;
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
    const opening = ts.isJsxElement(node) ? node.openingElement : node;
    const text = ts.isJsxElement(node) ? textOf(node) : valueOf(opening, 'set:text');
    own = nameOf(opening);
    takeHeading(opening, text, closed);
    if (above !== undefined)
      takeElement(
        `${above} > ${own ?? opening.tagName.getText()}`,
        own === undefined ? undefined : text,
        closed,
      );
  }
  ts.forEachChild(node, (child) => takeClosed(child, own, closed));
}

function takeElement(key: string, text: string | undefined, { texts, open }: Closed): void {
  if (text === undefined) open.add(key);
  else if (key.includes('.') && text.trim() !== '') put(key, text, texts);
}

/** A heading has the id that its component is given; `*` where that is worked out. */
function takeHeading(
  opening: ts.JsxOpeningLikeElement,
  text: string | undefined,
  { texts, open }: Closed,
): void {
  if (!/^(?:h2|SectionTitle)$/.test(opening.tagName.getText())) return;
  const [id = '*', title = text] = ['id', 'tittel'].map((name) => valueOf(opening, name));
  if (title !== undefined) put(`h2#${id}`, title, texts);
  else if (id !== '*') open.add(`h2#${id}`);
}

function put(key: string, text: string, out: Map<string, Set<string>>): void {
  out.set(key, (out.get(key) ?? new Set()).add(text));
}

/** An element and its class; undefined for a component, and where the class is worked out. */
function nameOf(opening: ts.JsxOpeningLikeElement): string | undefined {
  const tag = opening.tagName.getText();
  const hasClass = opening.attributes.properties.some((one) => one.name?.getText() === 'class');
  const name = valueOf(opening, 'class');
  if (!/^[a-z]/.test(tag) || (hasClass && name === undefined)) return undefined;
  return name === undefined ? tag : `${tag}.${name}`;
}

/** An attribute's value, where that is written out. */
function valueOf(opening: ts.JsxOpeningLikeElement, name: string): string | undefined {
  const found = opening.attributes.properties.find((one) => one.name?.getText() === name);
  return found &&
    ts.isJsxAttribute(found) &&
    found.initializer &&
    ts.isStringLiteral(found.initializer)
    ? found.initializer.text
    : undefined;
}

/** What stands in an element, where that is text and no more. */
function textOf({ children }: ts.JsxElement): string | undefined {
  const texts = children.filter(ts.isJsxText);
  return texts.length === children.length ? texts.map(({ text }) => text).join('') : undefined;
}
