import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { ALL, parseSeriesKey, type SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import type { Interval } from '../../domain/interval.ts';
import { tellLineOf } from '../parse/lines.ts';
import { breaks, listBroken, nodesOf, type Net, type Assumption } from './equations.ts';
import { describeSeries } from '../../domain/subject.ts';

/** Two printed rows of one table, by line, that have each other's figures; the upper first. */
export interface RowSwap {
  linjer: readonly [number, number];
  serier: readonly [SeriesKey, SeriesKey];
}

/** Rows of one page stand no further apart. */
const LONGEST_PAGE = 80;
/** More pairs than the rows of a few tables make are no exchange of two. */
const MOST_PAIRS = 4000;

/** A printed row that a broken sum is made of: where its cell is in each month's net. */
interface Row {
  linje: number;
  serie: SeriesKey;
  noder: (number | undefined)[];
}

/**
 * The two rows whose figures have changed places, where exchanging them back mends every sum either is in, in every
 * month, and no other exchange mends as many. Undefined when no pair would do, or several would do as well.
 */
export function findRowSwap(months: Net[]): RowSwap | undefined {
  const broken = months.map(listBroken);
  const rows = listRows(months, broken);
  const pairs = rows.flatMap((a, i) =>
    rows.slice(i + 1).flatMap((b) => (canBeExchanged(a, b) ? [[a, b] as const] : [])),
  );
  if (pairs.length > MOST_PAIRS) return undefined;
  const ranked = pairs
    .map(([a, b]) => ({ a, b, mended: countMended(a, b, months, broken) }))
    .filter(({ mended }) => mended > 0)
    .sort((one, other) => other.mended - one.mended);
  const [best, next] = ranked;
  if (!best || next?.mended === best.mended) return undefined;
  const { a, b } = best;
  return { linjer: [a.linje, b.linje], serier: [a.serie, b.serie] };
}

/** Rows with a cell in a broken sum, from the top. */
function listRows(months: Net[], broken: number[][]): Row[] {
  const lines = new Set(
    months.flatMap(({ noder, equations }, m) =>
      (broken[m] ?? []).flatMap((number) => {
        const equation = equations[number];
        return equation ? nodesOf(equation).map((node) => noder[node]?.celle?.kilde.linje) : [];
      }),
    ),
  );
  const rows = new Map<number, Row>();
  months.forEach(({ noder }, m) =>
    noder.forEach(({ celle, serie }, node) => {
      if (!celle || !lines.has(celle.kilde.linje)) return;
      const { linje } = celle.kilde;
      const row = rows.get(linje) ?? { linje, serie, noder: months.map(() => undefined) };
      row.noder[m] = node;
      rows.set(linje, row);
    }),
  );
  return [...rows.values()].sort((a, b) => a.linje - b.linje);
}

function canBeExchanged(a: Row, b: Row): boolean {
  if (b.linje - a.linje > LONGEST_PAGE || a.serie === b.serie) return false;
  const tables = tablesOf(a.serie);
  return tablesOf(b.serie).some((table) => tables.includes(table));
}

/** The tables a series is printed in: a hovedgruppe's is a row of the first section and the total of its own tables. */
function tablesOf(series: SeriesKey): string[] {
  const { niva, hovedgruppe, kjonn } = parseSeriesKey(series);
  const own = `${hovedgruppe}/${kjonn}`;
  return niva === 'hovedgruppe' ? [own, `${ALL}/${kjonn}`] : [own];
}

/**
 * How many sums the exchange mends; 0 unless they are of both rows, and of two months where there are as many, and
 * none that either row is in is left broken.
 */
function countMended(a: Row, b: Row, months: Net[], broken: number[][]): number {
  const mended: number[][] = [];
  for (const [m, net] of months.entries()) {
    const [i, j] = [a.noder[m], b.noder[m]];
    if (i === undefined || j === undefined) return 0;
    const touched = new Set([...(net.neighbours[i] ?? []), ...(net.neighbours[j] ?? [])]);
    if (anyBroken(net, touched, exchanged(net, i, j))) return 0;
    mended.push((broken[m] ?? []).filter((number) => touched.has(number)));
  }
  const inMonths = mended.filter((numbers) => numbers.length > 0).length;
  const touches = ({ noder }: Row) =>
    mended.some((numbers, m) =>
      numbers.some((number) => months[m]?.neighbours[noder[m] ?? -1]?.includes(number)),
    );
  if (inMonths < Math.min(2, months.length) || !touches(a) || !touches(b)) return 0;
  return mended.flat().length;
}

function exchanged({ noder }: Net, i: number, j: number): Assumption {
  const says = (node: number): Interval => noder[node]?.says ?? { fra: 0, til: 0 };
  return new Map([
    [i, says(j)],
    [j, says(i)],
  ]);
}

function anyBroken(net: Net, numbers: Iterable<number>, assumed: Assumption): boolean {
  for (const number of numbers) {
    const equation = net.equations[number];
    if (equation && breaks(net, equation, assumed)) return true;
  }
  return false;
}

/** Lists of cells with the two rows' values exchanged, month by month: what the report would say then. */
export function exchangeRows(
  [first, repeated]: readonly [Observation[], Observation[]],
  { linjer: [a, b] }: RowSwap,
): [Observation[], Observation[]] {
  const isOne = ({ kilde }: Observation) => kilde.linje === a || kilde.linje === b;
  const values = new Map(
    [...first, ...repeated]
      .filter(isOne)
      .map(({ kilde, maned, verdi }) => [`${kilde.linje} ${maned}`, verdi]),
  );
  const exchange = (cell: Observation): Observation => {
    if (!isOne(cell)) return cell;
    const other = values.get(`${cell.kilde.linje === a ? b : a} ${cell.maned}`);
    return { ...cell, verdi: other ?? cell.verdi };
  };
  return [first.map(exchange), repeated.map(exchange)];
}

/** Reports the exchange once, at the upper row (`rader-byttet`). */
export function reportRowSwap(
  { linjer: [a, b], serier: [first, second] }: RowSwap,
  register: Register,
  file: VFile,
): void {
  addDiagnostic(file, {
    ruleId: 'rader-byttet',
    severity: 'error',
    reason: `Radene for ${describeSeries(first, register)} og ${describeSeries(second, register)} har byttet navn eller tall: med tallene byttet går alle summene opp.`,
    sted: { linje: a, kolonne: 1 },
    note: `Den andre raden står på ${tellLineOf(file, b)}. Kontroller begge mot rapporten, og ta teksten ut på nytt eller rett hver celle i src/content/rettelser.yml med begrunnelse.`,
  });
}
