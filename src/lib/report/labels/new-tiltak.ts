import type { Maned } from '../../domain/maned.ts';
import { ALLE } from '../../domain/key.ts';
import { isTrykkbar, type Register, type Tiltak } from '../../domain/register.ts';
import { isOpptatt, isSlug, LENGSTE_SLUG, slugify } from '../../domain/slug.ts';
import { withLatinLetters } from '../parse/normal-form.ts';
import { avstand } from '../tables/edit-distance.ts';
import { toKandidat } from './candidate.ts';
import type { Etikettvalg } from './readings.ts';
import { malOf, type Leserad, type Lesetabell } from './reading-table.ts';
import { likhetMed, type Etikettform } from './similarity.ts';
import { isSure } from './alignment.ts';
import { countBroken, type Radsted } from './sum-evidence.ts';
import { groupBelow, groupHolds, previousTiltak } from './group-place.ts';

/** Rows whose labels are the same but for damage, and that no table has two of. */
interface Familie {
  form: Etikettform;
  rader: Radsted[];
}

/** A tiltak the registry does not have, as the report shows it. */
export interface NyttTiltak {
  navn: string;
  slug: string;
  gruppe: string;
  /** Slug of the tiltak printed above it in its group; undefined when it is the first there. */
  etter: string | undefined;
  rader: Radsted[];
}

/** A family of labels that may be new or an old one damaged the same way everywhere. */
export interface Uavklart {
  rader: Radsted[];
  kandidater: Tiltak[];
}

/** What became of the labels that are no known ones. */
export interface Nyfunn {
  nye: NyttTiltak[];
  uavklarte: Uavklart[];
  /** The rows of each new tiltak whose name is too long for an address. */
  forLange: Radsted[][];
}

/** How far labels of one family may be from each other, and how near an absent old name a new one may never be. */
export const SAME_LABEL = 0.25;
const MOST_DOUBTFUL = 600;
/** How far from every absent old name of its group a new one must be. */
export const OTHER_LABEL = 0.5;

/**
 * Finds labels that are consistently new: printed in every table where the tiltak must have a row, always in the same
 * group, so that sexes, hovedgrupper and group totals hold with the rows and not without them. A label that could be
 * an old one damaged alike everywhere is not new: it is returned as unsettled.
 */
export function findNewTiltak(tabeller: Lesetabell[], register: Register): Nyfunn {
  const tables = tabeller.filter(
    ({ ramme }) => ramme.seksjon === 'tiltak' || ramme.seksjon.startsWith('tiltak-'),
  );
  const doubtful = tables.flatMap((tabell) =>
    tabell.rader.filter(isDoubtful).map((rad): Radsted => ({ tabell, rad })),
  );
  // More doubtful rows than a report has rows are no new tiltak; comparing each with each would take long.
  if (doubtful.length > MOST_DOUBTFUL) return { nye: [], uavklarte: [], forLange: [] };
  const nye: NyttTiltak[] = [];
  const uavklarte: Uavklart[] = [];
  const forLange: Radsted[][] = [];
  const taken = new Set<Leserad>();
  for (const familie of listFamilies(doubtful)) {
    const gruppe = onlyGroup(familie);
    if (gruppe === undefined || familie.rader.some(({ rad }) => taken.has(rad))) continue;
    const free = doubtful.filter(({ rad }) => !taken.has(rad));
    const whole = [familie, withKin(familie, gruppe, free)].find(
      (one) => isWhole(one, tables) && fitsSums(one, tables),
    );
    const old = whole && possibleOld(whole, gruppe, tables, register);
    if (!old || old === 'gammelt') continue;
    for (const { rad } of whole.rader) taken.add(rad);
    if (old.length > 0) uavklarte.push({ rader: whole.rader, kandidater: old });
    else if (isTooLong(whole)) forLange.push(inOrder(whole.rader));
    else nye.push(...toNytt(whole, gruppe, register));
  }
  return { nye, uavklarte, forLange };
}

