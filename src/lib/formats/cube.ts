import { ALLE, I_ALT } from '../domain/key.ts';
import type { Observasjonsrad } from './observations.ts';

/** A dimension of the cube: its categories in order, and what they are called. */
interface Dimensjon {
  label: string;
  kategorier: ReadonlyMap<string, string>;
}

/** The people counted in all hovedgrupper together, and of both sexes. */
const ALLE_HOVEDGRUPPER = 'Alle hovedgrupper';
const KJONN = new Map([
  ['alle', 'Begge kjønn'],
  ['kvinner', 'Kvinner'],
  ['menn', 'Menn'],
]);

const MERKNAD =
  'Status «skjermet» er et tall kilden har skjult (færre enn fire). Status «rettet» er et tall redaksjonen har rettet. En tom verdi uten status er ikke oppgitt.';

/**
 * The rows as a JSON-stat 2.0 cube (https://json-stat.org/full/), on one line: months × who × hovedgruppe × sex. A
 * hovedgruppe's own figures are those of everybody (`i-alt`) in it. A hidden cell has no value and the status
 * `skjermet`; what the report does not print has neither. Where each figure is printed is told by the CSV beside it.
 */
export function formatRowsAsKube(rows: readonly Observasjonsrad[], tittel: string): string {
  const dimensjoner = dimensjonerOf(rows);
  const sizes = Object.values(dimensjoner).map(({ kategorier }) => kategorier.size);
  const places = Object.values(dimensjoner).map(
    ({ kategorier }) => new Map([...kategorier.keys()].map((id, place) => [id, place])),
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
    label: tittel,
    source: 'Nav',
    note: [MERKNAD],
    id: Object.keys(dimensjoner),
    size: sizes,
    role: { time: ['maned'], metric: ['innhold'] },
    dimension: Object.fromEntries(Object.entries(dimensjoner).map(describe)),
    value,
    status,
  })}\n`;
}

function dimensjonerOf(rows: readonly Observasjonsrad[]): Record<string, Dimensjon> {
  const months = [...new Set(rows.map(({ maned }) => maned))].sort();
  const whom = rows
    .filter(({ niva }) => niva !== 'hovedgruppe')
    .map((row): [string, string] => [whoOf(row), row.navn]);
  const names = new Map(rows.map((row) => [`${row.niva}/${row.id}`, row.navn]));
  const groups = rows
    .filter(({ hovedgruppe }) => hovedgruppe !== ALLE)
    .map(({ hovedgruppe: id }): [string, string] => [id, names.get(`hovedgruppe/${id}`) ?? id]);
  return {
    maned: { label: 'Måned', kategorier: new Map(months.map((maned) => [maned, maned])) },
    hvem: { label: 'Tiltak og tiltaksgrupper', kategorier: new Map(whom) },
    hovedgruppe: {
      label: 'Hovedgruppe',
      kategorier: new Map([[ALLE, ALLE_HOVEDGRUPPER], ...groups]),
    },
    kjonn: { label: 'Kjønn', kategorier: KJONN },
    innhold: { label: 'Innhold', kategorier: new Map([['antall', 'Antall deltakere']]) },
  };
}

/** The categories of a row, in the order of the dimensions. */
function coordinatesOf(row: Observasjonsrad): string[] {
  return [row.maned, whoOf(row), row.hovedgruppe, row.kjonn, 'antall'];
}

/** A tiltak and a group may have the same id: the level stands before it, as in the site's addresses of data. */
function whoOf({ niva, id }: Observasjonsrad): string {
  return niva === 'hovedgruppe' || niva === I_ALT ? I_ALT : `${niva}/${id}`;
}

function describe([name, { label, kategorier }]: [string, Dimensjon]): [string, object] {
  const unit = name === 'innhold' ? { unit: { antall: { base: 'personer', decimals: 0 } } } : {};
  const category = {
    index: [...kategorier.keys()],
    label: Object.fromEntries(kategorier),
    ...unit,
  };
  return [name, { label, category }];
}
