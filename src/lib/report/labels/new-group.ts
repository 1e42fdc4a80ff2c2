import { ALLE } from '../../domain/key.ts';
import { isTrykkbar, type Register, type Tiltak, type Tiltaksgruppe } from '../../domain/register.ts';
import { isSlug, slugify } from '../../domain/slug.ts';
import type { Maned } from '../../domain/maned.ts';
import { normalform, withLatinLetters } from '../parse/normal-form.ts';
import { malOf, type Leserad, type Lesetabell } from './reading-table.ts';
import { toEtikettform } from './similarity.ts';
import { damageOf, OTHER_LABEL, SAME_LABEL } from './new-tiltak.ts';
import { isSure } from './alignment.ts';
import { countBroken, intervallOf, type Radsted } from './sum-evidence.ts';

/** A name of a tiltaksgruppe that the registry does not have, printed alike everywhere. */
interface Gruppenavn {
  navn: string;
  /** In the report's order. */
  rader: Radsted[];
}

/** A known tiltaksgruppe under a name that is new: its tiltak are those it has, and its own names are printed nowhere. */
export interface OmdoptGruppe extends Gruppenavn {
  gruppe: string;
}

/** A tiltaksgruppe that the registry does not have, with tiltak it does not have either. */
export interface NyGruppe extends Gruppenavn {
  slug: string;
  /** Slug of the tiltaksgruppe printed above it in the tables of tiltak; undefined for the first. */
  etter: string | undefined;
  /** True where one of its tiltak is called the same. */
  somTiltak: boolean;
}

/** The names of tiltaksgrupper that a report has and the registry does not. */
export interface Gruppenavnfunn {
  omdopte: OmdoptGruppe[];
  nye: NyGruppe[];
}

/** More doubtful rows than a report has groups, many times over, are no names of groups. */
const MOST_DOUBTFUL = 200;
/** A name that stands in fewer tables is not printed alike everywhere, but somewhere. */
const LEAST_ROWS = 3;
const TOTAL = /^i\s?alt\s+(?:(?:kvinner|menn)\s+og\s+)?(?=\S)/i;

/**
 * Finds names of tiltaksgrupper that are consistently new: printed alike in every table where the group must have a row,
 * so that sexes, hovedgrupper and the tiltak above hold. A name that damage could have made of a known one is none.
 */
export function findGroupNames(tabeller: Lesetabell[], register: Register): Gruppenavnfunn {
  const tables = tabeller.filter(({ ramme }) => ramme.seksjon !== 'hovedgrupper-kjonn');
  const omdopte: OmdoptGruppe[] = [];
  const nye: NyGruppe[] = [];
  for (const familie of listFamilies(tables)) {
    if (!isWhole(familie, tables) || !fitsSums(familie, tables)) continue;
    const medlemmer = familie.rader.filter(hasMembers).flatMap(membersOf);
    const sikre = medlemmer.filter(({ rad }) => isKnown(rad));
    const grupper = new Set(sikre.map((sted) => groupOf(sted, register.tiltak)));
    const [gruppe] = grupper;
    if (gruppe !== undefined && grupper.size === 1)
      omdopte.push(...toOmdopt(familie, gruppe, tables, register));
    else if (sikre.length === 0 && medlemmer.length > 0)
      nye.push(...toNy(familie, medlemmer, tables, register));
  }
  return { omdopte, nye };
}

/** Rows of groups whose labels are no names of the registry's, gathered by name; the name as the first of them has it. */
function listFamilies(tables: Lesetabell[]): Gruppenavn[] {
  const doubtful = tables.flatMap((tabell) =>
    tabell.rader
      .filter((rad) => !rad.topp && !isKnown(rad))
      .map((rad) => ({ tabell, rad, navn: namesIn({ tabell, rad }) }))
      .filter(({ navn }) => navn.length > 0),
  );
  if (doubtful.length > MOST_DOUBTFUL) return [];
  const counts = new Map<string, number>();
  for (const { navn } of doubtful)
    for (const form of new Set(navn.map(normalform))) counts.set(form, (counts.get(form) ?? 0) + 1);
  const families = new Map<string, Gruppenavn>();
  for (const { tabell, rad, navn } of doubtful) {
    const count = (one: string) => counts.get(normalform(one)) ?? 0;
    const [common = ''] = [...navn].sort((a, b) => count(b) - count(a));
    const familie = families.get(normalform(common)) ?? { navn: capitalize(common), rader: [] };
    families.set(normalform(common), familie);
    familie.rader.push({ tabell, rad });
  }
  for (const { rader } of families.values()) rader.sort((a, b) => lineOf(a) - lineOf(b));
  return [...families.values()];
}

/** What a row calls its group, in each way to read its label; none for a row of something else. */
function namesIn({ tabell, rad }: Radsted): string[] {
  const texts = rad.valg.map(({ form }) => withLatinLetters(form.tekst));
  if (tabell.ramme.seksjon === 'tiltaksgrupper-kjonn') return texts;
  return texts.filter((text) => TOTAL.test(text)).map((text) => text.replace(TOTAL, ''));
}

/** True when the group has one row in a table at most, and one in each table of everybody. */
function isWhole({ rader }: Gruppenavn, tables: Lesetabell[]): boolean {
  const has = new Set(rader.map(({ tabell }) => tabell));
  const whole = tables.filter(({ ramme }) => ramme.hovedgruppe === ALLE && ramme.kjonn === ALLE);
  return (
    rader.length >= LEAST_ROWS &&
    has.size === rader.length &&
    whole.every((tabell) => has.has(tabell))
  );
}

