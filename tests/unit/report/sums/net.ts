import fc from 'fast-check';
import type { Nett } from '../../../../src/lib/report/sums/net.ts';
import type { Observasjon } from '../../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET } from '../../../../src/lib/domain/value.ts';

/** A net whose equations hold, with what each node truly is. */
export interface Sannhet {
  nett: Nett;
  tall: number[];
}

/**
 * A cross table of counts, hovedgrupper by tiltak, with all totals, in which every count under four is hidden:
 * the shape of a report, small enough to make hundreds of.
 */
export const sannhetArb: fc.Arbitrary<Sannhet> = fc
  .array(fc.array(fc.oneof(fc.nat(6), fc.nat(3000)), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 5,
  })
  .map(toSannhet);

function toSannhet(inner: number[][]): Sannhet {
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
  const ligninger = [...across, ...down];
  const tall = all.flat();
  const naboer = tall.map((_, i) =>
    ligninger.flatMap(({ total, deler }, n) => (total === i || deler.includes(i) ? [n] : [])),
  );
  return { nett: { maned: '2030-01', noder: tall.map(toNode), ligninger, naboer }, tall };
}

function toNode(antall: number, i: number): Nett['noder'][number] {
  return antall < 4
    ? { ...place(i), celle: cell(i), sier: { fra: 0, til: 3 } }
    : { ...place(i), celle: cell(i, antall), sier: { fra: antall, til: antall } };
}

/** The net with one node saying something else. */
export function spoil(nett: Nett, node: number, antall: number): Nett {
  const noder = nett.noder.map((one, i) =>
    i === node ? { ...one, celle: cell(i, antall), sier: { fra: antall, til: antall } } : one,
  );
  return { ...nett, noder };
}

function place(i: number) {
  return { serie: `tiltak/t${i}/alle/alle` as const };
}

function cell(i: number, antall?: number): Observasjon {
  return {
    ...place(i),
    maned: '2030-01',
    verdi: antall === undefined ? SKJERMET : publisert(antall),
    kilde: { rapport: '2030-01', linje: i + 1, kolonne: 1 },
  };
}

function sum(tall: number[]): number {
  return tall.reduce((total, one) => total + one, 0);
}
