import type { Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import {
  celleFor,
  HELHETEN,
  isSynligObservasjon,
  nokkelFor,
  synligFor,
  type Emne,
  type Grunnlag,
  type SynligObservasjon,
} from './context.ts';

/** The ways a whole divides: by hovedgruppe, by tiltaksgruppe, or by tiltak. */
export type Deling = 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak';

/** One part of a whole: what it is called after, and the series that counts it. */
export interface Delserie {
  emne: Emne;
  nokkel: SerieNokkel;
}

/** The parts of a whole that the reports print, in the registry's order; empty where it does not divide that way. */
export function delerAv(grunnlag: Grunnlag, emne: Emne, deling: Deling): Delserie[] {
  return promised(grunnlag, emne, deling).filter(({ nokkel }) => grunnlag.serier.has(nokkel));
}

function promised({ register }: Grunnlag, emne: Emne, deling: Deling): Delserie[] {
  const { niva, id } = emne;
  if (deling === 'hovedgruppe') {
    if (niva === 'hovedgruppe') return [];
    return register.hovedgrupper.map(({ slug }) => {
      const part: Emne = { niva: 'hovedgruppe', id: slug };
      const own = niva === 'i-alt' ? nokkelFor(part) : nokkelFor(emne, { hovedgruppe: slug });
      return { emne: part, nokkel: own };
    });
  }
  if (deling === 'tiltaksgruppe') {
    if (niva !== 'i-alt' && niva !== 'hovedgruppe') return [];
    const limit = niva === 'hovedgruppe' ? { hovedgruppe: id } : {};
    return register.tiltaksgrupper.map(({ slug }) => {
      const part: Emne = { niva: 'tiltaksgruppe', id: slug };
      return { emne: part, nokkel: nokkelFor(part, limit) };
    });
  }
  if (niva === 'tiltak') return [];
  const limit = niva === 'hovedgruppe' ? { hovedgruppe: id } : {};
  return register.tiltak
    .filter(({ gruppe }) => niva !== 'tiltaksgruppe' || gruppe === id)
    .map(({ slug }) => {
      const part: Emne = { niva: 'tiltak', id: slug };
      return { emne: part, nokkel: nokkelFor(part, limit) };
    });
}

/** A part with its number. */
export interface Synligdel extends Delserie {
  celle: SynligObservasjon;
}

/**
 * The parts with their numbers in a month, or undefined unless every printed part is visible and they add up to
 * the printed total. A part without a row that month is zero by the report's own sums, and left out.
 */
export function fullstendig(
  grunnlag: Grunnlag,
  total: SerieNokkel,
  deler: Delserie[],
  maned: Maned,
): Synligdel[] | undefined {
  const whole = synligFor(grunnlag, total, maned);
  if (!whole) return undefined;
  const found: Synligdel[] = [];
  for (const del of deler) {
    const celle = celleFor(grunnlag, del.nokkel, maned);
    if (!celle) continue;
    if (!isSynligObservasjon(celle)) return undefined;
    found.push({ ...del, celle });
  }
  const sum = found.reduce((so, { celle }) => so + celle.verdi.antall, 0);
  return found.length > 0 && sum === whole.verdi.antall ? found : undefined;
}

/** The others of a subject's level: the tiltak of its group, or all groups, or all hovedgrupper; itself among them. */
export function sosken(grunnlag: Grunnlag, { niva, id }: Emne): Delserie[] {
  if (niva === 'i-alt') return [];
  if (niva !== 'tiltak') return delerAv(grunnlag, HELHETEN, niva);
  const gruppe = grunnlag.register.tiltak.find(({ slug }) => slug === id)?.gruppe;
  if (gruppe === undefined) return [];
  return delerAv(grunnlag, { niva: 'tiltaksgruppe', id: gruppe }, 'tiltak');
}
