import { ALL, I_ALT, parseSeriesKey, type SeriesKey } from './key.ts';
import { entriesAt, type Register } from './register.ts';

/** A series in words for a message: «Mentor (kvinner, Andre på tiltak)». Entities the register does not know go by their slug. */
export function describeSeries(series: SeriesKey, register: Register): string {
  const { niva, id, hovedgruppe, kjonn } = parseSeriesKey(series);
  const limits = [
    ...(niva === 'tiltaksgruppe' ? ['tiltaksgruppe'] : []),
    ...(kjonn === ALL ? [] : [kjonn]),
    ...(niva === 'hovedgruppe' || hovedgruppe === ALL
      ? []
      : [nameOf(register.hovedgrupper, hovedgruppe)]),
  ];
  const name = niva === I_ALT ? 'I alt' : nameOf(entriesAt(niva, register), id);
  return limits.length === 0 ? name : `${name} (${limits.join(', ')})`;
}

interface Named {
  slug: string;
  navn: string;
}

function nameOf(entries: readonly Named[], sought: string): string {
  return entries.find(({ slug }) => slug === sought)?.navn ?? sought;
}
