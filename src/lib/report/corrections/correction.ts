import type { VFile } from 'vfile';
import { z } from 'zod';
import { editionOf, editionOfFile } from '../../domain/edition.ts';
import type { Place } from '../../domain/diagnostic.ts';
import { parseObservationKey, type ObservationKey } from '../../domain/key.ts';
import { withThousandsSeparator } from '../../domain/free-text.ts';
import { rapportIdSchema } from '../../domain/rapport.ts';
import type { Value } from '../../domain/value.ts';
import { reportSchemaErrors, parseYaml, type Yaml } from '../parse/yaml.ts';
import { parseValue } from '../labels/cells.ts';

/** The cell a correction is about: where it stands, or what it counts. */
export type CellAddress = { linje: number; kolonne: number } | { nokkel: ObservationKey };

/** A value as the editor wrote it, and what it says. */
export interface PrintedValue {
  tekst: string;
  verdi: Value;
}

/** What the report prints, as the editor wrote it; `verdi` is undefined where that is no count, as `260¹`. */
export interface FoundValue {
  tekst: string;
  verdi: Value | undefined;
}

/** One correction: which cell of which report, what it says and what it should say, why, and when it was decided. */
export interface Rettelse {
  /** What the edition goes by: `2021-05`, and `2021-05.utgave-2` for the second. */
  rapport: string;
  celle: CellAddress;
  fra: FoundValue;
  til: PrintedValue;
  begrunnelse: string;
  dato: string;
  /** Where the fields stand in the file of corrections. */
  sted: Record<'rapport' | 'celle' | 'fra' | 'til', Place>;
}

const keySchema = z.custom<ObservationKey>((value) => {
  try {
    parseObservationKey(String(value));
    return true;
  } catch {
    return false;
  }
}, 'forventet en observasjonsnøkkel som tiltak/mentor/alle/alle@2021-05');

const printedValueSchema = z.unknown().transform((value, context): PrintedValue => {
  const tekst = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const verdi = parseValue(tekst);
  if (verdi) return { tekst, verdi };
  context.addIssue({
    code: 'custom',
    message: 'forventet et antall som «1 234», slik rapporten skriver det',
  });
  return z.NEVER;
});

/** A cell may say anything, but a number was meant only where there is a digit in it. */
const foundSchema = z.unknown().transform((value, context): FoundValue => {
  const tekst = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const verdi = parseValue(tekst);
  if (verdi ?? /\d/.test(tekst)) return { tekst, verdi };
  context.addIssue({
    code: 'custom',
    message: 'forventet det som står i cellen, som «1 234» eller «12³»',
  });
  return z.NEVER;
});

/** A release's id, and which edition of it when it is not the first. */
const editionSchema = z
  .string()
  .refine(
    (name) => rapportIdSchema.safeParse(name).success || editionOfFile(`${name}.txt`) !== undefined,
    'forventet en rapport-id som 2021-05, eller 2021-05.utgave-2 for en ny utgave',
  );

const rettelseSchema = z
  .strictObject({
    rapport: editionSchema,
    linje: z.int().positive().optional(),
    kolonne: z.int().positive().optional(),
    nokkel: keySchema.optional(),
    fra: foundSchema,
    til: printedValueSchema,
    begrunnelse: z.string().trim().min(1).transform(withThousandsSeparator),
    dato: z.iso.date('forventet en dato som 2021-06-30'),
  })
  .transform(({ linje, kolonne, nokkel, ...fields }, context) => {
    const byPlace = linje !== undefined && kolonne !== undefined && nokkel === undefined;
    if (byPlace) return { ...fields, celle: { linje, kolonne } };
    const byKey = nokkel !== undefined && linje === undefined && kolonne === undefined;
    if (byKey) return { ...fields, celle: { nokkel } };
    context.addIssue({
      code: 'custom',
      message: 'forventet enten «linje» og «kolonne», eller «nokkel»',
    });
    return z.NEVER;
  });

const listSchema = z.array(rettelseSchema);

/**
 * The corrections in a file of YAML, in the file's order; none for a file of comments only. All problems are reported
 * at once: `rettelse-yaml` (cannot be read) and `rettelse-felt` (a field does not hold what it must); then none are returned.
 */
export function parseRettelser(file: VFile): Rettelse[] {
  const text = String(file).replace(/^\uFEFF/, '');
  const yaml = parseYaml(file, text, 1, 'rettelse-yaml');
  if (!yaml || yaml.data === null) return [];
  const parsed = listSchema.safeParse(yaml.data);
  if (parsed.success)
    return parsed.data.map((fields, i) => ({ ...fields, sted: placesOf(yaml, i) }));
  reportSchemaErrors(file, parsed.error, yaml, { ruleId: 'rettelse-felt', schema: listSchema });
  return [];
}

/** The corrections of the edition that a file is by its name; which release it is of, the file's text says. */
export function rettelserOfFile(rettelser: readonly Rettelse[], name: string): Rettelse[] {
  const number = editionOfFile(name)?.number ?? 1;
  return rettelser.filter(({ rapport }) => editionOf(rapport).number === number);
}

function placesOf(yaml: Yaml, i: number): Rettelse['sted'] {
  const data = z.array(z.record(z.string(), z.unknown())).parse(yaml.data);
  const cell = data[i] && 'nokkel' in data[i] ? 'nokkel' : 'linje';
  return {
    rapport: yaml.placeFor([i, 'rapport']),
    celle: yaml.placeFor([i, cell]),
    fra: yaml.placeFor([i, 'fra']),
    til: yaml.placeFor([i, 'til']),
  };
}
