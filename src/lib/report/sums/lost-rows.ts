import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import { ALLE, parseSerieNokkel, serieNokkel, type SerieNokkel } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import { UKJENT } from './interval.ts';
import type { Ligning, Nett } from './net.ts';
import { omtaleOf } from './describe-key.ts';
import { propagate } from './propagate.ts';
import { breaks, listBroken, nodesOf, type Antakelse } from './structural-errors.ts';

/** A table whose rows are not all there: a page of it was lost. */
export interface Radtap {
  /** The table's rows that are not printed; what they stood for is not known. */
  fravaerende: SerieNokkel[];
  /** Those of them that the sums demand. */
  krevd: SerieNokkel[];
  /** Totals that count people but have none of their parts in the report. */
  delelose: SerieNokkel[];
  /** Each printed row of the table and where it is printed first. */
  linjer: ReadonlyMap<SerieNokkel, number>;
}

/** At least so many lost rows are told in one message; fewer are told one by one. */
const FEWEST_ROWS = 2;
/** A report of one month has no other month to tell a lost row from a misread digit. */
const FEWEST_ROWS_IN_ONE_MONTH = 3;
/** How many names a message lists. */
const MOST_NAMES = 5;

/**
 * The tables that lost several rows at once, as when a page is left out. A table is taken to have lost rows when sums
 * hold only if its absent rows are not zero, and then demand several of them in most months: digits are misread one by
 * one, rows are lost in all their months.
 */
export function findRadtap(months: Nett[]): Radtap[] {
  const broken = months.map(listBroken);
  if (broken.every((numbers) => numbers.length === 0)) return [];
  const tables = onlyNeeded(suspectsIn(months, broken), months);
  const demanded = countDemanded(tables, months);
  return tables.flatMap((tabell) => judgeTable(tabell, demanded, months) ?? []);
}

/** Tables with an absent row in a broken sum. */
function suspectsIn(months: Nett[], broken: number[][]): string[] {
  const found = months.flatMap((nett, m) =>
    (broken[m] ?? []).flatMap((number) => {
      const ligning = nett.ligninger[number];
      return ligning ? absentIn(nodesOf(ligning), nett) : [];
    }),
  );
  return [...new Set(found)].sort();
}

function absentIn(noder: number[], nett: Nett): string[] {
  return noder
    .flatMap((node) => nett.noder[node] ?? [])
    .filter(({ celle }) => !celle)
    .map(({ serie }) => tableOf(serie));
}

/** The rows limited to the same people, whatever their level: hovedgruppe and sex. */
function tableOf(serie: SerieNokkel): string {
  const { hovedgruppe, kjonn } = parseSerieNokkel(serie);
  return `${hovedgruppe}/${kjonn}`;
}

/** Leaves out each table whose absent rows may be zero as well when those of the others are not. */
function onlyNeeded(suspects: string[], months: Nett[]): string[] {
  const misses = (tables: string[]) =>
    months.reduce((sum, nett) => sum + countBroken(nett, freeNodes(tables, nett)), 0);
  const least = misses(suspects);
  return suspects.reduce((kept, tabell) => {
    const others = kept.filter((one) => one !== tabell);
    return misses(others) === least ? others : kept;
  }, suspects);
}

function countBroken(nett: Nett, free: number[]): number {
  const antatt = assume(free);
  return nett.ligninger.filter((ligning) => breaks(nett, ligning, antatt)).length;
}

function assume(free: number[]): Antakelse {
  return new Map(free.map((node) => [node, UKJENT]));
}

function freeNodes(tables: string[], { noder }: Nett): number[] {
  return noder.flatMap(({ serie, celle }, node) =>
    !celle && tables.includes(tableOf(serie)) ? [node] : [],
  );
}

/** In how many months the sums demand each absent row of the tables. */
function countDemanded(tables: string[], months: Nett[]): Map<SerieNokkel, number> {
  const demanded = new Map<SerieNokkel, number>();
  for (const nett of months) {
    const free = freeNodes(tables, nett);
    const antatt = assume(free);
    const active = [...new Set(free.flatMap((node) => nett.naboer[node] ?? []))].filter(
      (number) => !breaks(nett, nett.ligninger[number] as Ligning, antatt),
    );
    const { intervaller } = propagate(nett, free, active);
    for (const node of free)
      if ((intervaller?.[node]?.fra ?? 0) > 0) count(demanded, nett.noder[node]?.serie);
  }
  return demanded;
}

function judgeTable(
  tabell: string,
  demanded: Map<SerieNokkel, number>,
  months: Nett[],
): Radtap | undefined {
  const withoutParts = new Map<SerieNokkel, number>();
  for (const nett of months)
    for (const total of listWithoutParts(nett, tabell)) count(withoutParts, total);
  const most = (counts: Map<SerieNokkel, number>) =>
    [...counts].filter(([, n]) => 2 * n > months.length).map(([serie]) => serie);
  const krevd = most(demanded).filter((serie) => tableOf(serie) === tabell);
  const delelose = most(withoutParts).filter((total) => !hasPart(total, krevd, months));
  const fewest = months.length === 1 ? FEWEST_ROWS_IN_ONE_MONTH : FEWEST_ROWS;
  if (krevd.length < fewest && delelose.length === 0) return undefined;
  const mine = (months[0]?.noder ?? []).filter(({ serie }) => tableOf(serie) === tabell);
  return {
    fravaerende: mine.filter(({ celle }) => !celle).map(({ serie }) => serie),
    krevd,
    delelose,
    linjer: new Map(
      mine.flatMap(({ serie, celle }) => (celle ? [[serie, celle.kilde.linje] as const] : [])),
    ),
  };
}