/**
 * True when the sums hold in the tables of tiltak; those of groups alone repeat them, and one damaged label there is no
 * reason to doubt the others. One month may be off, for a misread figure is the reconciler's to find.
 */
function fitsSums({ rader }: Gruppenavn, tables: Lesetabell[]): boolean {
  const totals = rader.filter(hasMembers);
  const withTiltak = tables.filter((tabell) => hasMembers({ tabell }));
  const maneder = [
    ...new Set(tables.flatMap(({ rader: rows }) => rows.flatMap((rad) => rad.maneder))),
  ];
  const rammer = withTiltak.map(({ ramme }) => ramme);
  const wrong = maneder.filter(
    (maned) =>
      countBroken(totals, rammer, [maned]) > 0 || !totals.every((sted) => membersHold(sted, maned)),
  );
  return wrong.length <= (maneder.length > 2 ? 1 : 0);
}

function hasMembers({ tabell }: Pick<Radsted, 'tabell'>): boolean {
  return tabell.ramme.seksjon !== 'tiltaksgrupper-kjonn';
}

/** The rows above a group's total, up to the total before it. */
function membersOf({ tabell, rad }: Radsted): Radsted[] {
  const above = tabell.rader.slice(0, tabell.rader.indexOf(rad)).filter(({ topp }) => !topp);
  const start = above.findLastIndex((other) => isTotal(tabell, other)) + 1;
  return above.slice(start).map((other) => ({ tabell, rad: other }));
}

function isTotal(tabell: Lesetabell, rad: Leserad): boolean {
  const mal = malOf(tabell, rad);
  if (mal && isKnown(rad)) return mal.niva !== 'tiltak';
  return rad.valg.some(({ form }) => TOTAL.test(form.tekst));
}

function membersHold(sted: Radsted, maned: Maned): boolean {
  const whole = intervallOf(sted.rad, maned);
  const parts = membersOf(sted).map(({ rad }) => intervallOf(rad, maned));
  const fra = parts.reduce((sum, part) => sum + part.fra, 0);
  const til = parts.reduce((sum, part) => sum + part.til, 0);
  return whole.fra <= til && whole.til >= fra;
}

/** True for a label that is a name of the registry, letter for letter. */
function isKnown({ plassering: [best] }: Leserad): boolean {
  return best !== undefined && isSure(best.likhet);
}

function groupOf({ tabell, rad }: Radsted, tiltak: Tiltak[]): string | undefined {
  const mal = malOf(tabell, rad);
  return tiltak.find(({ slug }) => slug === mal?.id)?.gruppe;
}

/** The group under its new name, where nothing else can be the group, and the name no other group. */
function toOmdopt(
  { navn, rader }: Gruppenavn,
  gruppe: string,
  tables: Lesetabell[],
  { tiltaksgrupper }: Register,
): OmdoptGruppe[] {
  const form = toEtikettform(navn);
  const damages = tiltaksgrupper.map((one) => ({ one, damage: damageOf(form, one) ?? Infinity }));
  const own = damages.find(({ one }) => one.slug === gruppe)?.damage ?? 0;
  const other = damages.some(({ one, damage }) => one.slug !== gruppe && damage <= own);
  if (own <= SAME_LABEL || (other && own !== Infinity) || isPrinted(gruppe, tables)) return [];
  return [{ navn, rader, gruppe }];
}

function toNy(
  { navn, rader }: Gruppenavn,
  medlemmer: Radsted[],
  tables: Lesetabell[],
  { tiltaksgrupper }: Register,
): NyGruppe[] {
  const form = toEtikettform(navn);
  const slug = slugify(navn);
  const canBeOld = (one: Tiltaksgruppe) =>
    one.slug === slug || (!isPrinted(one.slug, tables) && isLike(damageOf(form, one)));
  if (!isTrykkbar(navn) || !isSlug(slug) || tiltaksgrupper.some(canBeOld)) return [];
  const somTiltak = medlemmer.some(({ rad }) =>
    rad.valg.some((valg) => valg.form.normalform === form.normalform),
  );
  const [first] = rader.filter(hasMembers);
  return [{ navn, rader, slug, etter: first && groupAbove(first), somTiltak }];
}

function isLike(damage: number | undefined): boolean {
  return damage !== undefined && damage <= OTHER_LABEL;
}

function groupAbove({ tabell, rad }: Radsted): string | undefined {
  const above = tabell.rader.slice(0, tabell.rader.indexOf(rad));
  const total = above.findLast(
    (other) => isKnown(other) && malOf(tabell, other)?.niva === 'tiltaksgruppe',
  );
  return total && malOf(tabell, total)?.id;
}

function isPrinted(gruppe: string, tables: Lesetabell[]): boolean {
  return tables.some((tabell) =>
    tabell.rader.some((rad) => {
      const mal = malOf(tabell, rad);
      return isKnown(rad) && mal?.niva === 'tiltaksgruppe' && mal.id === gruppe;
    }),
  );
}

function capitalize(navn: string): string {
  return navn.slice(0, 1).toUpperCase() + navn.slice(1);
}

function lineOf({ rad }: Radsted): number {
  return rad.rad.etikett.linje;
}
