import type { VFile } from 'vfile';
import type { z } from 'zod';
import { withTusenskille } from '../../domain/free-text.ts';
import { hasErrors, meld, type Sted } from '../../domain/diagnostic.ts';
import { USYNLIG, type Oppslagsord } from '../../domain/register.ts';
import { LENGSTE_SLUG, slugify } from '../../domain/slug.ts';
import { meldLenker, meldTegn, ordflyter, parseForklaring } from './explanation-text.ts';
import { meldPastander } from './claims.ts';
import { meldSkjemafeil, synliggjor } from './schema-errors.ts';
import { parseYaml, type Yaml } from './yaml.ts';

/** A schema for the front matter of a registry entry: `tiltakSchema` and its siblings. */
export type OppforingSchema = z.ZodType<{ navn: string; kilder: readonly unknown[] }>;

/** A registry entry: the front matter, the slug from the file's name, and the explanation. */
export type Oppforing<S extends OppforingSchema> = z.output<S> & Oppslagsord;

interface Deler {
  frontmatter: string;
  forklaring: string;
  /** Line where the explanation's part of the file starts, from 1. */
  forklaringLinje: number;
}

/** The front matter starts on the line after the opening fence. */
const FRONTMATTER_LINJE = 2;
const GJERDE = '---';

/**
 * The registry entry in a Markdown file with YAML front matter, or undefined when the file has an error.
 * All problems are reported through `meld` at once: `oppforing-yaml` (no readable front matter),
 * `oppforing-felt` (a field or the explanation does not hold what it must), `oppforing-lenke` (a link, image or HTML that
 * cannot be published), `oppforing-tall` and `oppforing-skjermet` (a number of people, or a word of what is hidden),
 * `oppforing-forklaring-uten-kilde` and `oppforing-kilde-uten-forklaring`. An entry marked `uferdig` is a warning
 * (`oppforing-uferdig`) and is returned all the same.
 * The file's name must be the slug of the name it holds.
 */
export function parseOppforing<S extends OppforingSchema>(
  file: VFile,
  schema: S,
): Oppforing<S> | undefined {
  const deler = splitFile(file);
  if (!deler) return undefined;
  meldUsynlige(file, deler);
  const forklaring = withTusenskille(deler.forklaring.trim());
  const tree = parseForklaring(forklaring);
  meldLenker(file, tree, startOf(deler));
  const yaml = parseYaml(file, deler.frontmatter, FRONTMATTER_LINJE, 'oppforing-yaml');
  if (!yaml) return undefined;

  const resultat = schema.safeParse(yaml.data);
  if (!resultat.success) meldSkjemafeil(file, resultat.error, yaml, 'oppforing-felt');
  const slug = file.stem ?? '';
  const flyter = ordflyter(forklaring, tree, startOf(deler));
  meldTegn(file, forklaring, flyter);
  meldPastander(file, yaml, flyter);
  meldSlug(file, yaml, slug);
  meldKilde(file, yaml, deler, forklaring);
  if (!resultat.success || hasErrors(file)) return undefined;
  if (feltIn(resultat.data, 'uferdig') === true) meldUferdig(file, yaml);
  return { ...resultat.data, slug, forklaring };
}

function meldUferdig(file: VFile, yaml: Yaml): void {
  meld(file, {
    ruleId: 'oppforing-uferdig',
    alvor: 'warning',
    reason: 'Filen er skrevet av programmet og ikke gjort ferdig.',
    sted: yaml.stedForNokkel(['uferdig']),
    note: 'Gå gjennom navneformene, skriv gjerne en forklaring med kilde, og stryk så linjen «uferdig: true».',
  });
}

