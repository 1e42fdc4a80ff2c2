import type { Maned } from '../../domain/maned.ts';
import { observationKey, type ObservationKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { isVisible, printValue } from '../../domain/value.ts';
import type { RowSeries } from '../labels/cells.ts';
import { intervalOf } from '../../domain/interval.ts';
import { breaks, buildNet, nodesOf, type Net, listSums } from './equations.ts';

/** How a value of an open row fares among all that is settled: it cannot stand, nothing speaks against it, or it is borne out. */
type Standing = 'broken' | 'possible' | 'exact';

/**
 * Chooses how the numbers of open rows are parted. A way is chosen where every other breaks a sum or another print of the
 * row, and it is itself borne out: in each month where it says something else than another way, by another print or by a sum
 * whose terms are all printed and visible. What one row settles may settle the next.
 */
export function chooseDivisions(
  rows: readonly RowSeries[],
  register: Register,
): ReadonlyMap<RowSeries, Observation[]> {
  const chosen = new Map<RowSeries, Observation[]>();
  for (;;) {
    const left = rows.filter((row) => row.open && !chosen.has(row));
    const context = contextOf(rows, chosen, register);
    const settled = left.flatMap((row) => {
      const way = chooseWay(row.open?.options ?? [], context);
      return way ? [[row, way] as const] : [];
    });
    if (settled.length === 0) return chosen;
    for (const [row, way] of settled) chosen.set(row, way);
  }
}

interface Context {
  /** What is read and settled, the first print of each cell. */
  cells: Map<ObservationKey, Observation>;
  nets: Map<Maned, Net>;
}

function contextOf(
  rows: readonly RowSeries[],
  chosen: ReadonlyMap<RowSeries, Observation[]>,
  register: Register,
): Context {
  const cells = new Map<ObservationKey, Observation>();
  for (const cell of rows.flatMap((row) => chosen.get(row) ?? row.observasjoner)) {
    const key = observationKey(cell.serie, cell.maned);
    if (!cells.has(key)) cells.set(key, cell);
  }
  const printed = new Set(rows.map(({ nokkel }) => nokkel));
  const sums = listSums(printed, register);
  const maneder = new Set(
    rows.flatMap(({ open }) => open?.options.flat().map(({ maned }) => maned) ?? []),
  );
  const net = (maned: Maned) =>
    buildNet(maned, { celler: cells, repeated: [], sums, unknown: printed });
  return { cells, nets: new Map([...maneder].map((maned) => [maned, net(maned)])) };
}

function chooseWay(options: readonly Observation[][], context: Context): Observation[] | undefined {
  const judged = options.map((way) => way.map((cell) => standingOf(cell, context)));
  const possible = options.filter((_, i) => !judged[i]?.includes('broken'));
  const [way, another] = possible;
  if (!way || another) return undefined;
  const mine = judged[options.indexOf(way)] ?? [];
  const borneOut = options.every(
    (other) =>
      other === way ||
      way.some((cell, m) => mine[m] === 'exact' && differs(cell, sameMonth(other, cell))),
  );
  return borneOut ? way : undefined;
}

function sameMonth(way: readonly Observation[], { maned }: Observation): Observation | undefined {
  return way.find((cell) => cell.maned === maned);
}

function differs(cell: Observation, other: Observation | undefined): boolean {
  return !other || printValue(cell.verdi) !== printValue(other.verdi);
}

function standingOf(cell: Observation, { cells, nets }: Context): Standing {
  const print = cells.get(observationKey(cell.serie, cell.maned));
  if (print) return differs(cell, print) ? 'broken' : 'exact';
  const net = nets.get(cell.maned);
  const node = net?.noder.findIndex(({ serie }) => serie === cell.serie) ?? -1;
  if (!net || node === -1) return 'possible';
  const assumed = new Map([[node, intervalOf(cell.verdi)]]);
  const equations = (net.neighbours[node] ?? []).flatMap((number) => net.equations[number] ?? []);
  if (equations.some((equation) => breaks(net, equation, assumed))) return 'broken';
  const isExact = equations.some((equation) =>
    nodesOf(equation).every((one) => one === node || isSeen(net, one)),
  );
  return isExact && isVisible(cell.verdi) ? 'exact' : 'possible';
}

function isSeen({ noder }: Net, node: number): boolean {
  const cell = noder[node]?.celle;
  return cell !== undefined && isVisible(cell.verdi);
}
