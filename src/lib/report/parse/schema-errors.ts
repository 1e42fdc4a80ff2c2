import type { VFile } from 'vfile';
import { z } from 'zod';
import { meld, type Melding } from '../../domain/diagnostic.ts';
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

/**
 * Reports every problem zod found in the YAML's data, each at the value, or at the key that should not be there.
 * `kjente` are the names of fields that a misspelt one may have been meant for.
 */
export function meldSkjemafeil(
  file: VFile,
  feil: z.ZodError,
  yaml: Yaml,
  ruleId: string,
  kjente: readonly string[] = [],
): void {
  for (const problem of feil.issues) {
    if (problem.code === 'unrecognized_keys')
      for (const nokkel of problem.keys)
        meldUkjent(file, yaml, [...problem.path, nokkel], { ruleId, kjente });
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

function meldUkjent(
  file: VFile,
  yaml: Yaml,
  sti: Sti,
  { ruleId, kjente }: { ruleId: string; kjente: readonly string[] },
): void {
  const skrevet = synliggjor(String(sti.at(-1)));
  const ment = nearestTo(skrevet, kjente);
  meld(file, {
    ruleId,
    alvor: 'error',
    reason: `Feltet ${feltnavn(sti)} er ukjent.${ment === undefined ? '' : ` Mente du «${ment}»?`}`,
    sted: yaml.stedForNokkel(sti),
    actual: skrevet,
    expected: [...kjente],
    note: 'Rett skrivemåten, eller fjern feltet.',
  });
}

/** The known name that differs from a written one by two letters at most, in one place. */
function nearestTo(skrevet: string, kjente: readonly string[]): string | undefined {
  return kjente.find((navn) => {
    if (Math.abs(navn.length - skrevet.length) > 2) return false;
    let start = 0;
    while (start < navn.length && navn[start] === skrevet[start]) start += 1;
    let end = 0;
    const shorter = Math.min(navn.length, skrevet.length);
    while (end < shorter - start && navn.at(-1 - end) === skrevet.at(-1 - end)) end += 1;
    return Math.max(navn.length, skrevet.length) - start - end <= 2;
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
