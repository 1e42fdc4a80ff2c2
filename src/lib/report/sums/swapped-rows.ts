import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import { ALLE, parseSerieNokkel, type SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import type { Intervall } from './interval.ts';
import type { Nett } from './net.ts';
import { omtaleOf } from './describe-key.ts';
import { breaks, listBroken, nodesOf, type Antakelse } from './structural-errors.ts';

/** Two printed rows of one table, by line, that have each other's figures; the upper first. */
export interface Radbytte {
  linjer: readonly [number, number];
  serier: readonly [SerieNokkel, SerieNokkel];
}

/** Rows of one page stand no further apart. */
const LONGEST_PAGE = 80;
/** More pairs than the rows of a few tables make are no exchange of two. */
const MOST_PAIRS = 4000;

/** A printed row that a broken sum is made of: where its cell is in each month's net. */
interface Rad {
  linje: number;
  serie: SerieNokkel;
  noder: (number | undefined)[];
}

/**
 * The two rows whose figures have changed places, where exchanging them back mends every sum either is in, in every
 * month, and no other exchange mends as many. Undefined when no pair would do, or several would do as well.
 */
export function findRadbytte(months: Nett[]): Radbytte | undefined {
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
function listRows(months: Nett[], broken: number[][]): Rad[] {
  const lines = new Set(
    months.flatMap(({ noder, ligninger }, m) =>
      (broken[m] ?? []).flatMap((number) => {
        const ligning = ligninger[number];
        return ligning ? nodesOf(ligning).map((node) => noder[node]?.celle?.kilde.linje) : [];
      }),
    ),
  );
  const rows = new Map<number, Rad>();
  months.forEach(({ noder }, m) =>
    noder.forEach(({ celle, serie }, node) => {
      if (!celle || !lines.has(celle.kilde.linje)) return;
      const { linje } = celle.kilde;
      const rad = rows.get(linje) ?? { linje, serie, noder: months.map(() => undefined) };
      rad.noder[m] = node;
      rows.set(linje, rad);
    }),
  );
  return [...rows.values()].sort((a, b) => a.linje - b.linje);
}

function canBeExchanged(a: Rad, b: Rad): boolean {
  if (b.linje - a.linje > LONGEST_PAGE || a.serie === b.serie) return false;
  const tables = tablesOf(a.serie);
  return tablesOf(b.serie).some((tabell) => tables.includes(tabell));
}

/** The tables a series is printed in: a hovedgruppe's is a row of the first section and the total of its own tables. */
function tablesOf(serie: SerieNokkel): string[] {
  const { niva, hovedgruppe, kjonn } = parseSerieNokkel(serie);
  const own = `${hovedgruppe}/${kjonn}`;
  return niva === 'hovedgruppe' ? [own, `${ALLE}/${kjonn}`] : [own];
}

/**
 * How many sums the exchange mends; 0 unless they are of both rows, and of two months where there are as many, and
 * none that either row is in is left broken.
 */
function countMended(a: Rad, b: Rad, months: Nett[], broken: number[][]): number {
  const mended: number[][] = [];
  for (const [m, nett] of months.entries()) {
    const [i, j] = [a.noder[m], b.noder[m]];
    if (i === undefined || j === undefined) return 0;
    const touched = new Set([...(nett.naboer[i] ?? []), ...(nett.naboer[j] ?? [])]);
    if (anyBroken(nett, touched, exchanged(nett, i, j))) return 0;
    mended.push((broken[m] ?? []).filter((number) => touched.has(number)));
  }
  const inMonths = mended.filter((numbers) => numbers.length > 0).length;
  const touches = ({ noder }: Rad) =>
    mended.some((numbers, m) =>
      numbers.some((number) => months[m]?.naboer[noder[m] ?? -1]?.includes(number)),
    );
  if (inMonths < Math.min(2, months.length) || !touches(a) || !touches(b)) return 0;
  return mended.flat().length;
}

function exchanged({ noder }: Nett, i: number, j: number): Antakelse {
  const says = (node: number): Intervall => noder[node]?.sier ?? { fra: 0, til: 0 };
  return new Map([
    [i, says(j)],
    [j, says(i)],
  ]);
}

function anyBroken(nett: Nett, numbers: Iterable<number>, antatt: Antakelse): boolean {
  for (const number of numbers) {
    const ligning = nett.ligninger[number];
    if (ligning && breaks(nett, ligning, antatt)) return true;
  }
  return false;
}

/** Lists of cells with the two rows' values exchanged, month by month: what the report would say then. */
export function exchangeRows(
  [first, repeated]: readonly [Observasjon[], Observasjon[]],
  { linjer: [a, b] }: Radbytte,
): [Observasjon[], Observasjon[]] {
  const isOne = ({ kilde }: Observasjon) => kilde.linje === a || kilde.linje === b;
  const values = new Map(
    [...first, ...repeated]
      .filter(isOne)
      .map(({ kilde, maned, verdi }) => [`${kilde.linje} ${maned}`, verdi]),
  );
  const exchange = (celle: Observasjon): Observasjon => {
    if (!isOne(celle)) return celle;
    const other = values.get(`${celle.kilde.linje === a ? b : a} ${celle.maned}`);
    return { ...celle, verdi: other ?? celle.verdi };
  };
  return [first.map(exchange), repeated.map(exchange)];
}

/** Reports the exchange once, at the upper row (`rader-byttet`). */
export function reportRadbytte(
  { linjer: [a, b], serier: [first, second] }: Radbytte,
  register: Register,
  file: VFile,
): void {
  meld(file, {
    ruleId: 'rader-byttet',
    alvor: 'error',
    reason: `Radene for ${omtaleOf(first, register)} og ${omtaleOf(second, register)} har byttet navn eller tall: med tallene byttet går alle summene opp.`,
    sted: { linje: a, kolonne: 1 },
    note: `Den andre raden står på linje ${b}. Kontroller begge mot rapporten, og ta teksten ut på nytt eller rett hver celle i src/content/rettelser.yml med begrunnelse.`,
  });
}
