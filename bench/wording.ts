import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { convertToTsx } from '@astrojs/astro2tsx';
import ts from 'typescript';
import { closedTexts, fixedTexts, type Module } from './fixed-wording.ts';

/**
 * Every piece of text that the builder's sources can put into what it publishes: what is written in quotation marks, in
 * templates and between tags. The auditor holds the words of a site against them (`audit/page/wording.ts`). They are read off
 * the code and never off a site, so nothing that the builder can write is foreign to them.
 */

/** A piece of text, at which ends it may touch the letters of another, and who can write it. */
export interface Piece {
  text: string;
  /** True where a template goes straight on from, or into, a word: `${name}ene`. */
  glued: { before: boolean; after: boolean };
  writers: string[];
}

/** All of a module: what whoever renders a component gets. */
const WHOLE = 'default';

type Found = Map<string, { before: boolean; after: boolean }>;

/** The pieces of each writer, sorted; `root` is the folder that has `src`. */
export function readPieces(root: string): Piece[] {
  const modules = readModules(root);
  const pieces = new Map<string, Piece>();
  for (const [writer, { from, without }] of writersIn(modules))
    for (const [text, { before, after }] of piecesReached(from, without, modules, writer)) {
      const known = pieces.get(text);
      if (known) {
        known.writers.push(writer);
        known.glued = {
          before: known.glued.before || before,
          after: known.glued.after || after,
        };
      } else pieces.set(text, { text, glued: { before, after }, writers: [writer] });
    }
  for (const [place, texts] of [...fixedTexts(modules), ...closedTexts(modules)])
    for (const text of texts) {
      const said: Found = new Map();
      add(decoded(text), said, { before: false, after: false });
      for (const piece of said.keys()) pieces.get(piece)?.writers.push(place);
    }
  return [...pieces.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** The pieces as JSON, one a line: an end that touches letters is marked by `~`. */
export function formatPieces(pieces: readonly Piece[]): string {
  const lines = pieces.map(({ text, glued, writers }) => {
    const shown = `${glued.before ? '~' : ''}${text}${glued.after ? '~' : ''}`;
    return JSON.stringify([shown, ...writers.sort()]);
  });
  return `[\n${lines.join(',\n')}\n]\n`;
}

function readModules(root: string): Map<string, Module> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('src', file))
    .filter((file) => /\.(ts|astro)$/.test(file) && !/^src\/content\/|\.d\.ts$/.test(file))
    .sort();
  return new Map(
    files.map((file) => [file, readModule(file, readFileSync(join(root, file), 'utf8'))]),
  );
}

function readModule(file: string, text: string): Module {
  const isPage = file.endsWith('.astro');
  const source = ts.createSourceFile(
    file,
    isPage ? convertToTsx(text).code : text,
    ts.ScriptTarget.Latest,
    true,
    isPage ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const module: Module = { file, source, declared: new Map(), imported: new Map() };
  module.declared.set(WHOLE, [source]);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, module);
    else declare(statement, module);
  }
  return module;
}

function readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration, module: Module): void {
  if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.')) return;
  const file = normalize(join(dirname(module.file), moduleSpecifier.text));
  if (importClause?.name) module.imported.set(importClause.name.text, { file, name: WHOLE });
  const named = importClause?.namedBindings;
  if (!named) return;
  if (ts.isNamespaceImport(named)) module.imported.set(named.name.text, { file, name: '*' });
  else
    for (const { name, propertyName } of named.elements)
      module.imported.set(name.text, { file, name: (propertyName ?? name).text });
}

function declare(statement: ts.Statement, { declared }: Module): void {
  const add = (name: string) => declared.set(name, [...(declared.get(name) ?? []), statement]);
  if (ts.isVariableStatement(statement)) {
    const names = (binding: ts.BindingName): void => {
      if (ts.isIdentifier(binding)) add(binding.text);
      else for (const one of binding.elements) if (ts.isBindingElement(one)) names(one.name);
    };
    for (const { name } of statement.declarationList.declarations) names(name);
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    if (statement.name) add(statement.name.text);
  }
}

/** Where a name leads: the nodes that declare it, and their module. */
interface Place {
  module: Module;
  node: ts.Node;
}

function lookUp(module: Module, name: string, modules: Map<string, Module>): Place[] {
  const own = module.declared.get(name);
  if (own) return own.map((node) => ({ module, node }));
  const from = module.imported.get(name);
  const target = from && modules.get(from.file);
  if (!target) return [];
  return from.name === '*'
    ? [{ module: target, node: target.source }]
    : lookUp(target, from.name, modules);
}

/** Where a writer's text begins, and what it is known not to write: the other kinds in the table that it is picked from. */
interface Writer {
  from: Place[];
  without?: Place[];
}

