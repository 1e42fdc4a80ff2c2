import { z } from 'zod';
import { isManed, type Maned } from './maned.ts';
import { parseSerieNokkel, type SerieNokkel } from './key.ts';
import { verdiSchema } from './value.ts';

export const manedSchema = z.custom<Maned>(
  (value) => typeof value === 'string' && isManed(value),
  'forventet en måned som 2021-05',
);

export const serieNokkelSchema = z.custom<SerieNokkel>((value) => {
  if (typeof value !== 'string') return false;
  try {
    parseSerieNokkel(value);
    return true;
  } catch {
    return false;
  }
}, 'forventet en serienøkkel som tiltak/mentor/alle/alle');

/** Where a figure stands: report, and 1-based line and column of the cell's first character (UTF-16 units). */
export const kildeSchema = z.strictObject({
  rapport: z.string(),
  linje: z.int().positive(),
  kolonne: z.int().positive(),
});

/** One cell of one report: what it counts, for which month, what it says, and where it stands. */
export const observasjonSchema = z.strictObject({
  serie: serieNokkelSchema,
  maned: manedSchema,
  verdi: verdiSchema,
  kilde: kildeSchema,
});

export type Kilde = z.infer<typeof kildeSchema>;
export type Observasjon = z.infer<typeof observasjonSchema>;