/** Doubtful rows gathered by label, the commonest first. */
function listFamilies(doubtful: Radsted[]): Familie[] {
  const byForm = new Map<string, Familie>();
  const common = countForms(doubtful);
  for (const sted of doubtful) {
    const form = commonestForm(sted, common);
    if (!form || isTotalLabel(form)) continue;
    const familie = byForm.get(form.normalform) ?? { form, rader: [] };
    familie.rader.push(sted);
    byForm.set(form.normalform, familie);
  }
  return [...byForm.values()].sort((a, b) => b.rader.length - a.rader.length);
}

/**
 * The family with, in each table it has no row in, the row of its group whose label is nearest: damaged in its turn,
 * and nearer to the family's label than to any name of the registry.
 */
function withKin(familie: Familie, gruppe: string, doubtful: Radsted[]): Familie {
  const has = new Set(familie.rader.map(({ tabell }) => tabell));
  const kin = new Map<Lesetabell, { sted: Radsted; edits: number }>();
  for (const sted of doubtful) {
    if (has.has(sted.tabell)) continue;
    const edits = editsFrom(familie.form, sted);
    const known = sted.rad.plassering[0]?.kost ?? Infinity;
    const nearest = kin.get(sted.tabell)?.edits ?? Infinity;
    if (edits < Math.min(known, nearest) && groupBelow(sted) === gruppe)
      kin.set(sted.tabell, { sted, edits });
  }
  const rader = [...familie.rader, ...[...kin.values()].map(({ sted }) => sted)];
  return { form: familie.form, rader };
}

/** The least distance from a label to any way of reading a row's; Infinity when it cannot be the same label. */
function editsFrom({ normalform }: Etikettform, { rad }: Radsted): number {
  const edits = rad.valg.map(({ form }) => {
    const longest = Math.max(normalform.length, form.normalform.length);
    return avstand(normalform, form.normalform, Math.floor(longest * SAME_LABEL));
  });
  return Math.min(...edits);
}

