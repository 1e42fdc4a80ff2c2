import { textOf } from '../readers/files.ts';
import type { AuditContext } from '../page/context.ts';
import { toObject } from './metadata.ts';
import type { ExpectedRows, RowValues } from './table-data.ts';

const DIMENSIONS = ['maned', 'hvem', 'hovedgruppe', 'kjonn', 'innhold'];
const FIELDS = 'version,class,label,source,note,id,size,role,dimension,value,status';

/** What the auditor reads of a JSON-stat file. */
interface Cube {
  label: string;
  size: number[];
  categories: string[][];
  /** The labels of each dimension's categories. */
  navn: Record<string, Record<string, string>>;
  value: unknown[];
  status: Map<number, string>;
}

/**
 * A JSON-stat cube holds each figure at its place and nothing else: a hidden cell has no value and says so, and where
 * there is no figure there is neither value nor status. Its categories are called what they are.
 */
export function checkCube(fil: string, wanted: ExpectedRows, context: AuditContext): void {
  if (!context.dist.has(fil)) {
    context.report({ fil, sted: '1:1', regel: 'nedlasting-mangler', found: 'filen finnes ikke' });
    return;
  }
  const cube = readCube(textOf(context.dist, fil));
  if (typeof cube === 'string') reportCube({ fil, context }, '1:1', cube);
  else {
    checkValues(cube, wanted, { fil, context });
    checkName(cube, wanted, { fil, context });
    const title = titleOf(fil);
    if (cube.label !== title) reportCube({ fil, context }, 'label', cube.label, title);
  }
}

/** What all the figures are called, and those that a report told. */
function titleOf(file: string): string {
  const report = /^data\/rapporter\/(.+)\.jsonstat\.json$/.exec(file)?.[1];
  const what =
    report === undefined ? 'alle observasjoner, nyeste tall' : `slik rapporten ${report} sa det`;
  return `Deltakere i arbeidsrettede tiltak: ${what}`;
}

interface At {
  fil: string;
  context: AuditContext;
}

function reportCube({ fil, context }: At, sted: string, found: string, expected?: string): void {
  context.report({
    fil,
    sted,
    regel: 'kube',
    found,
    ...(expected === undefined ? {} : { expected }),
  });
}

function checkValues(cube: Cube, wanted: ExpectedRows, at: At): void {
  const expected = new Map<number, string>();
  for (const row of wanted.rows.values()) {
    const place = placeFor(row, cube);
    if (place === undefined) reportCube(at, 'dimension', `mangler plass til ${whoIn(row)}`);
    else expected.set(place, `${row.antall ?? ''} ${row.status ?? ''}`);
  }
  at.context.tally.celler += expected.size;
  for (const [place, value] of cube.value.entries()) {
    const number = value === null ? '' : JSON.stringify(value);
    const says = `${number} ${cube.status.get(place) ?? 'publisert'}`;
    const right = expected.get(place) ?? ' publisert';
    if (says !== right) reportCube(at, `value[${place}]`, says, right);
  }
  for (const place of cube.status.keys())
    if (!(place < cube.value.length)) reportCube(at, `status[${place}]`, 'står utenfor kuben');
}

const KJONN = { alle: 'Begge kjønn', kvinner: 'Kvinner', menn: 'Menn' };

function checkName({ navn }: Cube, wanted: ExpectedRows, at: At): void {
  const rows = [...wanted.rows.values()];
  const groups = rows.filter(({ niva }) => niva === 'hovedgruppe');
  const others = rows.filter(({ niva }) => niva !== 'hovedgruppe');
  const right: Record<string, Record<string, string>> = {
    maned: name(rows, 'maned', 'maned'),
    hvem: Object.fromEntries(others.map((row) => [whoIn(row), row.navn ?? ''])),
    hovedgruppe: { alle: 'Alle hovedgrupper', ...name(groups, 'hovedgruppe', 'navn') },
    kjonn: KJONN,
    innhold: { antall: 'Antall deltakere' },
  };
  for (const dimension of DIMENSIONS) {
    const expectedLabels = ordered(right[dimension] ?? {});
    const labels = ordered(navn[dimension] ?? {});
    if (labels !== expectedLabels) reportCube(at, `dimension.${dimension}`, labels, expectedLabels);
  }
}

function name(rows: readonly RowValues[], id: string, title: string): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row[id] ?? '', row[title] ?? '']));
}

function ordered(name: Record<string, string>): string {
  return JSON.stringify(Object.entries(name).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The cube, or what is wrong with its form. */
function readCube(text: string): Cube | string {
  let data: Record<string, unknown>;
  try {
    data = toObject(JSON.parse(text));
  } catch {
    return 'kan ikke leses som JSON';
  }
  if (Object.keys(data).join(',') !== FIELDS) return `feltene ${Object.keys(data).join(',')}`;
  if (data.version !== '2.0' || data.class !== 'dataset') return 'ikke et JSON-stat 2.0-datasett';
  if (JSON.stringify(data.id) !== JSON.stringify(DIMENSIONS)) return 'andre dimensjoner';
  const dimensions = toObject(data.dimension);
  const categories = DIMENSIONS.map((name) => {
    const index = toObject(toObject(dimensions[name]).category).index;
    return Array.isArray(index) ? index.map(String) : [];
  });
  if (Object.keys(dimensions).join(',') !== DIMENSIONS.join(',')) return 'andre dimensjoner';
  if (categories.some((list) => new Set(list).size !== list.length)) return 'en kategori to ganger';
  const size = categories.map(({ length }) => length);
  const value = Array.isArray(data.value) ? data.value : [];
  if (JSON.stringify(data.size) !== JSON.stringify(size)) return 'size passer ikke med kategoriene';
  if (value.length !== size.reduce((product, count) => product * count, 1))
    return `${value.length} verdier`;
  const status = Object.entries(toObject(data.status)).map(([place, what]): [number, string] => [
    Number(place),
    String(what),
  ]);
  return {
    label: String(data.label),
    size,
    categories,
    navn: nameIn(dimensions),
    value,
    status: new Map(status),
  };
}

function nameIn(dimensions: Record<string, unknown>): Cube['navn'] {
  const labels = DIMENSIONS.map((name): [string, Record<string, string>] => {
    const label = toObject(toObject(toObject(dimensions[name]).category).label);
    return [
      name,
      Object.fromEntries(Object.entries(label).map(([id, what]) => [id, String(what)])),
    ];
  });
  return Object.fromEntries(labels);
}

function placeFor(row: RowValues, { size, categories }: Cube): number | undefined {
  const parts = [row.maned, whoIn(row), row.hovedgruppe, row.kjonn, 'antall'];
  let location = 0;
  for (const [d, part] of parts.entries()) {
    const place = categories[d]?.indexOf(part ?? '') ?? -1;
    if (place < 0) return undefined;
    location = location * (size[d] ?? 1) + place;
  }
  return location;
}

function whoIn({ niva, id }: RowValues): string {
  return niva === 'tiltak' || niva === 'tiltaksgruppe' ? `${niva}/${id}` : 'i-alt';
}
