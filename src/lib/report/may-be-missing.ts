import type { VFile } from 'vfile';
import { meld } from '../domain/diagnostic.ts';
import { KJONN, parseSerieNokkel, serieNokkel, type SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig } from '../domain/value.ts';
import { omtaleOf } from './sums/describe-key.ts';

/** A row that is not printed though its sister rows are, and the first of those. */
interface Savnet {
  serie: SerieNokkel;
  soster: Observasjon;
}

/**
 * Tells of rows that may have been lost without any sum breaking: of a tiltak's or group's three rows (all, women, men)
 * two are printed with nothing but hidden cells, and the third is not printed. An honest report leaves such rows out
 * when they count nobody, so it is only an information (`rad-kan-mangle`), once, with every name.
 */
export function checkKanMangle(
  observasjoner: readonly Observasjon[],
  register: Register,
  file: VFile,
): void {
  const savnede = listSavnede(observasjoner);
  const [first] = savnede;
  if (!first) return;
  const names = savnede.map(
    ({ serie, soster }) => `${omtaleOf(serie, register)}, se linje ${soster.kilde.linje}`,
  );
  const [rows, them] = names.length === 1 ? ['1 rad', 'den'] : [`${names.length} rader`, 'de'];
  meld(file, {
    ruleId: 'rad-kan-mangle',
    alvor: 'info',
    reason: `${rows} er ikke trykt, enda de to andre av de tre (alle, kvinner og menn) er det: ${names.join('; ')}.`,
    sted: { linje: first.soster.kilde.linje, kolonne: 1 },
    note: `Rader uten deltakere er utelatt i rapporten, så det kan være riktig, og ingen sum viser om ${them} er borte. Se etter i den trykte rapporten.`,
  });
}

function listSavnede(observasjoner: readonly Observasjon[]): Savnet[] {
  const rows = new Map<SerieNokkel, Observasjon[]>();
  for (const celle of observasjoner) {
    const row = rows.get(celle.serie);
    if (row) row.push(celle);
    else rows.set(celle.serie, [celle]);
  }
  const families = new Set([...rows.keys()].map(familyOf).filter((one) => one !== undefined));
  return [...families].flatMap((family) => missingIn(family, rows));
}

/** The row for all of a tiltak or a group; hovedgrupper and the grand total are always printed. */
function familyOf(serie: SerieNokkel): SerieNokkel | undefined {
  const { niva, id, hovedgruppe } = parseSerieNokkel(serie);
  return niva === 'tiltak' || niva === 'tiltaksgruppe'
    ? serieNokkel({ niva, id, hovedgruppe, kjonn: KJONN[0] })
    : undefined;
}

function missingIn(
  family: SerieNokkel,
  rows: ReadonlyMap<SerieNokkel, readonly Observasjon[]>,
): Savnet[] {
  const parts = parseSerieNokkel(family);
  const series = KJONN.map((kjonn) => serieNokkel({ ...parts, kjonn }));
  const printed = series.flatMap((serie) => rows.get(serie) ?? []);
  const absent = series.filter((serie) => !rows.has(serie));
  const [soster] = printed;
  const [serie] = absent;
  if (!soster || !serie || absent.length > 1 || printed.some(({ verdi }) => isSynlig(verdi)))
    return [];
  return [{ serie, soster }];
}
