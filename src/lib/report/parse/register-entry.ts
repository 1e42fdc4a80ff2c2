import type { VFile } from 'vfile';
import type { z } from 'zod';
import { withThousandsSeparator } from '../../domain/free-text.ts';
import { hasErrors, addDiagnostic, type Place } from '../../domain/diagnostic.ts';
import { INVISIBLE, type EntryExtras } from '../../domain/register.ts';
import { LONGEST_SLUG, slugify } from '../../domain/slug.ts';
import {
  reportLinks,
  reportForeignCharacters,
  textFlows,
  parseExplanation,
  reportClaims,
} from './explanation-text.ts';
import { reportSchemaErrors, makeVisible, parseYaml, type Yaml, type YamlPath } from './yaml.ts';

/** A schema for the front matter of a registry entry. */
export type EntrySchema = z.ZodType<{ navn: string; kilder: readonly unknown[] }>;

/** A registry entry: the front matter, the slug from the file's name, and the explanation. */
export type RegisterEntry<S extends EntrySchema> = z.output<S> & EntryExtras;

interface Parts {
  frontmatter: string;
  forklaring: string;
  /** Line where the explanation's part of the file starts, from 1. */
  explanationLine: number;
}

/** The front matter starts on the line after the opening fence. */
const FRONTMATTER_LINJE = 2;
const FENCE = '---';

/**
 * The registry entry in a Markdown file with YAML front matter, or undefined when the file has an error.
 * All problems are told at once: `oppforing-yaml` (no readable front matter),
 * `oppforing-felt` (a field or the explanation does not hold what it must), `oppforing-lenke` (a link, image or HTML that
 * cannot be published), `oppforing-tall` and `oppforing-skjermet` (a number of people, or a word of what is hidden),
 * `oppforing-forklaring-uten-kilde` and `oppforing-kilde-uten-forklaring`. An entry marked `uferdig` is a warning
 * (`oppforing-uferdig`) and is returned all the same.
 * The file's name must be the slug of the name it holds. A term may speak of what is hidden, which it explains, and the site's
 * own terms have no source.
 */
export function parseEntry<S extends EntrySchema>(
  file: VFile,
  schema: S,
  kind: 'subject' | 'term' = 'subject',
): RegisterEntry<S> | undefined {
  const parts = splitFile(file);
  if (!parts) return undefined;
  reportInvisible(file, parts);
  const forklaring = withThousandsSeparator(parts.forklaring.trim());
  const tree = parseExplanation(forklaring);
  reportLinks(file, tree, startOf(parts));
  const yaml = parseYaml(file, parts.frontmatter, FRONTMATTER_LINJE, 'oppforing-yaml');
  if (!yaml) return undefined;

  const result = schema.safeParse(yaml.data);
  if (!result.success)
    reportSchemaErrors(file, result.error, yaml, { ruleId: 'oppforing-felt', schema });
  const slug = file.stem ?? '';
  const flows = textFlows(forklaring, tree, startOf(parts));
  reportForeignCharacters(file, forklaring, flows);
  reportSlug(file, yaml, slug);
  if (kind === 'subject') {
    reportClaims(file, yaml, flows);
    reportSource(file, yaml, parts, forklaring);
  } else reportEmptyTerm(file, forklaring);
  if (!result.success || hasErrors(file)) return undefined;
  if (fieldIn(result.data, 'uferdig') === true) reportUnfinished(file, yaml);
  return { ...result.data, slug, forklaring };
}

/** Where a field of an entry stands, in a file that `parseEntry` could read. */
export function placeInEntry(file: VFile, path: YamlPath): Place {
  const { frontmatter = '' } = splitFile(file) ?? {};
  const yaml = parseYaml(file, frontmatter, FRONTMATTER_LINJE, 'oppforing-yaml');
  return yaml?.placeFor(path) ?? { linje: 1, kolonne: 1 };
}

function reportUnfinished(file: VFile, yaml: Yaml): void {
  addDiagnostic(file, {
    ruleId: 'oppforing-uferdig',
    severity: 'warning',
    reason: 'Filen er skrevet av programmet og ikke gjort ferdig.',
    sted: yaml.placeForKey(['uferdig']),
    note: 'Gå gjennom navneformene, skriv gjerne en forklaring med kilde, og stryk så linjen «uferdig: true».',
  });
}

function splitFile(file: VFile): Parts | undefined {
  const lines = String(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === FENCE);
  const opened = lines[0]?.trimEnd() === FENCE;
  if (opened && end > 0)
    return {
      frontmatter: lines.slice(1, end).join('\n'),
      forklaring: lines.slice(end + 1).join('\n'),
      explanationLine: end + 2,
    };
  addDiagnostic(file, {
    ruleId: 'oppforing-yaml',
    severity: 'error',
    reason: opened
      ? 'Feltene øverst i filen er ikke avsluttet; forventet en linje med «---».'
      : 'Filen begynner ikke med felter; forventet «---» på første linje.',
    sted: { linje: 1, kolonne: 1 },
    actual: makeVisible(lines[0] ?? ''),
    expected: [FENCE],
    note: 'Feltene (navn, orden, former og så videre) skal stå øverst, mellom to linjer med «---».',
  });
  return undefined;
}