/** In how many rows each way to read a label occurs. */
function countForms(rows: Radsted[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rad } of rows) {
    for (const form of new Set(rad.valg.map((valg) => valg.form.normalform)))
      counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** Of the ways to read a row's label, the one most rows share; with the most lines, among equals. */
function commonestForm({ rad }: Radsted, common: Map<string, number>): Etikettform | undefined {
  const count = ({ form }: Etikettvalg) => common.get(form.normalform) ?? 0;
  return [...rad.valg].sort((a, b) => count(b) - count(a))[0]?.form;
}

function isDoubtful({ plassering: [best], topp }: Leserad): boolean {
  return !topp && !(best && isSure(best.likhet));
}

function isTotalLabel({ skjelett }: Etikettform): boolean {
  return skjelett.startsWith('iait') || skjelett === '';
}

function onlyGroup({ rader }: Familie): string | undefined {
  const groups = new Set(rader.map(groupBelow));
  const [only] = groups;
  return groups.size === 1 ? only : undefined;
}

/** True when the family has a row wherever a tiltak with these rows must have one. */
function isWhole({ rader }: Familie, tables: Lesetabell[]): boolean {
  const has = new Set(rader.map(({ tabell }) => tabell));
  if (has.size !== rader.length) return false;
  return tables.every((tabell) => {
    const parts = partsOf(tabell, tables);
    const printed = parts.filter((part) => has.has(part));
    return has.has(tabell) ? parts.length === 0 || printed.length > 0 : printed.length === 0;
  });
}

/** The tables a table divides into: all into hovedgrupper, a hovedgruppe into women and men. */
function partsOf({ ramme }: Lesetabell, tables: Lesetabell[]): Lesetabell[] {
  return tables.filter(({ ramme: part }) =>
    ramme.hovedgruppe === ALLE
      ? part.hovedgruppe !== ALLE && part.kjonn === ALLE
      : ramme.kjonn === ALLE && part.hovedgruppe === ramme.hovedgruppe && part.kjonn !== ALLE,
  );
}

/** One month may be off, for a figure misread in a new row is the reconciler's to find. */
function fitsSums({ rader }: Familie, tables: Lesetabell[]): boolean {
  const maneder = monthsOf(tables);
  const rammer = tables.map(({ ramme }) => ramme);
  const wrong = maneder.filter(
    (maned) =>
      countBroken(rader, rammer, [maned]) > 0 || !rader.every((sted) => groupHolds(sted, maned)),
  );
  return wrong.length <= (maneder.length > 2 ? 1 : 0);
}

/**
 * The old tiltak that these rows could be, damaged alike everywhere: of the same group and absent from every table the
 * rows stand in. `gammelt` when the sums or the likeness say that they are one.
 */
function possibleOld(
  { form, rader }: Familie,
  gruppe: string,
  tables: Lesetabell[],
  { tiltak }: Register,
): 'gammelt' | Tiltak[] {
  const maneder = monthsOf(tables);
  const rammer = tables.map(({ ramme }) => ramme);
  const unsettled: Tiltak[] = [];
  for (const old of tiltak.filter((oppforing) => oppforing.gruppe === gruppe)) {
    const rest = rowsOf(old, tables).filter(({ rad }) => !rader.some((sted) => sted.rad === rad));
    if (rest.some(({ tabell }) => rader.some((sted) => sted.tabell === tabell))) continue;
    const apart = countBroken(rest, rammer, maneder) + countBroken(rader, rammer, maneder);
    const together = countBroken([...rest, ...rader], rammer, maneder);
    const damage = damageOf(form, old);
    if (damage === undefined || together > apart) continue;
    if (together < apart || damage <= SAME_LABEL) return 'gammelt';
    unsettled.push(old);
  }
  return unsettled;
}

/** The share of the label that must be damaged if it is this one; undefined when more than half. */
export function damageOf(
  form: Etikettform,
  { navn, alias, tidligere }: Pick<Tiltak, 'navn' | 'alias' | 'tidligere'>,
): number | undefined {
  const kandidat = toKandidat([navn, ...alias, ...tidligere.map((old) => old.navn)], undefined);
  const likhet = likhetMed(form, kandidat, OTHER_LABEL);
  if (!likhet) return undefined;
  return (
    likhet.kost / Math.max(form.normalform.length, ...kandidat.normalformer.map((n) => n.length))
  );
}

function rowsOf({ slug }: Tiltak, tables: Lesetabell[]): Radsted[] {
  return tables.flatMap((tabell) =>
    tabell.rader
      .filter((rad) => {
        const mal = malOf(tabell, rad);
        return mal?.niva === 'tiltak' && mal.id === slug;
      })
      .map((rad) => ({ tabell, rad })),
  );
}

function monthsOf(tables: Lesetabell[]): Maned[] {
  return [
    ...new Set(tables.flatMap(({ rader }) => rader.flatMap(({ maneder }) => maneder))),
  ].sort();
}

/**
 * Named as it is printed most often, in Latin letters; its place is told by the first of its rows, in the table that
 * has most of the group. A name without an address of its own cannot be taken in.
 */
function toNytt({ form, rader }: Familie, gruppe: string, { tiltak }: Register): NyttTiltak[] {
  const ordered = inOrder(rader);
  const navn = namedAs(form, ordered);
  const slug = slugify(navn);
  if (!isTrykkbar(navn) || !isSlug(slug) || isOpptatt(slug)) return [];
  if (tiltak.some((oppforing) => oppforing.slug === slug)) return [];
  const [first] = ordered;
  const etter = first && previousTiltak(first, gruppe, tiltak);
  return [{ navn, slug, gruppe, etter, rader: ordered }];
}

/** The printed name most rows share; of equally common ones, the one nearest to all the others. */
function namedAs(form: Etikettform, rader: Radsted[]): string {
  const printed = rader.map(({ rad }) => {
    const same = rad.valg.find((valg) => valg.form.normalform === form.normalform);
    return withLatinLetters((same ?? rad.valg.at(-1))?.form.tekst ?? '');
  });
  const strangeness = (navn: string) =>
    printed.reduce(
      (sum, other) => sum + Math.min(1, avstand(navn, other)) + avstand(navn, other) / 1000,
      0,
    );
  return [...printed].sort((a, b) => strangeness(a) - strangeness(b))[0] ?? '';
}

function isTooLong({ form, rader }: Familie): boolean {
  return slugify(namedAs(form, rader)).length > LENGSTE_SLUG;
}

function inOrder(rader: Radsted[]): Radsted[] {
  return [...rader].sort((a, b) => lineOf(a) - lineOf(b));
}

function lineOf({ rad }: Radsted): number {
  return rad.rad.etikett.linje;
}
