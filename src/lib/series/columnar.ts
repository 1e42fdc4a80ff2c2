import { z } from 'zod';
import type { SeriesKey } from '../domain/key.ts';
import {
  manedSchema,
  observationSchema,
  sourceSchema,
  type Observation,
  type Series,
} from '../domain/observation.ts';
import { rettetSchema, SKJERMET, valueSchema, type Value } from '../domain/value.ts';

/** What the editor wrote of a corrected figure, and the month it is of. */
const correctionSchema = rettetSchema
  .omit({ status: true, antall: true })
  .extend({ maned: manedSchema });

/**
 * A series as columns of equal length, one place for each month, oldest first. Some four hundred series of twenty years
 * are a hundred thousand figures: as columns they are checked, written and read in a seventh of the time that an object
 * for each figure takes.
 */
const columnsSchema = z.strictObject({
  maneder: z.array(manedSchema).min(1),
  /** Null where the figure is hidden, and nowhere else. */
  antall: z.array(z.int().nonnegative().nullable()),
  status: z.array(z.enum(valueSchema.options.map(({ shape }) => shape.status.value))),
  /** Where each figure stands: the id of the report, and line and column from 1. */
  rapport: z.array(sourceSchema.shape.rapport),
  linje: z.array(sourceSchema.shape.linje),
  kolonne: z.array(sourceSchema.shape.kolonne),
  rettelser: z.array(correctionSchema),
  /** What a later report told otherwise, newest last. */
  revisions: z.array(z.strictObject({ fra: observationSchema, til: observationSchema })),
});

/** A series as columns. */
export type SeriesColumns = z.infer<typeof columnsSchema>;

/** The same, held against itself: a place for each month in every column, and no number where a figure is hidden. */
export const seriesColumnsSchema = columnsSchema
  .refine(isAligned, 'forventet like mange verdier, statuser og steder som måneder')
  .refine(hidesWhole, 'forventet antall for alle måneder som ikke er skjermet, og bare for dem');

function isAligned({ maneder, antall, status, rapport, linje, kolonne }: SeriesColumns): boolean {
  return [antall, status, rapport, linje, kolonne].every(({ length }) => length === maneder.length);
}

function hidesWhole({ antall, status }: SeriesColumns): boolean {
  return antall.every((count, i) => (count === null) === (status[i] === 'skjermet'));
}

/** A series as columns: one place for each of its months, oldest first. */
export function toColumns({ observasjoner, revisions }: Series): SeriesColumns {
  return {
    maneder: observasjoner.map(({ maned }) => maned),
    antall: observasjoner.map(({ verdi }) => (verdi.status === 'skjermet' ? null : verdi.antall)),
    status: observasjoner.map(({ verdi }) => verdi.status),
    rapport: observasjoner.map(({ kilde }) => kilde.rapport),
    linje: observasjoner.map(({ kilde }) => kilde.linje),
    kolonne: observasjoner.map(({ kilde }) => kilde.kolonne),
    rettelser: observasjoner.flatMap(({ maned, verdi }) => {
      if (verdi.status !== 'rettet') return [];
      const { status: _, antall: __, ...words } = verdi;
      return { maned, ...words };
    }),
    revisions,
  };
}

/** The series that the columns are of. Throws RangeError where they are not of one length, or a correction is missing. */
export function fromColumns(nokkel: SeriesKey, columns: SeriesColumns): Series {
  const { maneder, rapport, linje, kolonne, revisions } = columns;
  const observasjoner = maneder.map((maned, i): Observation => ({
    serie: nokkel,
    maned,
    verdi: valueAt(columns, i),
    kilde: { rapport: at(rapport, i), linje: at(linje, i), kolonne: at(kolonne, i) },
  }));
  return { nokkel, observasjoner, revisions };
}

function valueAt({ maneder, antall, status, rettelser }: SeriesColumns, i: number): Value {
  const state = at(status, i);
  const count = at(antall, i);
  if (state === 'skjermet' || count === null) return SKJERMET;
  if (state === 'publisert') return { status: state, antall: count };
  const found = rettelser.find(({ maned }) => maned === maneder[i]);
  if (!found) throw new RangeError(`Rettelsen for ${maneder[i]} mangler.`);
  const { maned: _, ...words } = found;
  return { status: state, antall: count, ...words };
}

function at<T>(column: readonly T[], i: number): T {
  const value = column[i];
  if (value === undefined) throw new RangeError('Kolonnene i serien er ikke like lange.');
  return value;
}
