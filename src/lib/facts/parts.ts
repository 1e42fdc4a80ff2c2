import type { Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import {
  cellFor,
  GRAND_TOTAL,
  isVisibleObservation,
  keyFor,
  visibleFor,
  type Subject,
  type FactContext,
  type VisibleObservation,
} from './context.ts';

/** The ways a whole divides: by hovedgruppe, by tiltaksgruppe, or by tiltak. */
export type Partition = 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak';

/** One part of a whole: what it is called after, and the series that counts it. */
export interface PartSeries {
  emne: Subject;
  nokkel: SeriesKey;
}

/** The parts of a whole that the reports print, in the registry's order; empty where it does not divide that way. */
export function partsOf(context: FactContext, subject: Subject, sharing: Partition): PartSeries[] {
  return promised(context, subject, sharing).filter(({ nokkel }) => context.serier.has(nokkel));
}

function promised({ register }: FactContext, subject: Subject, sharing: Partition): PartSeries[] {
  const { niva, id } = subject;
  if (sharing === 'hovedgruppe') {
    if (niva === 'hovedgruppe') return [];
    return register.hovedgrupper.map(({ slug }) => {
      const part: Subject = { niva: 'hovedgruppe', id: slug };
      const own = niva === 'i-alt' ? keyFor(part) : keyFor(subject, { hovedgruppe: slug });
      return { emne: part, nokkel: own };
    });
  }
  if (sharing === 'tiltaksgruppe') {
    if (niva !== 'i-alt' && niva !== 'hovedgruppe') return [];
    const limit = niva === 'hovedgruppe' ? { hovedgruppe: id } : {};
    return register.tiltaksgrupper.map(({ slug }) => {
      const part: Subject = { niva: 'tiltaksgruppe', id: slug };
      return { emne: part, nokkel: keyFor(part, limit) };
    });
  }
  if (niva === 'tiltak') return [];
  const limit = niva === 'hovedgruppe' ? { hovedgruppe: id } : {};
  return register.tiltak
    .filter(({ gruppe }) => niva !== 'tiltaksgruppe' || gruppe === id)
    .map(({ slug }) => {
      const part: Subject = { niva: 'tiltak', id: slug };
      return { emne: part, nokkel: keyFor(part, limit) };
    });
}

/** A part with its number. */
export interface VisiblePart extends PartSeries {
  celle: VisibleObservation;
}

/**
 * The parts with their numbers in a month, or undefined unless every printed part is visible and they add up to
 * the printed total. A part without a row that month is zero by the report's own sums, and left out.
 */
export function completeParts(
  context: FactContext,
  total: SeriesKey,
  parts: PartSeries[],
  maned: Maned,
): VisiblePart[] | undefined {
  const whole = visibleFor(context, total, maned);
  if (!whole) return undefined;
  const found: VisiblePart[] = [];
  for (const part of parts) {
    const celle = cellFor(context, part.nokkel, maned);
    if (!celle) continue;
    if (!isVisibleObservation(celle)) return undefined;
    found.push({ ...part, celle });
  }
  const sum = found.reduce((so, { celle }) => so + celle.verdi.antall, 0);
  return found.length > 0 && sum === whole.verdi.antall ? found : undefined;
}

/** The others of a subject's level: the tiltak of its group, or all groups, or all hovedgrupper; itself among them. */
export function siblings(context: FactContext, { niva, id }: Subject): PartSeries[] {
  if (niva === 'i-alt') return [];
  if (niva !== 'tiltak') return partsOf(context, GRAND_TOTAL, niva);
  const group = context.register.tiltak.find(({ slug }) => slug === id)?.gruppe;
  if (group === undefined) return [];
  return partsOf(context, { niva: 'tiltaksgruppe', id: group }, 'tiltak');
}