function splitFile(file: VFile): Deler | undefined {
  const linjer = String(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const slutt = linjer.findIndex((linje, i) => i > 0 && linje.trimEnd() === GJERDE);
  const apnet = linjer[0]?.trimEnd() === GJERDE;
  if (apnet && slutt > 0)
    return {
      frontmatter: linjer.slice(1, slutt).join('\n'),
      forklaring: linjer.slice(slutt + 1).join('\n'),
      forklaringLinje: slutt + 2,
    };
  meld(file, {
    ruleId: 'oppforing-yaml',
    alvor: 'error',
    reason: apnet
      ? 'Feltene øverst i filen er ikke avsluttet; forventet en linje med «---».'
      : 'Filen begynner ikke med felter; forventet «---» på første linje.',
    sted: { linje: 1, kolonne: 1 },
    actual: synliggjor(linjer[0] ?? ''),
    expected: [GJERDE],
    note: 'Feltene (navn, orden, former og så videre) skal stå øverst, mellom to linjer med «---».',
  });
  return undefined;
}

function meldUsynlige(file: VFile, { forklaring, forklaringLinje }: Deler): void {
  const usynlig = new RegExp(USYNLIG, 'gu');
  for (const [i, linje] of forklaring.split('\n').entries())
    for (const treff of linje.matchAll(usynlig))
      meld(file, {
        ruleId: 'oppforing-felt',
        alvor: 'error',
        reason: `Forklaringen har et usynlig tegn, ${synliggjor(treff[0])}; forventet bare synlige tegn.`,
        sted: { linje: forklaringLinje + i, kolonne: treff.index + 1 },
        actual: synliggjor(treff[0]),
        note: 'Slett tegnet.',
      });
}

/** The file's name is the address: that of the name, or of an earlier one when the address is to stay. */
function meldSlug(file: VFile, yaml: Yaml, slug: string): void {
  const navn = feltIn(yaml.data, 'navn');
  const tidligere = feltIn(yaml.data, 'tidligere');
  const earlier = (Array.isArray(tidligere) ? tidligere : []).flatMap((one: unknown) =>
    ['navn', 'slug'].map((felt) => feltIn(one, felt)),
  );
  if (typeof navn !== 'string') return;
  const isGiven = [navn, ...earlier].some(
    (one) => typeof one === 'string' && slugify(one) === slug,
  );
  const { length } = isGiven ? slug : slugify(navn);
  if (length > LENGSTE_SLUG) reportTooLong(file, yaml, length);
  if (isGiven || length > LENGSTE_SLUG) return;
  meld(file, {
    ruleId: 'oppforing-felt',
    alvor: 'error',
    reason: `Filen heter «${synliggjor(slug)}.md», men navnet gir adressen «${slugify(navn)}».`,
    sted: yaml.stedFor(['navn']),
    actual: slug,
    expected: [slugify(navn)],
    note: 'Skal adressen være som før, før det gamle navnet opp under «tidligere». Skal den være ny, gi også filen nytt navn.',
  });
}

function reportTooLong(file: VFile, yaml: Yaml, length: number): void {
  meld(file, {
    ruleId: 'for-langt-navn',
    alvor: 'error',
    reason: `Navnet gir en adresse på ${length} tegn; forventet høyst ${LENGSTE_SLUG}.`,
    sted: yaml.stedFor(['navn']),
    actual: String(length),
    expected: [`høyst ${LENGSTE_SLUG} tegn`],
    note: 'Skriv et kortere navn, og før det lange opp under «alias», så blir det kjent igjen i rapportene.',
  });
}

function meldKilde(file: VFile, yaml: Yaml, deler: Deler, forklaring: string): void {
  const kilder = feltIn(yaml.data, 'kilder');
  const harKilde = Array.isArray(kilder) && kilder.length > 0;
  if (forklaring !== '' && !harKilde)
    meld(file, {
      ruleId: 'oppforing-forklaring-uten-kilde',
      alvor: 'error',
      reason: 'Forklaringen har ingen kilde; forventet minst én under «kilder».',
      sted: { linje: deler.forklaringLinje + firstLine(deler.forklaring), kolonne: 1 },
      note: 'Før opp kilden med tittel og url, eller fjern forklaringen.',
    });
  if (forklaring === '' && harKilde)
    meld(file, {
      ruleId: 'oppforing-kilde-uten-forklaring',
      alvor: 'error',
      reason: 'Filen har kilder, men ingen forklaring som de gjelder.',
      sted: yaml.stedForNokkel(['kilder']),
      note: 'Skriv forklaringen under feltene, eller fjern kildene.',
    });
}

/** Where the explanation itself starts in the file. */
function startOf({ forklaring, forklaringLinje }: Deler): Sted {
  const before = forklaring.slice(0, forklaring.length - forklaring.trimStart().length).split('\n');
  return {
    linje: forklaringLinje + before.length - 1,
    kolonne: (before.at(-1) ?? '').length + 1,
  };
}

function firstLine(tekst: string): number {
  return tekst.split('\n').findIndex((linje) => linje.trim() !== '');
}

function feltIn(data: unknown, felt: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.getOwnPropertyDescriptor(data, felt)?.value;
}