function reportInvisible(file: VFile, { forklaring, explanationLine }: Parts): void {
  const invisible = new RegExp(INVISIBLE, 'gu');
  for (const [i, line] of forklaring.split('\n').entries())
    for (const match of line.matchAll(invisible))
      addDiagnostic(file, {
        ruleId: 'oppforing-felt',
        severity: 'error',
        reason: `Forklaringen har et usynlig tegn, ${makeVisible(match[0])}; forventet bare synlige tegn.`,
        sted: { linje: explanationLine + i, kolonne: match.index + 1 },
        actual: makeVisible(match[0]),
        note: 'Slett tegnet.',
      });
}

/** The file's name is the address: that of the name, or of an earlier one when the address is to stay. */
function reportSlug(file: VFile, yaml: Yaml, slug: string): void {
  const name = fieldIn(yaml.data, 'navn');
  const tidligere = fieldIn(yaml.data, 'tidligere');
  const earlier = (Array.isArray(tidligere) ? tidligere : []).flatMap((one: unknown) =>
    ['navn', 'slug'].map((field) => fieldIn(one, field)),
  );
  if (typeof name !== 'string') return;
  const isGiven = [name, ...earlier].some(
    (one) => typeof one === 'string' && slugify(one) === slug,
  );
  const { length } = isGiven ? slug : slugify(name);
  if (length > LONGEST_SLUG) reportTooLong(file, yaml, length);
  if (isGiven || length > LONGEST_SLUG) return;
  addDiagnostic(file, {
    ruleId: 'oppforing-felt',
    severity: 'error',
    reason: `Filen heter «${makeVisible(slug)}.md», men navnet gir adressen «${slugify(name)}».`,
    sted: yaml.placeFor(['navn']),
    actual: slug,
    expected: [slugify(name)],
    note: 'Skal adressen være som før, før det gamle navnet opp under «tidligere». Skal den være ny, gi også filen nytt navn.',
  });
}

function reportTooLong(file: VFile, yaml: Yaml, length: number): void {
  addDiagnostic(file, {
    ruleId: 'for-langt-navn',
    severity: 'error',
    reason: `Navnet gir en adresse på ${length} tegn; forventet høyst ${LONGEST_SLUG}.`,
    sted: yaml.placeFor(['navn']),
    actual: String(length),
    expected: [`høyst ${LONGEST_SLUG} tegn`],
    note: 'Skriv et kortere navn, og før det lange opp under «alias», så blir det kjent igjen i rapportene.',
  });
}

function reportSource(file: VFile, yaml: Yaml, parts: Parts, explanation: string): void {
  const sources = fieldIn(yaml.data, 'kilder');
  const hasSource = Array.isArray(sources) && sources.length > 0;
  if (explanation !== '' && !hasSource)
    addDiagnostic(file, {
      ruleId: 'oppforing-forklaring-uten-kilde',
      severity: 'error',
      reason: 'Forklaringen har ingen kilde; forventet minst én under «kilder».',
      sted: { linje: parts.explanationLine + firstLine(parts.forklaring), kolonne: 1 },
      note: 'Før opp kilden med tittel og url, eller fjern forklaringen.',
    });
  if (explanation === '' && fieldIn(yaml.data, 'ingress') === undefined && hasSource)
    addDiagnostic(file, {
      ruleId: 'oppforing-kilde-uten-forklaring',
      severity: 'error',
      reason: 'Filen har kilder, men verken ingress eller forklaring som de gjelder.',
      sted: yaml.placeForKey(['kilder']),
      note: 'Skriv ingressen eller forklaringen, eller fjern kildene.',
    });
}

function reportEmptyTerm(file: VFile, explanation: string): void {
  if (explanation !== '') return;
  addDiagnostic(file, {
    ruleId: 'oppforing-felt',
    severity: 'error',
    reason: 'Begrepet har ingen forklaring; forventet minst én setning under feltene.',
    sted: { linje: 1, kolonne: 1 },
    note: 'Skriv forklaringen under feltene, eller slett filen.',
  });
}

/** Where the explanation itself starts in the file. */
function startOf({ forklaring, explanationLine }: Parts): Place {
  const before = forklaring.slice(0, forklaring.length - forklaring.trimStart().length).split('\n');
  return {
    linje: explanationLine + before.length - 1,
    kolonne: (before.at(-1) ?? '').length + 1,
  };
}

function firstLine(text: string): number {
  return text.split('\n').findIndex((line) => line.trim() !== '');
}

function fieldIn(data: unknown, field: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, field)?.value;
}
