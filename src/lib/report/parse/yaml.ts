/** YAML with the place of every value, and what a schema finds wrong told at that place. */

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
import { z } from 'zod';
import { addDiagnostic, type Place, type DiagnosticDetail } from '../../domain/diagnostic.ts';

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
 * The YAML in `text`, which starts at line `linje` of the file. Undefined, with every error told on the file,
 * when it cannot be read. Anchors cannot be referred to: each file says what it means in place.
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
  const isOneLine = end.line === start.line && to > from;
  return isOneLine ? { ...place, endColumn: end.col } : place;
}

type Finding = Pick<DiagnosticDetail, 'reason' | 'actual' | 'expected' | 'note'>;

/** The end of a reason («forventet tekst»), what was expected, and the way out. */
interface Expectation {
  ventet: string;
  expected?: string[];
  note: string;
}

/**
 * What zod calls a type, what an editor calls it, and how to write one. zod's own Norwegian locale has words for two of these
 * only («tall», «liste»), and none for how to mend it.
 */
const TYPES: Record<string, [type: string, note: string]> = {
  string: ['tekst', 'Skal et tall leses som tekst, må det stå i anførselstegn.'],
  number: ['tall', 'Skriv et tall, uten anførselstegn.'],
  int: ['heltall', 'Skriv et helt tall, uten anførselstegn.'],
  array: ['liste', 'Skriv hver verdi på egen linje, med bindestrek foran.'],
  object: ['felter med navn', 'Skriv hvert felt på egen linje, som «navn: verdi».'],
};

/**
 * Reports every problem zod found in the YAML's data, each at the value, or at the key that should not be there.
 * `schema` is what the data was held against: it says which fields a misspelt one may have been meant for.
 */
export function reportSchemaErrors(
  file: VFile,
  fault: z.ZodError,
  yaml: Yaml,
  { ruleId, schema }: { ruleId: string; schema: z.ZodType },
): void {
  for (const problem of fault.issues) {
    if (problem.code === 'unrecognized_keys') {
      const known = fieldsAt(schema, problem.path);
      for (const key of problem.keys)
        reportUnknownField(file, yaml, [...problem.path, key], { ruleId, known });
    } else
      addDiagnostic(file, {
        ruleId,
        severity: 'error',
        sted: yaml.placeFor(problem.path),
        ...findingFor(problem, valueAt(yaml.data, problem.path)),
      });
  }
}

/** The names of the fields that the schema has at a path; none where it has no fields there. */
function fieldsAt(schema: unknown, path: YamlPath): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return fieldsAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return fieldsAt(schema.in, path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return step === undefined ? [] : fieldsAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return step === undefined
    ? Object.keys(schema.shape)
    : fieldsAt(schema.shape[String(step)], rest);
}

/** A text with every invisible or foreign character written out, so that the reader of a message can see it. */
export function makeVisible(text: string): string {
  return text.replace(/[\p{C}\p{Z}\uFFFD]|[^\P{L}\p{Script=Latin}]/gu, (sign) =>
    sign === ' ' ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

function reportUnknownField(
  file: VFile,
  yaml: Yaml,
  path: YamlPath,
  { ruleId, known }: { ruleId: string; known: readonly string[] },
): void {
  const written = makeVisible(String(path.at(-1)));
  const meant = nearestTo(written, known);
  addDiagnostic(file, {
    ruleId,
    severity: 'error',
    reason: `Feltet ${fieldName(path)} er ukjent.${meant === undefined ? '' : ` Mente du «${meant}»?`}`,
    sted: yaml.placeForKey(path),
    actual: written,
    expected: [...known],
    note: 'Rett skrivemåten, eller fjern feltet.',
  });
}

/** The known name that differs from a written one by two letters at most, in one place. */
function nearestTo(written: string, known: readonly string[]): string | undefined {
  return known.find((name) => {
    if (Math.abs(name.length - written.length) > 2) return false;
    let start = 0;
    while (start < name.length && name[start] === written[start]) start += 1;
    let end = 0;
    const shorter = Math.min(name.length, written.length);
    while (end < shorter - start && name.at(-1 - end) === written.at(-1 - end)) end += 1;
    return Math.max(name.length, written.length) - start - end <= 2;
  });
}

function findingFor(problem: z.core.$ZodIssue, value: unknown): Finding {
  const field = fieldName(problem.path);
  if (value === undefined) return { reason: `Feltet ${field} mangler.`, note: 'Legg til feltet.' };
  const actual = show(value);
  const { ventet, note, expected } = expectation(problem);
  return { reason: `Feltet ${field} er ${actual}; ${ventet}.`, actual, expected, note };
}

function expectation(problem: z.core.$ZodIssue): Expectation {
  switch (problem.code) {
    case 'invalid_type': {
      const [type, note] = TYPES[problem.expected] ?? [problem.expected, 'Rett verdien.'];
      return { ventet: `forventet ${type}`, expected: [type], note };
    }
    case 'invalid_value': {
      const expected = problem.values.map(String);
      return { ventet: `forventet ${expected.join(', ')}`, expected, note: 'Velg en av dem.' };
    }
    case 'too_small':
      return problem.origin === 'string'
        ? { ventet: 'forventet tekst', note: 'Skriv teksten.' }
        : { ventet: 'forventet et tall fra 1 og oppover', note: 'Rett tallet.' };
    case 'invalid_format':
      if (problem.format === 'date')
        return {
          ventet: 'forventet en dato som 2021-06-30',
          expected: ['ÅÅÅÅ-MM-DD'],
          note: 'Skriv år, måned og dag, med bindestrek mellom.',
        };
      return {
        ventet: 'forventet en nettadresse',
        expected: ['https://…'],
        note: 'Skriv hele adressen, med https:// foran.',
      };
    default:
      return { ventet: problem.message, note: 'Skriv verdien på nytt for hånd.' };
  }
}

function fieldName(path: YamlPath): string {
  if (path.length === 0) return '(hele listen av felter)';
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return `«${makeVisible(steps.join('').replace(/^\./, ''))}»`;
}

function show(value: unknown): string {
  if (value === null || value === '') return 'tomt';
  if (typeof value === 'string') return `«${makeVisible(value)}»`;
  if (Array.isArray(value)) return 'en liste';
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : 'felter med navn';
}

function valueAt(data: unknown, path: YamlPath): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value;
}
