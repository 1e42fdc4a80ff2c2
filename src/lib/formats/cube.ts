import { ALL, I_ALT } from '../domain/key.ts';
import type { ObservationRow } from './downloads.ts';

/** A dimension of the cube: its categories in order, and what they are called. */
interface Dimension {
  label: string;
  categories: ReadonlyMap<string, string>;
}

/** The people counted in all hovedgrupper together, and of both sexes. */
const ALL_HOVEDGRUPPER = 'Alle hovedgrupper';
const KJONN_LABELS = new Map([
  ['alle', 'Begge kjønn'],
  ['kvinner', 'Kvinner'],
  ['menn', 'Menn'],
]);

const REMARK =
  'Status «skjermet» er et tall kilden har skjult (færre enn fire). Status «rettet» er et tall redaksjonen har rettet. En tom verdi uten status er ikke oppgitt.';

/**
 * The rows as a JSON-stat 2.0 cube (https://json-stat.org/full/), on one line: months × who × hovedgruppe × sex. A
 * hovedgruppe's own figures are those of everybody (`i-alt`) in it. A hidden cell has no value and the status
 * `skjermet`; what the report does not print has neither. Where each figure is printed is told by the CSV beside it.
 */
export function formatRowsAsCube(rows: readonly ObservationRow[], title: string): string {
  const dimensions = dimensionsOf(rows);
  const sizes = Object.values(dimensions).map(({ categories }) => categories.size);
  const places = Object.values(dimensions).map(
    ({ categories }) => new Map([...categories.keys()].map((id, place) => [id, place])),
  );
  const value = new Array<number | null>(sizes.reduce((product, size) => product * size, 1));
  value.fill(null);
  const status: Record<number, string> = {};
  for (const row of rows) {
    const at = coordinatesOf(row).reduce(
      (sum, id, d) => sum * (sizes[d] ?? 1) + (places[d]?.get(id) ?? 0),
      0,
    );
    value[at] = row.antall;
    if (row.status !== 'publisert') status[at] = row.status;
  }
  return `${JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: title,
    source: 'Nav',
    note: [REMARK],
    id: Object.keys(dimensions),
    size: sizes,
    role: { time: ['maned'], metric: ['innhold'] },
    dimension: Object.fromEntries(Object.entries(dimensions).map(describe)),
    value,
    status,
  })}\n`;
}

function dimensionsOf(rows: readonly ObservationRow[]): Record<string, Dimension> {
  const months = [...new Set(rows.map(({ maned }) => maned))].sort();
  const whom = rows
    .filter(({ niva }) => niva !== 'hovedgruppe')
    .map((row): [string, string] => [whoOf(row), row.navn]);
  const names = new Map(rows.map((row) => [`${row.niva}/${row.id}`, row.navn]));
  const groups = rows
    .filter(({ hovedgruppe }) => hovedgruppe !== ALL)
    .map(({ hovedgruppe: id }): [string, string] => [id, names.get(`hovedgruppe/${id}`) ?? id]);
  return {
    maned: { label: 'Måned', categories: new Map(months.map((maned) => [maned, maned])) },
    hvem: { label: 'Tiltak og tiltaksgrupper', categories: new Map(whom) },
    hovedgruppe: {
      label: 'Hovedgruppe',
      categories: new Map([[ALL, ALL_HOVEDGRUPPER], ...groups]),
    },
    kjonn: { label: 'Kjønn', categories: KJONN_LABELS },
    innhold: { label: 'Innhold', categories: new Map([['antall', 'Antall deltakere']]) },
  };
}

/** The categories of a row, in the order of the dimensions. */
function coordinatesOf(row: ObservationRow): string[] {
  return [row.maned, whoOf(row), row.hovedgruppe, row.kjonn, 'antall'];
}

/** A tiltak and a group may have the same id: the level stands before it, as in the site's addresses of data. */
function whoOf({ niva, id }: ObservationRow): string {
  return niva === 'hovedgruppe' || niva === I_ALT ? I_ALT : `${niva}/${id}`;
}

function describe([name, { label, categories }]: [string, Dimension]): [string, object] {
  const unit = name === 'innhold' ? { unit: { antall: { base: 'personer', decimals: 0 } } } : {};
  const category = {
    index: [...categories.keys()],
    label: Object.fromEntries(categories),
    ...unit,
  };
  return [name, { label, category }];
}