/** The writers: a sentence by its kind, the words of a figure by its, headings, key figures, and all pages. */
function writersIn(modules: Map<string, Module>): Map<string, Writer> {
  const at = (file: string, ...names: string[]): Place[] => {
    const module = modules.get(file);
    const places = module ? names.flatMap((name) => lookUp(module, name, modules)) : [];
    if (places.length < names.length) throw new RangeError(`${file} has not ${names.join(', ')}`);
    return places;
  };
  const writers = new Map<string, Writer>();
  const summary = at('src/lib/text/summary.ts', 'summaryFor');
  const told = at('src/lib/text/phrasings.ts', 'PHRASINGS');
  const opening = at('src/lib/text/opening.ts', 'openings');
  const headlines = at('src/lib/text/headline.ts', 'headlines');
  // What they give is no text: what is known, what of it is told, and what it stands on.
  const silent = [
    ...at('src/lib/text/headline.ts', 'headlineFacts'),
    ...at('src/lib/text/workings.ts', 'workingFor'),
    ...at('src/lib/text/plan.ts', 'planFacts', 'toFactsSeen'),
    ...at('src/lib/text/pick-variant.ts', 'pickVariant'),
    ...at('src/lib/facts/find-facts.ts', 'findFacts'),
  ];
  const sentences = tableIn(told, modules);
  const opens = new Set(literalsIn(opening[0]?.module.source));
  for (const kind of kindsIn(at('src/lib/domain/contract.ts', WHOLE))) {
    const own = [...(sentences.get(kind) ?? []), ...(opens.has(kind) ? opening : [])];
    const others = [...told, ...opening, ...headlines].filter((one) => !own.includes(one));
    const without = [...others, ...silent];
    if (own.length > 0) writers.set(`setning:${kind}`, { from: [...own, ...summary], without });
  }
  for (const [kind, place] of draftsIn(summary)) writers.set(`setning:${kind}`, { from: [place] });
  const report = at('src/lib/text/report-summary.ts', 'rapportSummary');
  const words = at('src/lib/text/words.ts', 'wordContext');
  for (const [kind, place] of draftsIn(report))
    writers.set(`setning:${kind}`, { from: [...words, place] });
  writers.set('overskrift', {
    from: [...headlines, ...summary],
    without: [...told, ...opening, ...silent],
  });
  const captions = at('src/lib/text/captions.ts', 'TEXTS');
  // What stands where a figure was that can no longer be drawn.
  const undrawn = at('src/lib/site/published-figures.ts', 'undrawn', 'NOT_IN_NEW_EDITION');
  for (const [kind, places] of tableIn(captions, modules))
    writers.set(`figurtekst:${kind}`, {
      from: [...places, ...at('src/lib/text/captions.ts', 'figureText'), ...undrawn],
      without: captions,
    });
  writers.set('nokkeltall', {
    from: [
      ...at('src/lib/text/key-figures.ts', 'keyFigures'),
      ...at('src/lib/text/standing.ts', 'standing'),
      ...at('src/components/KeyFigures.astro', WHOLE),
    ],
  });
  const pages = [...modules.values()].filter(({ file }) => /^src\/(pages\/|middleware)/.test(file));
  writers.set(FIELDS, { from: pages.map((module) => ({ module, node: module.source })) });
  writers.set('alt', { from: pages.map((module) => ({ module, node: module.source })) });
  return writers;
}

/** The kinds of sentences there are: the words of a type that the contract promises. */
function kindsIn(places: Place[]): string[] {
  return places.flatMap(({ module }) =>
    module.source.statements
      .filter(ts.isTypeAliasDeclaration)
      .filter(({ name }) => name.text === 'FactKind')
      .flatMap(literalsIn),
  );
}

/** Every text in quotation marks in a module. */
function literalsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  return node.getChildren().flatMap(literalsIn);
}

/** Sentences that are drafted in place, `{ slag: 'skjermede', phrase: … }`: how each kind is told. */
function draftsIn(places: Place[]): [string, Place][] {
  const drafts: [string, Place][] = [];
  const visit = (module: Module, node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const valueOf = (name: string) =>
        node.properties
          .filter(ts.isPropertyAssignment)
          .find((property) => property.name.getText(module.source) === name)?.initializer;
      const [kind, phrase] = [valueOf('slag'), valueOf('phrase')];
      if (kind && phrase && ts.isStringLiteral(kind))
        drafts.push([kind.text, { module, node: phrase }]);
    }
    ts.forEachChild(node, (child) => visit(module, child));
  };
  for (const { module, node } of places) visit(module, node);
  return drafts;
}

