import type { VFile } from 'vfile';
import { z } from 'zod';
import { editionOf, editionOfFile } from '../../domain/edition.ts';
import type { Sted } from '../../domain/diagnostic.ts';
import { parseObservasjonNokkel, type ObservasjonNokkel } from '../../domain/key.ts';
import { withTusenskille } from '../../domain/free-text.ts';
import { rapportIdSchema } from '../../domain/rapport.ts';
import type { Verdi } from '../../domain/value.ts';
import { meldSkjemafeil } from '../parse/schema-errors.ts';
import { parseYaml, type Yaml } from '../parse/yaml.ts';
import { parseVerdi } from '../labels/cell-value.ts';

/** The cell a correction is about: where it stands, or what it counts. */
export type Celleadresse = { linje: number; kolonne: number } | { nokkel: ObservasjonNokkel };

/** A value as the editor wrote it, and what it says. */
export interface Lest {
  tekst: string;
  verdi: Verdi;
}

/** One correction: which cell of which report, what it says and what it should say, why, and when it was decided. */
export interface Rettelse {
  /** What the edition goes by: `2021-05`, and `2021-05.utgave-2` for the second. */
  rapport: string;
  celle: Celleadresse;
  fra: Lest;
  til: Lest;
  begrunnelse: string;
  dato: string;
  /** Where the fields stand in the file of corrections. */
  sted: Record<'rapport' | 'celle' | 'fra' | 'til', Sted>;
}

const nokkelSchema = z.custom<ObservasjonNokkel>((value) => {
  try {
    parseObservasjonNokkel(String(value));
    return true;
  } catch {
    return false;
  }
}, 'forventet en observasjonsnøkkel som tiltak/mentor/alle/alle@2021-05');

const verdiSchema = z.unknown().transform((value, context): Lest => {
  const tekst = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const verdi = parseVerdi(tekst);
  if (verdi) return { tekst, verdi };
  context.addIssue({
    code: 'custom',
    message: 'forventet et antall som «1 234», slik rapporten skriver det',
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

/** The fields a correction may have, by the names an editor writes. */
const FELTER = ['rapport', 'linje', 'kolonne', 'nokkel', 'fra', 'til', 'begrunnelse', 'dato'];

const rettelseSchema = z
  .strictObject({
    rapport: editionSchema,
    linje: z.int().positive().optional(),
    kolonne: z.int().positive().optional(),
    nokkel: nokkelSchema.optional(),
    fra: verdiSchema,
    til: verdiSchema,
    begrunnelse: z.string().trim().min(1).transform(withTusenskille),
    dato: z.iso.date('forventet en dato som 2021-06-30'),
  })
  .transform(({ linje, kolonne, nokkel, ...felter }, context) => {
    const byPlace = linje !== undefined && kolonne !== undefined && nokkel === undefined;
    if (byPlace) return { ...felter, celle: { linje, kolonne } };
    const byKey = nokkel !== undefined && linje === undefined && kolonne === undefined;
    if (byKey) return { ...felter, celle: { nokkel } };
    context.addIssue({
      code: 'custom',
      message: 'forventet enten «linje» og «kolonne», eller «nokkel»',
    });
    return z.NEVER;
  });

/**
 * The corrections in a file of YAML, in the file's order; none for a file of comments only. All problems are reported
 * at once: `rettelse-yaml` (cannot be read) and `rettelse-felt` (a field does not hold what it must); then none are returned.
 */
export function parseRettelser(file: VFile): Rettelse[] {
  const tekst = String(file).replace(/^\uFEFF/, '');
  const yaml = parseYaml(file, tekst, 1, 'rettelse-yaml');
  if (!yaml || yaml.data === null) return [];
  const parsed = z.array(rettelseSchema).safeParse(yaml.data);
  if (parsed.success)
    return parsed.data.map((felter, i) => ({ ...felter, sted: stederOf(yaml, i) }));
  meldSkjemafeil(file, parsed.error, yaml, 'rettelse-felt', FELTER);
  return [];
}

/** The corrections of the edition that a file is by its name; which release it is of, the file's text says. */
export function rettelserOfFile(rettelser: readonly Rettelse[], name: string): Rettelse[] {
  const number = editionOfFile(name)?.number ?? 1;
  return rettelser.filter(({ rapport }) => editionOf(rapport).number === number);
}

function stederOf(yaml: Yaml, i: number): Rettelse['sted'] {
  const data = z.array(z.record(z.string(), z.unknown())).parse(yaml.data);
  const celle = data[i] && 'nokkel' in data[i] ? 'nokkel' : 'linje';
  return {
    rapport: yaml.stedFor([i, 'rapport']),
    celle: yaml.stedFor([i, celle]),
    fra: yaml.stedFor([i, 'fra']),
    til: yaml.stedFor([i, 'til']),
  };
}
