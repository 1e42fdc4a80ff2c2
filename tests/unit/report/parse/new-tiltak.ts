import type { Model, ModelTable } from './model.ts';

/** A tiltak that is not in the real report: its figures for each hovedgruppe and sex, by month. */
export interface Addition {
  navn: string;
  /** `tiltaksgruppe/…` it stands in, and the `tiltak/…` it stands after; first in its group when that is undefined. */
  gruppe: string;
  after: string | undefined;
  /** Keyed by the beginning of the hovedgruppe's name («Arbeidssøkere») and `kvinner` or `menn`. */
  tall: Record<string, { kvinner: number[]; menn: number[] }>;
}

/** The report with the tiltak in every table it belongs in, and every total and group raised by it. */
export function addTiltak(model: Model, addition: Addition): Model {
  const copy = structuredClone(model);
  const done = new Set<string>();
  for (const table of copy.tabeller) {
    for (const row of table.rader) {
      const count = sharesIn(table, row.template, addition);
      if (count) row.celler = row.celler.map((cell, i) => raise(cell, count[i] ?? 0));
    }
    insertRow(table, addition, done);
  }
  return copy;
}

/** How much of the new tiltak a row counts: all of it, a hovedgruppe's part, or none. */
function sharesIn(
  { undergruppe }: ModelTable,
  template: string,
  addition: Addition,
): number[] | undefined {
  const [niva, id = ''] = template.split('/');
  const own = Object.keys(addition.tall).filter((hg) =>
    niva === 'hovedgruppe'
      ? id.startsWith(hg.toLowerCase().replace(/ø/g, 'o'))
      : !undergruppe.includes('tiltak') || undergruppe.toLowerCase().includes(hg.toLowerCase()),
  );
  if (template !== addition.gruppe && niva !== 'i-alt' && niva !== 'hovedgruppe') return undefined;
  return own.length === 0 ? undefined : sum(own, undergruppe, addition);
}

function sum(hovedgrupper: string[], undergruppe: string, { tall }: Addition): number[] {
  const sexes = /^kvinner/i.test(undergruppe)
    ? ['kvinner']
    : /^menn/i.test(undergruppe)
      ? ['menn']
      : ['kvinner', 'menn'];
  const rows = hovedgrupper.flatMap((hg) =>
    sexes.map((sex) => tall[hg]?.[sex as 'kvinner' | 'menn'] ?? []),
  );
  return (rows[0] ?? []).map((_, i) => rows.reduce((total, row) => total + (row[i] ?? 0), 0));
}

/** A hidden total stays hidden: choose groups whose totals are printed. */
function raise(cell: string, count: number): string {
  return cell === '*' ? cell : print(Number(cell.replace(/\D/g, '')) + count);
}

function print(count: number): string {
  return count < 4 ? '*' : String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function insertRow(table: ModelTable, addition: Addition, done: Set<string>): void {
  const key = `${table.seksjon}/${table.undergruppe}`;
  const own = Object.keys(addition.tall).filter(
    (hg) =>
      !table.undergruppe.includes('tiltak') ||
      table.undergruppe.toLowerCase().includes(hg.toLowerCase()),
  );
  if (!/^Tiltak\b(?!s)/.test(table.seksjon) || done.has(key) || own.length === 0) return;
  const count = sum(own, table.undergruppe, addition);
  if (count.every((n) => n === 0)) return;
  const after = table.rader.findIndex(({ template }) => template === addition.after);
  const before = table.rader.findIndex(({ template }) => template === addition.gruppe);
  const at = after >= 0 ? after + 1 : before;
  if (at < 0) return;
  done.add(key);
  const slug = addition.navn
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .replace(/[^a-z0-9]+/g, '-');
  table.rader.splice(at, 0, {
    etikett: addition.navn,
    template: `tiltak/${slug}`,
    celler: count.map(print),
  });
}
