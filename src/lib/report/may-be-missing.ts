import type { VFile } from 'vfile';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { KJONN, parseSeriesKey, seriesKey, type SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { isVisible } from '../domain/value.ts';
import { mentionOf } from '../domain/subject.ts';

/** A row that is not printed though its sister rows are, and the first of those. */
interface Missed {
  serie: SeriesKey;
  sister: Observation;
}

/**
 * Tells of rows that may have been lost without any sum breaking: of a tiltak's or group's three rows (all, women, men)
 * two are printed with nothing but hidden cells, and the third is not printed. An honest report leaves such rows out
 * when they count nobody, so it is only an information (`rad-kan-mangle`), once, with every name.
 */
export function checkKanMangle(
  observations: readonly Observation[],
  register: Register,
  file: VFile,
): void {
  const missed = listMissed(observations);
  const [first] = missed;
  if (!first) return;
  const names = missed.map(
    ({ serie, sister }) => `${mentionOf(serie, register)}, se linje ${sister.kilde.linje}`,
  );
  const [rows, them] = names.length === 1 ? ['1 rad', 'den'] : [`${names.length} rader`, 'de'];
  addDiagnostic(file, {
    ruleId: 'rad-kan-mangle',
    severity: 'info',
    reason: `${rows} er ikke trykt, enda de to andre av de tre (alle, kvinner og menn) er det: ${names.join('; ')}.`,
    sted: { linje: first.sister.kilde.linje, kolonne: 1 },
    note: `Rader uten deltakere er utelatt i rapporten, så det kan være riktig, og ingen sum viser om ${them} er borte. Se etter i den trykte rapporten.`,
  });
}

function listMissed(observations: readonly Observation[]): Missed[] {
  const rows = new Map<SeriesKey, Observation[]>();
  for (const cell of observations) {
    const row = rows.get(cell.serie);
    if (row) row.push(cell);
    else rows.set(cell.serie, [cell]);
  }
  const families = new Set([...rows.keys()].map(familyOf).filter((one) => one !== undefined));
  return [...families].flatMap((family) => missingIn(family, rows));
}

/** The row for all of a tiltak or a group; hovedgrupper and the grand total are always printed. */
function familyOf(series: SeriesKey): SeriesKey | undefined {
  const { niva, id, hovedgruppe } = parseSeriesKey(series);
  return niva === 'tiltak' || niva === 'tiltaksgruppe'
    ? seriesKey({ niva, id, hovedgruppe, kjonn: KJONN[0] })
    : undefined;
}

function missingIn(
  family: SeriesKey,
  rows: ReadonlyMap<SeriesKey, readonly Observation[]>,
): Missed[] {
  const parts = parseSeriesKey(family);
  const series = KJONN.map((kjonn) => seriesKey({ ...parts, kjonn }));
  const printed = series.flatMap((series) => rows.get(series) ?? []);
  const absent = series.filter((series) => !rows.has(series));
  const [sister] = printed;
  const [serie] = absent;
  if (!sister || !serie || absent.length > 1 || printed.some(({ verdi }) => isVisible(verdi)))
    return [];
  return [{ serie, sister }];
}
