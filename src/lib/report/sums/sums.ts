import {
  ALLE,
  I_ALT,
  KJONN,
  parseSerieNokkel,
  serieNokkel,
  type SerieNokkel,
  type Utsnitt,
} from '../../domain/key.ts';
import type { Sum } from '../../domain/rapport.ts';
import type { Register } from '../../domain/register.ts';

/** A sum the report's layout promises, for every month: the parts add up to the total. */
export type Regnestykke = Pick<Sum, 'slag' | 'total' | 'deler'> & {
  /** Parts that the report does not print: rows without participants are absent. */
  mangler: SerieNokkel[];
};

/**
 * Every sum between the series a report prints: both sexes, the hovedgrupper, the tiltaksgrupper, and the tiltak of
 * a group. Series in the report's order. The total may be a row the table leaves out, or all the parts may: never both.
 * A sum is promised only where the report prints the tables of all its parts.
 */
export function listSums(printed: Iterable<SerieNokkel>, register: Register): Regnestykke[] {
  const nokler = new Set(printed);
  const tabeller = withGroups(
    new Set([...nokler].map((nokkel) => tabellOf(parseSerieNokkel(nokkel)))),
  );
  const isSilent = (serie: Utsnitt) => isKnownAbsent(serie, nokler, tabeller);
  const rows = [...tabeller].flatMap((tabell) => rowsOf(tabell, register));
  const absent = rows.filter((rad) => !nokler.has(serieNokkel(rad)));
  const totals = [...[...nokler].map((nokkel) => parseSerieNokkel(nokkel)), ...absent];
  return totals.flatMap((total) =>
    promised(total, register).flatMap(({ slag, deler }) => {
      const found = deler.filter((del) => nokler.has(serieNokkel(del)));
      const rest = deler.filter((del) => !nokler.has(serieNokkel(del)));
      const printed = found.length > 0 || nokler.has(serieNokkel(total));
      if (!printed || !rest.every(isSilent)) return [];
      return [
        {
          slag,
          total: serieNokkel(total),
          deler: found.map(serieNokkel),
          mangler: rest.map(serieNokkel),
        },
      ];
    }),
  );
}

/** The printed table a series has its row in: all rows of one level, hovedgruppe and sex. */
type Tabell = `${Utsnitt['niva']}/${string}/${Utsnitt['kjonn']}`;

function tabellOf({ niva, hovedgruppe, kjonn }: Utsnitt): Tabell {
  return `${niva}/${niva === 'hovedgruppe' ? ALLE : hovedgruppe}/${kjonn}`;
}

/** Where one table of tiltak prints the groups' totals, they all do, also one that has lost every one of them. */
function withGroups(tabeller: ReadonlySet<Tabell>): ReadonlySet<Tabell> {
  const ofTiltak = [...tabeller].filter((tabell) => tabell.startsWith('tiltak/'));
  const groups = ofTiltak.map((tabell) => tabell.replace('tiltak/', 'tiltaksgruppe/') as Tabell);
  return groups.some((tabell) => tabeller.has(tabell))
    ? new Set([...tabeller, ...groups])
    : tabeller;
}

/** A row that is not printed stands for nobody when its table is printed, or when nobody is in its hovedgruppe. */
function isKnownAbsent(
  serie: Utsnitt,
  nokler: ReadonlySet<SerieNokkel>,
  tabeller: ReadonlySet<Tabell>,
): boolean {
  const { hovedgruppe, kjonn } = serie;
  if (tabeller.has(tabellOf(serie))) return true;
  if (hovedgruppe === ALLE || !tabeller.has(`hovedgruppe/${ALLE}/${kjonn}`)) return false;
  return !nokler.has(serieNokkel({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn }));
}

/** Every row a table may have. */
function rowsOf(tabell: Tabell, register: Register): Utsnitt[] {
  const [niva, hovedgruppe = ALLE, sex] = tabell.split('/');
  const kjonn = KJONN.find((verdi) => verdi === sex) ?? ALLE;
  if (niva === 'hovedgruppe')
    return register.hovedgrupper.map(({ slug }) => ({ niva, id: slug, hovedgruppe: slug, kjonn }));
  if (niva !== 'tiltaksgruppe' && niva !== 'tiltak') return [];
  const entries = niva === 'tiltak' ? register.tiltak : register.tiltaksgrupper;
  return entries.map(({ slug }) => ({ niva, id: slug, hovedgruppe, kjonn }));
}

interface Deling {
  slag: Sum['slag'];
  deler: Utsnitt[];
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
  const deler = (['kvinner', 'menn'] as const).map((kjonn) => ({ ...utsnitt, kjonn }));
  return [{ slag: 'kjonn', deler }];
}

function byHovedgruppe(utsnitt: Utsnitt, { hovedgrupper }: Register): Deling[] {
  if (utsnitt.hovedgruppe !== ALLE) return [];
  const deler = hovedgrupper.map(({ slug }): Utsnitt =>
    utsnitt.niva === I_ALT
      ? { niva: 'hovedgruppe', id: slug, hovedgruppe: slug, kjonn: utsnitt.kjonn }
      : { ...utsnitt, hovedgruppe: slug },
  );
  return [{ slag: 'hovedgrupper', deler }];
}

function byTiltaksgruppe(utsnitt: Utsnitt, { tiltaksgrupper }: Register): Deling[] {
  if (utsnitt.niva !== I_ALT && utsnitt.niva !== 'hovedgruppe') return [];
  const deler = tiltaksgrupper.map(({ slug }): Utsnitt => ({
    ...utsnitt,
    niva: 'tiltaksgruppe',
    id: slug,
  }));
  return [{ slag: 'tiltaksgrupper', deler }];
}

function byTiltak(utsnitt: Utsnitt, { tiltak }: Register): Deling[] {
  if (utsnitt.niva !== 'tiltaksgruppe') return [];
  const members = tiltak.filter(({ gruppe }) => gruppe === utsnitt.id);
  const deler = members.map(({ slug }): Utsnitt => ({ ...utsnitt, niva: 'tiltak', id: slug }));
  return [{ slag: 'tiltak', deler }];
}
