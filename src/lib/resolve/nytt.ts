import type { Maned } from '../domain/maned.ts';
import { ALLE } from '../domain/nokkel.ts';
import type { Register, Tiltak } from '../domain/register.ts';
import { isSlug, slugify } from '../domain/slug.ts';
import { avstand } from '../tables/avstand.ts';
import { toKandidat } from './kandidat.ts';
import type { Etikettvalg } from './etikettvalg.ts';
import { malOf, type Leserad, type Lesetabell } from './lesetabell.ts';
import { likhetMed, type Etikettform } from './likhet.ts';
import { isSure } from './sammenstilling.ts';
import { countBroken, type Radsted } from './sumbevis.ts';
import { groupBelow, groupHolds, previousTiltak } from './gruppeplass.ts';

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

/** How far labels of one family may be from each other, and how near an absent old name a new one may never be. */
const SAME_LABEL = 0.25;
/** How far from every absent old name of its group a new one must be. */
const OTHER_LABEL = 0.5;

/**
 * Finds labels that are consistently new: printed in every table where the tiltak must have a row, always in the same
 * group, so that sexes, hovedgrupper and group totals hold with the rows and not without them. A label that could be
 * an old one damaged alike everywhere is not new: it is returned as unsettled.
 */
export function findNewTiltak(
  tabeller: Lesetabell[],
  register: Register,
): { nye: NyttTiltak[]; uavklarte: Uavklart[] } {
  const tables = tabeller.filter(
    ({ ramme }) => ramme.seksjon.startsWith('tiltak') && ramme.seksjon !== 'tiltaksgrupper-kjonn',
  );
  const nye: NyttTiltak[] = [];
  const uavklarte: Uavklart[] = [];
  for (const familie of listFamilies(tables)) {
    const gruppe = onlyGroup(familie);
    if (gruppe === undefined || !isWhole(familie, tables) || !fitsSums(familie, tables)) continue;
    const old = possibleOld(familie, gruppe, tables, register);
    if (old === 'gammelt') continue;
    if (old.length > 0) uavklarte.push({ rader: familie.rader, kandidater: old });
    else nye.push(...toNytt(familie, gruppe, register));
  }
  return { nye, uavklarte };
}

/** Doubtful rows gathered by label: the commonest form first, and forms near it that stand in other tables. */
function listFamilies(tables: Lesetabell[]): Familie[] {
  const rows = tables.flatMap((tabell) =>
    tabell.rader.filter(isDoubtful).map((rad): Radsted => ({ tabell, rad })),
  );
  const byForm = new Map<string, Familie>();
  const common = countForms(rows);
  for (const sted of rows) {
    const form = commonestForm(sted, common);
    if (!form || isTotalLabel(form)) continue;
    const familie = byForm.get(form.normalform) ?? { form, rader: [] };
    familie.rader.push(sted);
    byForm.set(form.normalform, familie);
  }
  const families: Familie[] = [];
  const ordered = [...byForm.values()].sort((a, b) => b.rader.length - a.rader.length);
  for (const familie of ordered.slice(0, MOST_FAMILIES)) {
    const kin = families.find((other) => isKin(other, familie));
    if (kin) kin.rader.push(...familie.rader);
    else families.push(familie);
  }
  return families;
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

/** More doubtful labels than this are no report with new tiltak; comparing each with each would take long. */
const MOST_FAMILIES = 400;

function isDoubtful({ plassering: [best], topp }: Leserad): boolean {
  return !topp && !(best && isSure(best.likhet));
}

function isTotalLabel({ skjelett }: Etikettform): boolean {
  return skjelett.startsWith('iait') || skjelett === '';
}

function isKin(a: Familie, b: Familie): boolean {
  const [x, y] = [a.form.normalform, b.form.normalform];
  const most = Math.floor(Math.max(x.length, y.length) * SAME_LABEL);
  const apart = !a.rader.some(({ tabell }) => b.rader.some((other) => other.tabell === tabell));
  return apart && avstand(x, y, most) <= most;
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
function damageOf(form: Etikettform, { navn, alias, tidligere }: Tiltak): number | undefined {
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

/** Named as it is printed most often. A name without an address of its own cannot be taken in. */
function toNytt({ form, rader }: Familie, gruppe: string, { tiltak }: Register): NyttTiltak[] {
  const counts = new Map<string, number>();
  for (const { rad } of rader) {
    const printed = rad.valg.find((valg) => valg.form.normalform === form.normalform);
    const navn = (printed?.form ?? form).tekst;
    counts.set(navn, (counts.get(navn) ?? 0) + 1);
  }
  const navn = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  const slug = slugify(navn);
  if (!isSlug(slug) || tiltak.some((oppforing) => oppforing.slug === slug)) return [];
  const [first] = rader;
  return [{ navn, slug, gruppe, etter: first && previousTiltak(first, gruppe, tiltak), rader }];
}
