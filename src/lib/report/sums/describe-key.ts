import { arOf, manedNavn, type Maned } from '../../domain/maned.ts';
import { ALLE, I_ALT, parseSerieNokkel, type SerieNokkel } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';

/** A series in words for a message: «Mentor (kvinner, Andre på tiltak)». Entities the register does not know go by their slug. */
export function omtaleOf(serie: SerieNokkel, register: Register): string {
  const { niva, id, hovedgruppe, kjonn } = parseSerieNokkel(serie);
  const limits = [
    ...(niva === 'tiltaksgruppe' ? ['tiltaksgruppe'] : []),
    ...(kjonn === ALLE ? [] : [kjonn]),
    ...(niva === 'hovedgruppe' || hovedgruppe === ALLE
      ? []
      : [navnOf(register.hovedgrupper, hovedgruppe)]),
  ];
  const navn = niva === I_ALT ? 'I alt' : navnOf(entriesOf(niva, register), id);
  return limits.length === 0 ? navn : `${navn} (${limits.join(', ')})`;
}

/** A month in words: «april 2021». */
export function omtaleOfManed(maned: Maned): string {
  return `${manedNavn(maned)} ${arOf(maned)}`;
}

interface Navngitt {
  slug: string;
  navn: string;
}

function entriesOf(niva: 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak', register: Register) {
  if (niva === 'tiltak') return register.tiltak;
  return niva === 'tiltaksgruppe' ? register.tiltaksgrupper : register.hovedgrupper;
}

function navnOf(entries: Navngitt[], sought: string): string {
  return entries.find(({ slug }) => slug === sought)?.navn ?? sought;
}