/** A record of functions by kind: where each of them is written. */
function tableIn(places: Place[], modules: Map<string, Module>): Map<string, Place[]> {
  const table = new Map<string, Place[]>();
  const visit = (module: Module, node: ts.Node): void => {
    if (!ts.isObjectLiteralExpression(node)) {
      ts.forEachChild(node, (child) => visit(module, child));
      return;
    }
    for (const property of node.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      const key = property.name.getText(module.source).replace(/^'|'$/g, '');
      const value = property.initializer;
      if (ts.isIdentifier(value)) table.set(key, lookUp(module, value.text, modules));
      if (!ts.isPropertyAccessExpression(value)) continue;
      const from = module.imported.get(value.expression.getText(module.source));
      const target = from && modules.get(from.file);
      if (target) table.set(key, lookUp(target, value.name.text, modules));
    }
  };
  for (const { module, node } of places) visit(module, node);
  return table;
}

/** All text in the places, and in whatever they name, and so on. */
function piecesReached(
  roots: readonly Place[],
  without: readonly Place[] = [],
  modules: Map<string, Module>,
  writer: string,
): Found {
  const found: Found = new Map();
  const fields: Found = new Map();
  const seen = new Set<ts.Node>(without.map(({ node }) => node));
  const queue = [...roots];
  for (let place = queue.pop(); place; place = queue.pop()) {
    const { module, node } = place;
    if (seen.has(node)) continue;
    seen.add(node);
    const names = new Set<string>();
    collect(node, found, names);
    for (const name of names) queue.push(...lookUp(module, name, modules));
    if (writer === FIELDS) fieldsIn(node, fields);
  }
  return writer === FIELDS ? fields : found;
}

/** The writer of names of fields: whatever an object calls one. */
const FIELDS = 'felt';

function fieldsIn(node: ts.Node, fields: Found): void {
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    const name = node.name.getText().replace(/^['"]|['"]$/g, '');
    fields.set(name, { before: false, after: false });
  }
  ts.forEachChild(node, (child) => fieldsIn(child, fields));
}

/** Attributes that are read, on elements; a component's may hold anything. */
const READ =
  /^(aria-label|aria-description|title|alt|placeholder|label|content|summary|set:(text|html))$/;
/** What only looks at a text, and passes it nowhere. */
const LOOKS = /^(startsWith|endsWith|includes|indexOf|lastIndexOf|has|get|split|localeCompare)$/;
const COMPARES = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InKeyword,
]);

function collect(node: ts.Node, found: Found, names: Set<string>): void {
  if (isWithoutText(node)) return;
  if (ts.isIdentifier(node)) names.add(node.text);
  else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    const joined = isJoined(node);
    if (!isLookedAt(node)) add(node.text, found, { before: joined, after: joined });
  } else if (ts.isTemplateExpression(node)) {
    add(node.head.text, found, { before: false, after: true });
    for (const { literal, expression } of node.templateSpans) {
      add(literal.text, found, { before: true, after: ts.isTemplateMiddle(literal) });
      collect(expression, found, names);
    }
  } else if (ts.isJsxText(node)) add(decoded(node.text), found, { before: false, after: false });
  else if (ts.isPropertyAccessExpression(node)) collect(node.expression, found, names);
  else if (ts.isPropertyAssignment(node)) collect(node.initializer, found, names);
  else ts.forEachChild(node, (child) => collect(child, found, names));
}

/** Types, imports and errors that are thrown; an element's attributes that nobody reads. */
function isWithoutText(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return !ts.isExpressionWithTypeArguments(node);
  if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  if (ts.isNewExpression(node)) return node.expression.getText().endsWith('Error');
  if (!ts.isJsxAttribute(node) || !node.initializer || !ts.isStringLiteral(node.initializer))
    return false;
  const element = node.parent.parent.tagName.getText();
  return /^[a-z]/.test(element) && !READ.test(node.name.getText());
}

/** Text that something is compared with, or looked for in. */
function isLookedAt(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return COMPARES.has(parent.operatorToken.kind);
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return true;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression))
    return false;
  return LOOKS.test(parent.expression.name.text);
}

/** Text that is put together with other by `+`, or put in the place of a part of one. */
function isJoined({ parent }: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.PlusToken;
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent))
    return isJoined(parent) || isJoined(parent.parent);
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^replace(All)?$/.test(parent.expression.name.text)
  );
}

function decoded(text: string): string {
  return text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Keeps what letters a text has, markup aside: all else may stand anywhere. */
function add(written: string, found: Found, glue: { before: boolean; after: boolean }): void {
  const parts = written.split(/<[^<>]*>|<[^<>]*$|^[^<>]*>/);
  parts.forEach((part, i) => {
    const text = part.replace(/[ \t\r\n\u00a0]+/g, ' ').replaceAll('\u00ad', '');
    const core = text.trim();
    if (!/\p{L}/u.test(core)) return;
    const before = glue.before && i === 0 && /^\p{L}/u.test(text);
    const after = glue.after && i === parts.length - 1 && /\p{L}$/u.test(text);
    const known = found.get(core);
    found.set(core, { before: before || !!known?.before, after: after || !!known?.after });
  });
}