/** Totals that count people, none of whose parts are printed though the table they stand in is. */
function listWithoutParts(nett: Nett, tabell: string): SerieNokkel[] {
  return nett.ligninger
    .filter(
      (ligning) =>
        !hasPrintedPart(ligning, nett) &&
        absentIn(ligning.deler, nett).includes(tabell) &&
        breaks(nett, ligning),
    )
    .flatMap(({ total }) => nett.noder[total]?.serie ?? []);
}

/** True when a part of the sum is printed. */
function hasPrintedPart({ deler }: Ligning, { noder }: Nett): boolean {
  return deler.some((del) => noder[del]?.celle);
}

/** True when one of the rows is a part of the total. */
function hasPart(total: SerieNokkel, rader: SerieNokkel[], months: Nett[]): boolean {
  return months.some(({ noder, ligninger }) =>
    ligninger.some(
      (ligning) =>
        noder[ligning.total]?.serie === total &&
        ligning.deler.some((del) => rader.some((rad) => rad === noder[del]?.serie)),
    ),
  );
}

function count(counts: Map<SerieNokkel, number>, serie: SerieNokkel | undefined): void {
  if (serie !== undefined) counts.set(serie, (counts.get(serie) ?? 0) + 1);
}

/** Reports what each table lost, once, at the last row that is printed before the first that is lost (`deler-mangler`). */
export function reportRadtap(tap: Radtap[], register: Register, file: VFile): void {
  for (const { krevd, delelose, linjer } of tap) {
    const [any] = [...krevd, ...delelose];
    if (!any) continue;
    const order = orderOf(any, register);
    const place = (serie: SerieNokkel) => order.indexOf(serie);
    const lost = [...krevd].sort((a, b) => place(a) - place(b));
    const names = [
      ...lost.map((serie) => nameIn(serie, register)),
      ...delelose.map((serie) => `delene av ${nameIn(serie, register)}`),
    ];
    const shown = names.slice(0, MOST_NAMES).join('; ');
    const rest = names.length > MOST_NAMES ? ` og ${names.length - MOST_NAMES} til` : '';
    meld(file, {
      ruleId: 'deler-mangler',
      alvor: 'error',
      reason: `Tabellen${limitsOf(any, register)} mangler rader som summene krever: ${shown}${rest}.`,
      sted: { linje: lineBefore(lost[0] ?? any, order, linjer), kolonne: 1 },
      expected: names,
      note: 'Oftest er en side falt ut, her eller lenger ned. Kontroller at alle sidene i rapporten er med i filen, og sett inn det som mangler.',
    });
  }
}

/** The rows of the same table in the order the report prints them. */
function orderOf(serie: SerieNokkel, { tiltaksgrupper, tiltak }: Register): SerieNokkel[] {
  const { hovedgruppe, kjonn } = parseSerieNokkel(serie);
  return tiltaksgrupper.flatMap((gruppe) => [
    ...tiltak
      .filter((one) => one.gruppe === gruppe.slug)
      .map(({ slug }) => serieNokkel({ niva: 'tiltak', id: slug, hovedgruppe, kjonn })),
    serieNokkel({ niva: 'tiltaksgruppe', id: gruppe.slug, hovedgruppe, kjonn }),
  ]);
}

/** Tiltak stand in their own table only; groups and totals are printed in others too, and first there. */
function lineBefore(
  lost: SerieNokkel,
  order: SerieNokkel[],
  linjer: ReadonlyMap<SerieNokkel, number>,
): number {
  const tiltak = order.filter((serie) => serie.startsWith('tiltak/') && linjer.has(serie));
  const before = tiltak.findLast((serie) => order.indexOf(serie) < order.indexOf(lost));
  const found = linjer.get(before ?? tiltak[0] ?? lost);
  return found ?? Math.max(1, ...linjer.values());
}

/** What the row is called inside its table. */
function nameIn(serie: SerieNokkel, register: Register): string {
  const { niva, id } = parseSerieNokkel(serie);
  return omtaleOf(serieNokkel({ niva, id, hovedgruppe: ALLE, kjonn: ALLE }), register);
}

/** « for kvinner, Andre på tiltak»; nothing for the table of everybody. */
function limitsOf(serie: SerieNokkel, { hovedgrupper }: Register): string {
  const { hovedgruppe, kjonn } = parseSerieNokkel(serie);
  const navn = hovedgrupper.find(({ slug }) => slug === hovedgruppe)?.navn;
  const limits = [...(kjonn === ALLE ? [] : [kjonn]), ...(navn === undefined ? [] : [navn])];
  return limits.length === 0 ? '' : ` for «${limits.join(', ')}»`;
}
