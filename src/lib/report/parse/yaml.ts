import type { VFile } from 'vfile';
import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { addDiagnostic, type Place } from '../../domain/diagnostic.ts';

/** A path of keys and list positions from the root to a value. */
export type YamlPath = readonly PropertyKey[];

/** A piece of YAML as plain data, with the place of every value in the file it was cut from. */
export interface Yaml {
  data: unknown;
  /** Where the value stands; where it is missing, the nearest value around it. */
  placeFor(path: YamlPath): Place;
  /** Where the key of the value stands; where it is missing, as `placeFor`. */
  placeForKey(path: YamlPath): Place;
}

const FAULT: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'Det samme feltet står to ganger.',
  TAB_AS_INDENT: 'Linjen er rykket inn med tabulator; forventet mellomrom.',
  BAD_INDENT: 'Linjen er rykket inn feil.',
  MISSING_CHAR: 'Et tegn mangler, for eksempel et anførselstegn eller et kolon.',
  BLOCK_AS_IMPLICIT_KEY: 'Linjen har et kolon for mye; tekst med kolon må stå i anførselstegn.',
  NON_STRING_KEY: 'Feltnavnet er ikke tekst.',
  TAG_RESOLVE_FAILED: 'Verdien har et merke («!») som ikke kan leses.',
};

/**
 * The YAML in `tekst`, which starts at line `linje` of the file. Reports every error through `meld`
 * and then returns undefined. Anchors cannot be referred to: each file says what it means in place.
 */
export function parseYaml(
  file: VFile,
  text: string,
  linje: number,
  ruleId: string,
): Yaml | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const place = (from: number, to = from) => toPlace(lines, linje, from, to);
  // A tab among the indents makes the reader stumble on all that follows: tell the tab alone.
  const tab = /^[ ]*\t/m.exec(text);
  const fault = [...document.errors, ...document.warnings];
  if (tab && fault.length > 0) {
    const pos = tab.index + tab[0].length - 1;
    addDiagnostic(file, {
      ruleId,
      severity: 'error',
      reason: 'Linjen er rykket inn med tabulator; forventet mellomrom.',
      sted: place(pos, pos + 1),
      note: 'Bytt tabulatoren i to mellomrom for hvert innrykk.',
    });
    return undefined;
  }
  for (const { code, message, pos } of fault)
    addDiagnostic(file, {
      ruleId,
      severity: 'error',
      reason: FAULT[code] ?? 'Teksten er ikke gyldig YAML.',
      sted: place(pos[0]),
      note: `YAML-leseren sier: ${message}`,
    });
  if (reportAlias(file, document, place, ruleId) || fault.length > 0) return undefined;

  const placeForNode = (node: Node | null) =>
    node?.range ? place(node.range[0], node.range[1]) : { linje, kolonne: 1 };
  const placeFor = (path: YamlPath) => placeForNode(findNode(document, path));
  return {
    data: document.toJS(),
    placeFor,
    placeForKey: (path) => {
      const key = findKey(document, path);
      return key ? placeForNode(key) : placeFor(path);
    },
  };
}

function reportAlias(
  file: VFile,
  document: Document,
  place: (from: number) => Place,
  ruleId: string,
): boolean {
  let found = false;
  visit(document, {
    Alias(_, alias) {
      found = true;
      addDiagnostic(file, {
        ruleId,
        severity: 'error',
        reason: `Henvisningen «*${alias.source}» er ikke tillatt; forventet verdien selv.`,
        sted: place(alias.range?.[0] ?? 0),
        actual: `*${alias.source}`,
        note: 'Skriv verdien ut. Begynner teksten med en stjerne, må den stå i anførselstegn.',
      });
    },
  });
  return found;
}

function findNode(document: Document, path: YamlPath): Node | null {
  let found: unknown = document.contents;
  for (const step of path) {
    const next: unknown = isCollection(found) ? found.get(step, true) : undefined;
    if (!isNode(next)) break;
    found = next;
  }
  return isNode(found) ? found : null;
}

function findKey(document: Document, path: YamlPath): Node | undefined {
  const parent = findNode(document, path.slice(0, -1));
  if (!isMap(parent)) return undefined;
  return parent.items
    .map((pair) => pair.key)
    .filter(isScalar)
    .find((key) => key.value === path.at(-1));
}

function toPlace(lines: LineCounter, line: number, from: number, to: number): Place {
  const start = lines.linePos(from);
  const end = lines.linePos(to);
  const place = { linje: start.line + line - 1, kolonne: Math.max(1, start.col) };
  const enLine = end.line === start.line && to > from;
  return enLine ? { ...place, endColumn: end.col } : place;
}
