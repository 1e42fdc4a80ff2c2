import { skeleton, interpretLabel, type LabelCandidate } from './label.ts';
import { groupIn, readGroupName, withoutIAlt, type GroupName } from './group-names.ts';
import type { AuditedEntry, EntryLevel, AuditedRegister } from './register.ts';
import { slugOf } from './slug.ts';
import { readTables, numberOf, type Row, type Table } from './table.ts';

/** One figure of one report and where it stands (1-based). */
export interface AuditedCell {
  rapport: string;
  linje: number;
  kolonne: number;
  /** What the report prints, `*` for hidden; after an editor's correction what it was corrected to. */
  antall: number | '*';
  rettet: boolean;
  /** What the cell prints where that is no number («260¹»), until an editor's correction says what it is. */
  ulest?: string;
}

/** One report: figures by series key and month, series in the order of their first row. */
export interface AuditedRapport {
  id: string;
  fil: string;
  maneder: string[];
  linjer: string[];
  serier: Map<string, Map<string, AuditedCell>>;
  /** Tiltak and tiltaksgrupper the report names and the registry does not. */
  nye: AuditedEntry[];
}

const KJONN = ['kvinner', 'menn'];

/** Reads one report as text. What cannot be read is put in `problems`, each with the file's name. */
export function readRapport(
  fil: string,
  text: string,
  register: AuditedRegister,
  problems: string[],
): AuditedRapport {
  const fault: string[] = [];
  const linjer = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const { tabeller, periode } = readTables(linjer, fault);
  const rapport: AuditedRapport = {
    id: periode.at(-1) ?? '',
    fil,
    maneder: periode,
    linjer,
    serier: new Map(),
    nye: [],
  };
  if (tabeller.length === 0) fault.push('ingen tabeller');
  const extents = extentsOf(register);
  const whole = joinOverPages(tabeller, extents);
  const groupName = readGroupName(whole, register, rapport.id);
  const reader = new LabelReader(register, rapport.nye, groupName);
  for (const table of whole) {
    const extent = extentOf(table.rader[0]?.etikett, extents);
    if (extent) readIn(table, extent, reader, rapport, fault);
    else
      fault.push(
        `linje ${table.rader[0]?.linje ?? table.linje}: tabellen begynner ikke med en kjent «I alt»-rad`,
      );
  }
  problems.push(...fault.map((problem) => `${fil}: ${problem}`));
  return rapport;
}

/** Which part of the people a table counts. */
interface Extent {
  hovedgruppe: string;
  kjonn: string;
}

type ExtentCandidate = LabelCandidate & Extent;

/** Every part of the people that a table may count, with what follows «I alt» in its first row. */
function extentsOf({ hovedgruppe }: AuditedRegister): ExtentCandidate[] {
  return [{ id: 'alle', former: [''] }, ...hovedgruppe].flatMap(({ id, former }) => [
    { id: `${id}/alle`, hovedgruppe: id, kjonn: 'alle', former },
    ...KJONN.map((kjonn) => ({
      id: `${id}/${kjonn}`,
      hovedgruppe: id,
      kjonn,
      former: former.map((form) => `${kjonn} ${form}`),
    })),
  ]);
}

/** The people a table's first row counts, or undefined when it is not a total. */
function extentOf(label = '', extents: readonly ExtentCandidate[]): Extent | undefined {
  const rest = withoutIAlt(label);
  if (rest === undefined) return undefined;
  const id = interpretLabel(rest, extents, 0.2);
  return extents.find((extent) => extent.id === id);
}

/** The tables with the rows that stand under the months printed again, on a new page, in the table they belong to. */
function joinOverPages(tables: readonly Table[], extents: readonly ExtentCandidate[]): Table[] {
  const whole: Table[] = [];
  for (const table of tables) {
    const before = whole.at(-1);
    if (before && table.again && !extentOf(table.rader[0]?.etikett, extents))
      before.rader.push(...table.rader);
    else whole.push(table);
  }
  return whole;
}

function readIn(
  table: Table,
  { hovedgruppe, kjonn }: Extent,
  reader: LabelReader,
  rapport: AuditedRapport,
  fault: string[],
): void {
  const total =
    hovedgruppe === 'alle'
      ? `i-alt/i-alt/alle/${kjonn}`
      : `hovedgruppe/${hovedgruppe}/${hovedgruppe}/${kjonn}`;
  const [first, ...rows] = table.rader;
  if (first) add(total, first, table, rapport, fault);
  const pending: AuditedEntry[] = [];
  for (const row of rows) {
    const interpreted = reader.row(row.etikett, table, pending);
    if (!interpreted) {
      fault.push(`linje ${row.linje}: kjenner ikke etiketten «${row.etikett}»`);
      continue;
    }
    const hg = interpreted.niva === 'hovedgruppe' ? interpreted.id : hovedgruppe;
    add(`${interpreted.niva}/${interpreted.id}/${hg}/${kjonn}`, row, table, rapport, fault);
  }
}

