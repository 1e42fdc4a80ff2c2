import fc from 'fast-check';
import type { Net } from '../../../../src/lib/report/sums/equations.ts';
import type { Observation } from '../../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET } from '../../../../src/lib/domain/value.ts';

/** A net whose equations hold, with what each node truly is. */
export interface TrueNet {
  net: Net;
  tall: number[];
}

/**
 * A cross table of counts, hovedgrupper by tiltak, with all totals, in which every count under four is hidden:
 * the shape of a report, small enough to make hundreds of.
 */
export const truthArb: fc.Arbitrary<TrueNet> = fc
  .array(fc.array(fc.oneof(fc.nat(6), fc.nat(3000)), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  })
  .map(toTruth);

function toTruth(inner: number[][]): TrueNet {
  const rows = inner.map((row) => [...row, sum(row)]);
  const bottom = (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
  const all = [...rows, bottom];
  const width = bottom.length;
  const node = (row: number, column: number) => row * width + column;
  const across = all.map((_, row) => ({
    slag: 'kjonn' as const,
    total: node(row, width - 1),
    deler: bottom.slice(1).map((_cell, column) => node(row, column)),
  }));
  const down = bottom.map((_, column) => ({
    slag: 'tiltak' as const,
    total: node(rows.length, column),
    deler: rows.map((_row, row) => node(row, column)),
  }));
  const equations = [...across, ...down];
  const tall = all.flat();
  const neighbours = tall.map((_, i) =>
    equations.flatMap(({ total, deler }, n) => (total === i || deler.includes(i) ? [n] : [])),
  );
  return { net: { maned: '2030-01', noder: tall.map(toNode), equations, neighbours }, tall };
}

function toNode(count: number, i: number): Net['noder'][number] {
  return count < 4
    ? { ...place(i), celle: cell(i), says: { fra: 0, til: 3 } }
    : { ...place(i), celle: cell(i, count), says: { fra: count, til: count } };
}

/** The net with one node saying something else. */
export function spoil(net: Net, node: number, count: number): Net {
  const noder = net.noder.map((one, i) =>
    i === node ? { ...one, celle: cell(i, count), says: { fra: count, til: count } } : one,
  );
  return { ...net, noder };
}

function place(i: number) {
  return { serie: `tiltak/t${i}/alle/alle` as const };
}

function cell(i: number, count?: number): Observation {
  return {
    ...place(i),
    maned: '2030-01',
    verdi: count === undefined ? SKJERMET : publisert(count),
    kilde: { rapport: '2030-01', linje: i + 1, kolonne: 1 },
  };
}

function sum(number: number[]): number {
  return number.reduce((total, one) => total + one, 0);
}
