import { z } from 'zod';

/** The least count a report prints: every count under four is hidden. */
export const LEAST_VISIBLE = 4;

/** A count printed in the report. */
const publisertSchema = z.strictObject({
  status: z.literal('publisert'),
  antall: z.int().nonnegative(),
});

/** A count the report hides behind `*`. It has no number, so arithmetic with it does not type-check. */
const skjermetSchema = z.strictObject({ status: z.literal('skjermet') });

/**
 * A count corrected by the editor: `fra` is the text the report prints, `dato` the day of the correction, absent where
 * a download is all that tells of it.
 */
export const rettetSchema = z.strictObject({
  status: z.literal('rettet'),
  antall: z.int().nonnegative(),
  fra: z.string(),
  begrunnelse: z.string(),
  dato: z.iso.date().optional(),
});

export const valueSchema = z.discriminatedUnion('status', [
  publisertSchema,
  skjermetSchema,
  rettetSchema,
]);

/** What a cell says: a printed number, a hidden number, or a corrected one. */
export type Value = z.infer<typeof valueSchema>;

/** A value one can count with. */
export type Visible = Exclude<Value, { status: 'skjermet' }>;

/** The one hidden value: every `*` is the same. */
export const SKJERMET: Value = Object.freeze({ status: 'skjermet' });

/** A printed count. Throws RangeError unless `antall` is a whole number of at least 0. */
export function publisert(antall: number): Visible {
  if (!Number.isSafeInteger(antall) || antall < 0)
    throw new RangeError(`Ikke et antall: ${antall}`);
  return { status: 'publisert', antall };
}

/** True when the value has a number. */
export function isVisible(value: Value): value is Visible {
  return value.status !== 'skjermet';
}

/** The value as reports print it: thousands apart by a plain space, `*` for a hidden one. */
export function printValue(value: Value): string {
  return isVisible(value) ? printCount(value.antall) : '*';
}

/** A count as reports print it: `72 086`. */
export function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
