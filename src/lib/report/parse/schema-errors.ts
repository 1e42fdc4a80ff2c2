import type { VFile } from 'vfile';
import { z } from 'zod';
import { addDiagnostic, type DiagnosticDetail } from '../../domain/diagnostic.ts';
import type { YamlPath, Yaml } from './yaml.ts';

type Finding = Pick<DiagnosticDetail, 'reason' | 'actual' | 'expected' | 'note'>;

/** The end of a reason («forventet tekst»), what was expected, and the way out. */
interface Expectation {
  ventet: string;
  expected?: string[];
  note: string;
}

/** What zod calls a type, what an editor calls it, and how to write one. */
const TYPES: Record<string, [type: string, note: string]> = {
  string: ['tekst', 'Skal et tall leses som tekst, må det stå i anførselstegn.'],
  number: ['tall', 'Skriv et tall, uten anførselstegn.'],
  int: ['heltall', 'Skriv et helt tall, uten anførselstegn.'],
  array: ['liste', 'Skriv hver verdi på egen linje, med bindestrek foran.'],
  object: ['felter med navn', 'Skriv hvert felt på egen linje, som «navn: verdi».'],
};

/**
 * Reports every problem zod found in the YAML's data, each at the value, or at the key that should not be there.
 * `kjente` are the names of fields that a misspelt one may have been meant for.
 */
export function reportSchemaFault(
  file: VFile,
  fault: z.ZodError,
  yaml: Yaml,
  ruleId: string,
  kjente: readonly string[] = [],
): void {
  for (const problem of fault.issues) {
    if (problem.code === 'unrecognized_keys')
      for (const key of problem.keys)
        reportUnknown(file, yaml, [...problem.path, key], { ruleId, kjente });
    else
      addDiagnostic(file, {
        ruleId,
        severity: 'error',
        sted: yaml.placeFor(problem.path),
        ...findingFor(problem, valueAt(yaml.data, problem.path)),
      });
  }
}

/** A text with every invisible or foreign character written out, so that the reader of a message can see it. */
export function makeVisible(text: string): string {
  return text.replace(/[\p{C}\p{Z}\uFFFD]|[^\P{L}\p{Script=Latin}]/gu, (sign) =>
    sign === ' ' ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

function reportUnknown(
  file: VFile,
  yaml: Yaml,
  path: YamlPath,
  { ruleId, kjente }: { ruleId: string; kjente: readonly string[] },
): void {
  const written = makeVisible(String(path.at(-1)));
  const meant = nearestTo(written, kjente);
  addDiagnostic(file, {
    ruleId,
    severity: 'error',
    reason: `Feltet ${fieldName(path)} er ukjent.${meant === undefined ? '' : ` Mente du «${meant}»?`}`,
    sted: yaml.placeForKey(path),
    actual: written,
    expected: [...kjente],
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
  return path.length === 0
    ? '(hele listen av felter)'
    : `«${makeVisible(z.core.toDotPath([...path]))}»`;
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
