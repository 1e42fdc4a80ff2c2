import type { VFile } from 'vfile';
import { z } from 'zod';
import { meld, type Melding } from '../domain/melding.ts';
import type { Sti, Yaml } from './yaml.ts';

type Funn = Pick<Melding, 'reason' | 'actual' | 'expected' | 'note'>;

/** The end of a reason («forventet tekst»), what was expected, and the way out. */
interface Forventning {
  ventet: string;
  expected?: string[];
  note: string;
}

/** What zod calls a type, what an editor calls it, and how to write one. */
const TYPER: Record<string, [type: string, note: string]> = {
  string: ['tekst', 'Skal et tall leses som tekst, må det stå i anførselstegn.'],
  number: ['tall', 'Skriv et tall, uten anførselstegn.'],
  int: ['heltall', 'Skriv et helt tall, uten anførselstegn.'],
  array: ['liste', 'Skriv hver verdi på egen linje, med bindestrek foran.'],
  object: ['felter med navn', 'Skriv hvert felt på egen linje, som «navn: verdi».'],
};

/** Reports every problem zod found in the YAML's data, each at the value, or at the key that should not be there. */
export function meldSkjemafeil(file: VFile, feil: z.ZodError, yaml: Yaml, ruleId: string): void {
  for (const problem of feil.issues) {
    if (problem.code === 'unrecognized_keys')
      for (const nokkel of problem.keys) meldUkjent(file, yaml, [...problem.path, nokkel], ruleId);
    else
      meld(file, {
        ruleId,
        alvor: 'error',
        sted: yaml.stedFor(problem.path),
        ...funnFor(problem, valueAt(yaml.data, problem.path)),
      });
  }
}

/** A text with every invisible or foreign character written out, so that the reader of a message can see it. */
export function synliggjor(tekst: string): string {
  return tekst.replace(/[\p{C}\p{Z}\uFFFD]|[^\P{L}\p{Script=Latin}]/gu, (tegn) =>
    tegn === ' ' ? tegn : `\\u{${(tegn.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

function meldUkjent(file: VFile, yaml: Yaml, sti: Sti, ruleId: string): void {
  meld(file, {
    ruleId,
    alvor: 'error',
    reason: `Feltet ${feltnavn(sti)} er ukjent.`,
    sted: yaml.stedForNokkel(sti),
    actual: synliggjor(String(sti.at(-1))),
    note: 'Rett skrivemåten, eller fjern feltet.',
  });
}

function funnFor(problem: z.core.$ZodIssue, verdi: unknown): Funn {
  const felt = feltnavn(problem.path);
  if (verdi === undefined) return { reason: `Feltet ${felt} mangler.`, note: 'Legg til feltet.' };
  const actual = vis(verdi);
  const { ventet, note, expected } = forventning(problem);
  return { reason: `Feltet ${felt} er ${actual}; ${ventet}.`, actual, expected, note };
}

function forventning(problem: z.core.$ZodIssue): Forventning {
  switch (problem.code) {
    case 'invalid_type': {
      const [type, note] = TYPER[problem.expected] ?? [problem.expected, 'Rett verdien.'];
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
      return {
        ventet: 'forventet en nettadresse',
        expected: ['https://…'],
        note: 'Skriv hele adressen, med https:// foran.',
      };
    default:
      return { ventet: problem.message, note: 'Skriv verdien på nytt for hånd.' };
  }
}

function feltnavn(sti: Sti): string {
  return sti.length === 0
    ? '(hele listen av felter)'
    : `«${synliggjor(z.core.toDotPath([...sti]))}»`;
}

function vis(verdi: unknown): string {
  if (verdi === null || verdi === '') return 'tomt';
  if (typeof verdi === 'string') return `«${synliggjor(verdi)}»`;
  if (Array.isArray(verdi)) return 'en liste';
  return typeof verdi === 'number' || typeof verdi === 'boolean'
    ? String(verdi)
    : 'felter med navn';
}

function valueAt(data: unknown, sti: Sti): unknown {
  let verdi = data;
  for (const steg of sti) {
    if (typeof verdi !== 'object' || verdi === null) return undefined;
    verdi = Object.getOwnPropertyDescriptor(verdi, steg)?.value;
  }
  return verdi;
}
