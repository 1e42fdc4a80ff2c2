import {
  ALLE,
  I_ALT,
  parseSerieNokkel,
  serieNokkel,
  type SerieNokkel,
  type Utsnitt,
} from '../domain/nokkel.ts';
import type { Sum } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';

/** A sum the report's layout promises, for every month: the parts that are printed add up to the total. */
export type Regnestykke = Pick<Sum, 'slag' | 'total' | 'deler'> & {
  /** How many parts the whole has; more than are printed when rows without participants are absent. */
  antallDeler: number;
};

/** Every sum between the series a report prints: both sexes, the hovedgrupper, the tiltaksgrupper, and the tiltak of a group. */
export function listSums(printed: Iterable<SerieNokkel>, register: Register): Regnestykke[] {
  const nokler = new Set(printed);
  return [...nokler].flatMap((total) =>
    promised(parseSerieNokkel(total), register).flatMap(({ slag, deler }) => {
      const found = deler.filter((del) => nokler.has(del));
      return found.length === 0 ? [] : [{ slag, total, deler: found, antallDeler: deler.length }];
    }),
  );
}

interface Deling {
  slag: Sum['slag'];
  deler: SerieNokkel[];
}

/** The ways a series of this cut divides. */
function promised(utsnitt: Utsnitt, register: Register): Deling[] {
  return [
    ...byKjonn(utsnitt),
    ...byHovedgruppe(utsnitt, register),
    ...byTiltaksgruppe(utsnitt, register),
    ...byTiltak(utsnitt, register),
  ];
}

function byKjonn(utsnitt: Utsnitt): Deling[] {
  if (utsnitt.kjonn !== ALLE) return [];
  const deler = (['kvinner', 'menn'] as const).map((kjonn) => serieNokkel({ ...utsnitt, kjonn }));
  return [{ slag: 'kjonn', deler }];
}

function byHovedgruppe(utsnitt: Utsnitt, { hovedgrupper }: Register): Deling[] {
  if (utsnitt.hovedgruppe !== ALLE) return [];
  const deler = hovedgrupper.map(({ slug }) =>
    utsnitt.niva === I_ALT
      ? serieNokkel({ niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn: utsnitt.kjonn })
      : serieNokkel({ ...utsnitt, hovedgruppe: slug }),
  );
  return [{ slag: 'hovedgrupper', deler }];
}

function byTiltaksgruppe(utsnitt: Utsnitt, { tiltaksgrupper }: Register): Deling[] {
  if (utsnitt.niva !== I_ALT && utsnitt.niva !== 'hovedgruppe') return [];
  const deler = tiltaksgrupper.map(({ slug }) =>
    serieNokkel({ ...utsnitt, niva: 'tiltaksgruppe', id: slug }),
  );
  return [{ slag: 'tiltaksgrupper', deler }];
}

function byTiltak(utsnitt: Utsnitt, { tiltak }: Register): Deling[] {
  if (utsnitt.niva !== 'tiltaksgruppe') return [];
  const members = tiltak.filter(({ gruppe }) => gruppe === utsnitt.id);
  const deler = members.map(({ slug }) => serieNokkel({ ...utsnitt, niva: 'tiltak', id: slug }));
  return [{ slag: 'tiltak', deler }];
}
