/**
 * What the site's content collections hold, and how pages read it: the reports, the registry as the newest report shows
 * it, and every series of the newest figures. Astro knows the schemas (`src/content.config.ts`); what stands here knows
 * nothing of Astro, and can be tried without it.
 */

import { z } from 'zod';
import { ALL, KJONN, parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import { rapportSchema, type Rapport } from '../domain/rapport.ts';
import {
  byOrder,
  type Hovedgruppe,
  type Register,
  type Term,
  type Tiltak,
  type Tiltaksgruppe,
} from '../domain/register.ts';
import type { SeriesMap } from '../domain/observation.ts';
import { fromColumns, seriesColumnsSchema, toColumns } from '../series/columnar.ts';
import { mergeReports } from '../series/merge.ts';
import { registerReader } from './context.ts';

/** What is told of a report without its figures. */
export const releaseSchema = rapportSchema.pick({
  id: true,
  tittel: true,
  fil: true,
  sha256: true,
  maneder: true,
});
export type Release = z.infer<typeof releaseSchema>;

/** A series: its place in the newest report's order, the sex it counts, and its months as columns. */
export const seriesEntrySchema = seriesColumnsSchema.safeExtend({
  orden: z.int().nonnegative(),
  kjonn: z.enum(KJONN),
});

/** Whom a series is about, by the ids of entries: none for the grand total. A tiltak or a group may be divided by hovedgruppe. */
export interface SeriesEntrySubject {
  hovedgruppe?: string;
  tiltaksgruppe?: string;
  tiltak?: string;
}

/** An entry of a collection before Astro has it, and the file it was read from, where it is one. */
export interface Entry<Data> {
  id: string;
  data: Data;
  file?: string;
}

type Unnamed<T> = Omit<T, 'slug'>;

/** The entries of every collection. */
export interface Entries {
  rapporter: Entry<Release>[];
  hovedgrupper: Entry<Unnamed<Hovedgruppe>>[];
  tiltaksgrupper: Entry<Unnamed<Tiltaksgruppe>>[];
  tiltak: Entry<Unnamed<Tiltak>>[];
  begreper: Entry<Unnamed<Term>>[];
  serier: Entry<z.infer<typeof seriesEntrySchema> & SeriesEntrySubject>[];
}

/** What was read, as far as collections are made of it. */
export interface ReadReports {
  register: Register;
  /** Oldest first; each is the newest edition of its release. */
  rapporter: readonly Rapport[];
  superseded: readonly Rapport[];
}

/** The entries of every collection, made of what was read; none of anything where there is no report. */
export function collectEntries({ register, rapporter, superseded }: ReadReports): Entries {
  const newest = rapporter.at(-1);
  const shown = newest
    ? registerReader(rapporter, register, superseded)(newest)
    : { hovedgrupper: [], tiltaksgrupper: [], tiltak: [], begreper: [] };
  return {
    rapporter: rapporter.map(({ id, tittel, fil, sha256, maneder }) => ({
      id,
      data: { id, tittel, fil, sha256, maneder },
      file: fil,
    })),
    hovedgrupper: shown.hovedgrupper.map((entry) => named('hovedgrupper', entry)),
    tiltaksgrupper: shown.tiltaksgrupper.map((entry) => named('tiltaksgrupper', entry)),
    tiltak: shown.tiltak.map((entry) => named('tiltak', entry)),
    begreper: (shown.begreper ?? []).map((entry) => named('begreper', entry)),
    serier: [...mergeReports(rapporter)].map(([id, series], orden) => {
      const { kjonn } = parseSeriesKey(id);
      return { id, data: { orden, kjonn, ...subjectOfSeries(id), ...toColumns(series) } };
    }),
  };
}

function named<T extends { slug: string }>(
  folder: string,
  { slug, ...data }: T,
): Entry<Omit<T, 'slug'>> {
  return { id: slug, data, file: `${folder}/${slug}.md` };
}

function subjectOfSeries(key: SeriesKey): SeriesEntrySubject {
  const { niva, id, hovedgruppe } = parseSeriesKey(key);
  return {
    ...(hovedgruppe === ALL ? {} : { hovedgruppe }),
    ...(niva === 'tiltaksgruppe' || niva === 'tiltak' ? { [niva]: id } : {}),
  };
}

/** An entry as a page gets it from Astro. */
interface Read<Data> {
  id: string;
  data: Data;
}

/** The registry of the entries, in the report's order. Astro has replaced the name of a tiltak's group by a reference. */
export function toRegister(
  hovedgrupper: readonly Read<Unnamed<Hovedgruppe>>[],
  tiltaksgrupper: readonly Read<Unnamed<Tiltaksgruppe>>[],
  tiltak: readonly Read<Omit<Tiltak, 'slug' | 'gruppe'> & { gruppe: { id: string } }>[],
  begreper: readonly Read<Unnamed<Term>>[],
): Register {
  return {
    hovedgrupper: hovedgrupper.map(withSlug).sort(byOrder),
    tiltaksgrupper: tiltaksgrupper.map(withSlug).sort(byOrder),
    tiltak: tiltak
      .map(({ id, data }) => withSlug({ id, data: { ...data, gruppe: data.gruppe.id } }))
      .sort(byOrder),
    begreper: begreper.map(withSlug).sort(byOrder),
  };
}

function withSlug<T>({ id, data }: Read<T>): T & { slug: string } {
  return { ...data, slug: id };
}

/** The series of the entries, in the newest report's order. */
export function toSeriesMap(serier: readonly Read<z.infer<typeof seriesEntrySchema>>[]): SeriesMap {
  const inOrder = [...serier].sort((a, b) => a.data.orden - b.data.orden);
  return new Map(
    inOrder.map(({ id, data: { orden: _, kjonn: __, ...columns } }) => {
      const key = id as SeriesKey;
      return [key, fromColumns(key, columns)];
    }),
  );
}
