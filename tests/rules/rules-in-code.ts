import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOTS = ['src/lib', 'scripts'].map((folder) => join(import.meta.dirname, '../..', folder));
const RULE = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/**
 * Every ruleId the code can report: the texts that are given to a property or a parameter called `ruleId`, whether
 * outright or by a choice between two.
 */
export function listRulesInCode(): string[] {
  const sources = ROOTS.flatMap(readSources);
  const parameters = new Map(sources.flatMap((source) => listParameters(source)));
  const found = sources.flatMap((source) => listGiven(source, parameters));
  return [...new Set(found)].sort();
}

function readSources(root: string): ts.SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    });
}

/** Functions with a parameter called `ruleId`, and which one it is. */
function listParameters(source: ts.SourceFile): [name: string, index: number][] {
  return descend(source).flatMap((node) => {
    if (!ts.isFunctionDeclaration(node) || !node.name) return [];
    const index = node.parameters.findIndex(({ name }) => name.getText() === 'ruleId');
    return index === -1 ? [] : [[node.name.text, index]];
  });
}

function listGiven(source: ts.SourceFile, parameters: ReadonlyMap<string, number>): string[] {
  return descend(source).flatMap((node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'ruleId')
      return textsOf(node.initializer);
    if (!ts.isCallExpression(node)) return [];
    const index = parameters.get(node.expression.getText());
    const argument = index === undefined ? undefined : node.arguments[index];
    return argument ? textsOf(argument) : [];
  });
}

function textsOf(expression: ts.Expression): string[] {
  return descend(expression)
    .filter(ts.isStringLiteral)
    .map(({ text }) => text)
    .filter((text) => RULE.test(text));
}

function descend(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return [node, ...children.flatMap(descend)];
}
