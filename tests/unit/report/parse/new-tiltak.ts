import type { Modell, Modelltabell } from './model.ts';

/** A tiltak that is not in the real report: its figures for each hovedgruppe and sex, by month. */
export interface Tillegg {
  navn: string;
  /** `tiltaksgruppe/…` it stands in, and the `tiltak/…` it stands after; first in its group when that is undefined. */
  gruppe: string;
  etter: string | undefined;
  /** Keyed by the beginning of the hovedgruppe's name («Arbeidssøkere») and `kvinner` or `menn`. */
  tall: Record<string, { kvinner: number[]; menn: number[] }>;
}

/** The report with the tiltak in every table it belongs in, and every total and group raised by it. */
export function addTiltak(modell: Modell, tillegg: Tillegg): Modell {
  const copy = structuredClone(modell);
  const done = new Set<string>();
  for (const tabell of copy.tabeller) {
    for (const rad of tabell.rader) {
      const antall = sharesIn(tabell, rad.mal, tillegg);
      if (antall) rad.celler = rad.celler.map((celle, i) => raise(celle, antall[i] ?? 0));
    }
    insertRow(tabell, tillegg, done);
  }
  return copy;
}

/** How much of the new tiltak a row counts: all of it, a hovedgruppe's part, or none. */
function sharesIn(
  { undergruppe }: Modelltabell,
  mal: string,
  tillegg: Tillegg,
): number[] | undefined {
  const [niva, id = ''] = mal.split('/');
  const own = Object.keys(tillegg.tall).filter((hg) =>
    niva === 'hovedgruppe'
      ? id.startsWith(hg.toLowerCase().replace(/ø/g, 'o'))
      : !undergruppe.includes('tiltak') || undergruppe.toLowerCase().includes(hg.toLowerCase()),
  );
  if (mal !== tillegg.gruppe && niva !== 'i-alt' && niva !== 'hovedgruppe') return undefined;
  return own.length === 0 ? undefined : sum(own, undergruppe, tillegg);
}

function sum(hovedgrupper: string[], undergruppe: string, { tall }: Tillegg): number[] {
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
function raise(celle: string, antall: number): string {
  return celle === '*' ? celle : print(Number(celle.replace(/\D/g, '')) + antall);
}

function print(antall: number): string {
  return antall < 4 ? '*' : String(antall).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function insertRow(tabell: Modelltabell, tillegg: Tillegg, done: Set<string>): void {
  const key = `${tabell.seksjon}/${tabell.undergruppe}`;
  const own = Object.keys(tillegg.tall).filter(
    (hg) =>
      !tabell.undergruppe.includes('tiltak') ||
      tabell.undergruppe.toLowerCase().includes(hg.toLowerCase()),
  );
  if (!/^Tiltak\b(?!s)/.test(tabell.seksjon) || done.has(key) || own.length === 0) return;
  const antall = sum(own, tabell.undergruppe, tillegg);
  if (antall.every((n) => n === 0)) return;
  const after = tabell.rader.findIndex(({ mal }) => mal === tillegg.etter);
  const before = tabell.rader.findIndex(({ mal }) => mal === tillegg.gruppe);
  const at = after >= 0 ? after + 1 : before;
  if (at < 0) return;
  done.add(key);
  const slug = tillegg.navn
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .replace(/[^a-z0-9]+/g, '-');
  tabell.rader.splice(at, 0, {
    etikett: tillegg.navn,
    mal: `tiltak/${slug}`,
    celler: antall.map(print),
  });
}
