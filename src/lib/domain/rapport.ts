import { z } from 'zod';
import { manedSchema, observationSchema, seriesKeySchema } from './observation.ts';
import { tiltaksgruppeSchema, tiltakSchema } from './register.ts';

/** Id of a report: the last month it covers, then the family unless it is the usual one (`2021-05`). */
export const rapportIdSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-[a-z0-9]+)*$/, 'forventet en rapport-id som 2021-05');

/** A label that was not printed as the registry has it, and how it was understood. */
const readingSchema = z.strictObject({
  linje: z.int().positive(),
  kolonne: z.int().positive(),
  /** As printed. */
  etikett: z.string(),
  /** As understood: the registry's name. */
  navn: z.string(),
  niva: z.enum(['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak']),
  id: z.string(),
  metode: z.enum(['alias', 'normalform', 'avkortet', 'avstand']),
  /** Why no other reading is possible, in words. */
  begrunnelse: z.string(),
});

/** The kinds of sums a report allows. */
const SUM_KINDS = ['kjonn', 'hovedgrupper', 'tiltaksgrupper', 'tiltak'] as const;

/** What came of a sum: holds with all cells visible, can hold with hidden or absent parts, or does not. */
const OUTCOMES = ['eksakt', 'mulig', 'brutt'] as const;

/** One sum in one month: the total's series, its printed parts, and what came of it. */
const sumSchema = z.strictObject({
  slag: z.enum(SUM_KINDS),
  maned: manedSchema,
  total: seriesKeySchema,
  deler: z.array(seriesKeySchema),
  utfall: z.enum(OUTCOMES),
});

/** One printed table: where it starts and what it holds. */
const tableOverviewSchema = z.strictObject({
  linje: z.int().positive(),
  seksjon: z.string(),
  undergruppe: z.string(),
  rader: z.int().nonnegative(),
});

/** One report, read, resolved and reconciled: plain data. */
export const rapportSchema = z.strictObject({
  id: rapportIdSchema,
  tittel: z.string(),
  /** File name inside the report folder. */
  fil: z.string(),
  /** SHA-256 of the file's bytes, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  maneder: z.array(manedSchema).min(1),
  tabeller: z.array(tableOverviewSchema).min(1),
  /** In the report's own order: by first row of the series, then by month. */
  observasjoner: z.array(observationSchema).min(1),
  /** Rows that only repeat a total on a new page, all equal to the first. */
  gjentakelser: z.int().nonnegative(),
  tolkninger: z.array(readingSchema),
  /** Tiltak that the registry does not have and this report shows. */
  nye: z.array(tiltakSchema.extend({ slug: z.string(), forklaring: z.string() })),
  /** Likewise tiltaksgrupper. */
  nyeGrupper: z.array(tiltaksgruppeSchema.extend({ slug: z.string(), forklaring: z.string() })),
  summer: z.array(sumSchema),
  /** The file as text, line by line, without line ends. */
  linjer: z.array(z.string()),
});

export type Rapport = z.infer<typeof rapportSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type Sum = z.infer<typeof sumSchema>;
export type SumKind = (typeof SUM_KINDS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type TableOverview = z.infer<typeof tableOverviewSchema>;