function add(key: string, row: Row, table: Table, rapport: AuditedRapport, fault: string[]): void {
  const series = rapport.serier.get(key) ?? new Map<string, AuditedCell>();
  rapport.serier.set(key, series);
  row.cells.forEach((square, i) => {
    const maned = table.maneder[i] ?? '';
    const read = numberOf(square.tekst);
    const antall = read ?? '*';
    const previous = series.get(maned);
    if (previous && previous.antall !== antall)
      fault.push(
        `linje ${row.linje}: ${key} gjentas med et annet tall enn på linje ${previous.linje}`,
      );
    if (!previous)
      series.set(maned, {
        rapport: rapport.id,
        linje: row.linje,
        kolonne: square.kolonne,
        antall,
        rettet: false,
        ...(read === undefined ? { ulest: square.tekst } : {}),
      });
  });
}

/** Understands row labels, remembering what each spelling meant so that a damaged one is read once. */
class LabelReader {
  private readonly register: AuditedRegister;
  private readonly nye: AuditedEntry[];
  private readonly groupName: GroupName;
  private readonly remembered = new Map<string, string | undefined>();

  constructor(register: AuditedRegister, fresh: AuditedEntry[], groupName: GroupName) {
    this.register = register;
    this.groupName = groupName;
    this.nye = fresh;
  }

  /** What a row below the first counts. */
  row(
    label: string,
    table: Table,
    pending: AuditedEntry[],
  ): Pick<AuditedEntry, 'niva' | 'id'> | undefined {
    if (table.seksjon === 'hovedgrupper') return this.interpret('hovedgruppe', label, 0.4);
    if (table.seksjon === 'tiltaksgrupper')
      return this.newName(label) ?? this.interpret('tiltaksgruppe', label, 0.4);
    const name = groupIn(label);
    if (name === undefined)
      return this.interpret('tiltak', label, 0.2) ?? this.newTiltak(label, pending);
    const group = this.interpret('tiltaksgruppe', name, 0.3) ?? this.newName(name);
    if (group) for (const fresh of pending.splice(0)) fresh.gruppe = group.id;
    return group;
  }

  private interpret(
    niva: 'hovedgruppe' | 'tiltaksgruppe' | 'tiltak',
    label: string,
    slack: number,
  ): Pick<AuditedEntry, 'niva' | 'id'> | undefined {
    const key = `${niva} ${label}`;
    if (!this.remembered.has(key))
      this.remembered.set(key, interpretLabel(label, this.register[niva], slack));
    const id = this.remembered.get(key);
    return id === undefined ? undefined : { niva, id };
  }

  /** A tiltak the registry does not know yet: named as printed, grouped by the total that closes its group. */
  private newTiltak(label: string, pending: AuditedEntry[]): AuditedEntry | undefined {
    const own = this.nye.filter(({ niva }) => niva === 'tiltak');
    const known = interpretLabel(label, own, 0.2);
    const found = own.find(({ id }) => id === known);
    if (found) return found;
    const fresh = this.addTo('tiltak', label);
    if (fresh) pending.push(fresh);
    return fresh;
  }

  /** The group that a name the registry does not have stands for, where the tiltak above its totals tell. */
  private newName(name: string): Pick<AuditedEntry, 'niva' | 'id'> | undefined {
    const sett = skeleton(name);
    const group = this.groupName.get(sett);
    if (group === undefined) return undefined;
    if (group !== 'ny') return { niva: 'tiltaksgruppe', id: group.id };
    const known = this.nye.find(
      (fresh) => fresh.niva === 'tiltaksgruppe' && skeleton(fresh.navn) === sett,
    );
    return known ?? this.addTo('tiltaksgruppe', name.slice(0, 1).toUpperCase() + name.slice(1));
  }

  private addTo(niva: EntryLevel, navn: string): AuditedEntry | undefined {
    const id = slugOf(navn);
    if (id === '') return undefined;
    const fresh: AuditedEntry = {
      niva,
      id,
      navn,
      vist: navn.charAt(0).toUpperCase() + navn.slice(1),
      orden: 10_000 + this.nye.length,
      gruppe: '',
      former: [navn],
      earlierSlug: [],
      flyttet: [],
      ny: true,
      brudd: [],
    };
    this.nye.push(fresh);
    return fresh;
  }
}

/** Figures as the reports up to some release tell them, by series key and month. */
export type SeriesList = Map<string, Map<string, AuditedCell>>;
