import { textOf, type Files } from '../readers/files.ts';
import { findChanges, revisionsInOrder, type AuditedRevision } from './revisions.ts';
import { UnreadableError } from '../readers/finding.ts';
import { CSV_HEAD, readCsvRapport } from '../readers/csv-report.ts';
import {
  editionNumber,
  sortReports,
  releaseOf,
  tellEditionsApart,
  type Editions,
} from '../readers/edition.ts';
import {
  readRapport,
  type AuditedCell,
  type AuditedRapport,
  type SeriesList,
} from '../readers/report.ts';
import { readRegister, type AuditedEntry, type AuditedRegister } from '../readers/register.ts';
import { reportUnread, applyRettelser, type AuditedRettelse } from '../readers/corrections.ts';

/** The key of an observation in its two parts. */
export interface Key {
  serie: string;
  maned: string;
}

/** Everything the auditor judges by. */
export class Truth {
  /** Oldest first; the newest edition of each release. */
  readonly rapporter: AuditedRapport[];
  /** The editions before those, in order. */
  readonly superseded: readonly AuditedRapport[];
  readonly register: AuditedRegister;
  private latest: SeriesList | undefined;
  private moving: { id: string; serier: SeriesList } = { id: '', serier: new Map() };
  private readonly registers = new Map<string, AuditedRegister>();
  private readonly breaks = new Map<string, string[]>();
  private firstTold: ReadonlyMap<string, string> | undefined;
  private revised: Map<string, AuditedRevision[]> | undefined;
  private revisedBy: Map<string, AuditedRevision[]> | undefined;
  private hidden: SeriesList | undefined;

  /** What the editor may be quoted for, by what it is quoted from. */
  readonly quotations: ReadonlyMap<string, readonly string[]>;
  readonly rettelser: readonly AuditedRettelse[];

  constructor(
    { newest, superseded }: Editions,
    register: AuditedRegister,
    rettelser: readonly AuditedRettelse[],
  ) {
    this.rettelser = rettelser;
    this.rapporter = newest;
    this.superseded = superseded;
    this.register = register;
    const breach = this.entries.flatMap((record) => record.brudd.map(({ tekst }) => tekst));
    this.quotations = new Map([
      ['register', breach.map(oneSpace)],
      ['rettelse', rettelser.map(({ begrunnelse }) => begrunnelse)],
    ]);
  }

  /** Id of the newest report. */
  get newest(): string {
    return this.rapporter.at(-1)?.id ?? '';
  }

  /** The report of an id: a release's, or that of a superseded edition. */
  rapport(id: string): AuditedRapport | undefined {
    return [...this.rapporter, ...this.superseded].find((rapport) => rapport.id === id);
  }

  /** The superseded editions of a release, in order. */
  editionsOf(release: string): AuditedRapport[] {
    return this.superseded.filter((edition) => releaseOf(edition) === release);
  }

  /** What a release tells otherwise than a superseded edition of it, in the order it is listed. */
  changesAgainst(edition: AuditedRapport): AuditedRevision[] {
    const release = this.rapport(releaseOf(edition));
    if (!release) return [];
    const both = [{ ...edition, id: '' }, release];
    const found = [...findChanges(both, addOn).values()].flat();
    return revisionsInOrder(found, both).map((change) => ({
      ...change,
      fra: { ...change.fra, rapport: edition.id },
    }));
  }

  /**
   * The newest figures as known when the given release was the newest. One earlier release is held at a time,
   * and moved on in place when a later one is asked for: take them in order, and keep none.
   */
  edition(id: string): SeriesList {
    if (id >= this.newest) return (this.latest ??= this.add(new Map(), '', id));
    if (id < this.moving.id) this.moving = { id: '', serier: new Map() };
    this.add(this.moving.serier, this.moving.id, id);
    this.moving.id = id;
    return this.moving.serier;
  }

  /** The cells that are hidden by the newest report that has them. */
  hiddenNow(): SeriesList {
    if (this.hidden) return this.hidden;
    const out: SeriesList = new Map();
    for (const { serier } of this.rapporter)
      for (const [key, series] of serier) {
        const own = out.get(key) ?? new Map<string, AuditedCell>();
        out.set(key, own);
        markSkjermede(own, series);
      }
    return (this.hidden = out);
  }

  /** The figures of `id` as the newest pages may tell them: what is hidden now is hidden. */
  editionNow(id: string): SeriesList {
    const seriesList = this.edition(id);
    return id >= this.newest ? seriesList : this.hide(seriesList);
  }

  /** The same of the whole and the parts a headline may name, not divided by sex: a copy, which may be kept. */
  wholeNow(id: string): SeriesList {
    const whole = [...this.edition(id)].filter(([key]) => {
      const { niva, hovedgruppe, kjonn } = partSeries(key);
      return kjonn === 'alle' && (niva === 'hovedgruppe' || hovedgruppe === 'alle');
    });
    return this.hide(new Map(whole));
  }

  private hide(seriesList: SeriesList): SeriesList {
    const skjermet = this.hiddenNow();
    return new Map(
      [...seriesList].map(([key, series]) => {
        const own = skjermet.get(key);
        return [key, new Map([...series].map(([maned, cell]) => [maned, own?.get(maned) ?? cell]))];
      }),
    );
  }

  private add(seriesList: SeriesList, after: string, toAndWith: string): SeriesList {
    for (const rapport of this.rapporter)
      if (rapport.id > after && rapport.id <= toAndWith) addOn(seriesList, rapport);
    return seriesList;
  }

  /**
   * The registry as a release may show it: each tiltak in the group it had then, and no tiltak or tiltaksgruppe that no
   * report had told of by then. One whose figures were withdrawn again is still named.
   */
  registerAt(id: string): AuditedRegister {
    const known = this.registers.get(id);
    if (known) return known;
    const told = (this.firstTold ??= firstTold([...this.superseded, ...this.rapporter]));
    const isTold = (record: AuditedEntry): boolean =>
      (told.get(`${record.niva}/${record.id}`) ?? '~') <= id;
    const register = {
      ...this.register,
      tiltaksgruppe: this.register.tiltaksgruppe.filter(isTold),
      tiltak: inGroup(this.register.tiltak.filter(isTold), id),
    };
    this.registers.set(id, register);
    return register;
  }

  /** The registry as one report was reconciled with: every tiltak the editor knows, and those it names itself. */
  registerIn({ id, nye }: AuditedRapport): AuditedRegister {
    const own = new Set(nye.map((record) => `${record.niva}/${record.id}`));
    const known = (record: AuditedEntry): boolean =>
      !record.ny || own.has(`${record.niva}/${record.id}`);
    return {
      ...this.register,
      tiltaksgruppe: this.register.tiltaksgruppe.filter(known),
      tiltak: inGroup(this.register.tiltak.filter(known), id),
    };
  }

  /** The registry's entry, or undefined. */
  entry(niva: string, id: string): AuditedEntry | undefined {
    return niva === 'hovedgruppe' || niva === 'tiltaksgruppe' || niva === 'tiltak'
      ? this.register[niva].find((record) => record.id === id)
      : undefined;
  }

  /** What later reports change in earlier ones, by series, in the order of release. */
  changes(): ReadonlyMap<string, readonly AuditedRevision[]> {
    return (this.revised ??= findChanges(this.rapporter, addOn));
  }

  /** The same by the report that changed it, in the order they are listed; reports that change nothing are not among them. */
  changesIn(): ReadonlyMap<string, readonly AuditedRevision[]> {
    if (this.revisedBy) return this.revisedBy;
    const out = new Map<string, AuditedRevision[]>();
    for (const change of [...this.changes().values()].flat()) {
      const list = out.get(change.rapport) ?? [];
      out.set(change.rapport, list);
      list.push(change);
    }
    for (const [id, list] of out) out.set(id, revisionsInOrder(list, this.rapporter));
    return (this.revisedBy = out);
  }

  /** The months from which a series counts something else: its entity's breaks, and its hovedgruppe's. */
  breaksFor(series: string): string[] {
    const known = this.breaks.get(series);
    if (known) return known;
    const { niva, id, hovedgruppe } = partSeries(series);
    const records = [this.entry(niva, id), this.entry('hovedgruppe', hovedgruppe)];
    const maneder = records.flatMap((record) => record?.brudd.map(({ maned }) => maned) ?? []);
    const out = [...new Set(maneder)].sort();
    this.breaks.set(series, out);
    return out;
  }

  /** All names on all levels. */
  get entries(): AuditedEntry[] {
    const { hovedgruppe, tiltaksgruppe, tiltak } = this.register;
    return [...hovedgruppe, ...tiltaksgruppe, ...tiltak];
  }
}

/** The reports without repetitions; two that say different things of one release are a problem. */
/** Without the reports without sexes of months that a fuller report tells too; what they say must be said there. */
function withoutSisters(
  rapporter: readonly AuditedRapport[],
  problems: string[],
): AuditedRapport[] {
  const hasSexes = ({ serier }: AuditedRapport) =>
    [...serier.keys()].some((key) => /\/(kvinner|menn)$/.test(key));
  return rapporter.filter((rapport) => {
    const fuller = rapporter.find(
      (other) =>
        other.id === rapport.id &&
        editionNumber(other) === editionNumber(rapport) &&
        hasSexes(other),
    );
    if (hasSexes(rapport) || !fuller) return true;
    for (const [key, cells] of rapport.serier)
      for (const [month, { antall }] of cells)
        if (fuller.serier.get(key)?.get(month)?.antall !== antall)
          problems.push(`${rapport.fil}: sier noe annet om ${key}@${month} enn ${fuller.fil}`);
    return false;
  });
}

function unique(rapporter: readonly AuditedRapport[], problems: string[]): AuditedRapport[] {
  return rapporter.filter((rapport, i) => {
    const previous = rapporter[i - 1];
    if (previous?.id !== rapport.id || editionNumber(previous) !== editionNumber(rapport))
      return true;
    if (numbers(previous) !== numbers(rapport))
      problems.push(`${rapport.fil}: sier noe annet om ${rapport.id} enn ${previous.fil}`);
    return false;
  });
}

function numbers({ serier }: AuditedRapport): string {
  return [...serier]
    .flatMap(([series, cells]) =>
      [...cells].map(([maned, { antall }]) => `${series}@${maned}=${antall}`),
    )
    .sort()
    .join();
}

function oneSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Each tiltak in the group it stood in when a report was printed. */
function inGroup(tiltak: readonly AuditedEntry[], rapport: string): AuditedEntry[] {
  return tiltak.map((record) => ({
    ...record,
    gruppe: record.flyttet.find(({ til }) => rapport <= til)?.gruppe ?? record.gruppe,
  }));
}

/** What a report says of a series: these months are hidden, and those are not any more. */
function markSkjermede(
  own: Map<string, AuditedCell>,
  series: ReadonlyMap<string, AuditedCell>,
): void {
  for (const [maned, cell] of series)
    if (cell.antall === '*') own.set(maned, cell);
    else own.delete(maned);
}

/** A later report tells its months whole: what an earlier one told of them is replaced, or withdrawn. */
function addOn(seriesList: SeriesList, rapport: AuditedRapport): void {
  for (const [key, series] of seriesList) {
    for (const maned of rapport.maneder) series.delete(maned);
    if (series.size === 0) seriesList.delete(key);
  }
  for (const [key, cells] of rapport.serier) {
    const series = seriesList.get(key) ?? new Map<string, AuditedCell>();
    seriesList.set(key, series);
    for (const [maned, cell] of cells) series.set(maned, cell);
  }
}

/** Splits `niva/id/hovedgruppe/kjonn@2021-05`; undefined when the text is not an observation key. */
export function partKey(text: string): Key | undefined {
  const match = /^((?:[a-z0-9-]+\/){3}(?:alle|kvinner|menn))@(\d{4}-\d{2})$/.exec(text);
  return match ? { serie: match[1] ?? '', maned: match[2] ?? '' } : undefined;
}

/** The series of all that a subject counts. */
export function wholeSeries({ niva, id }: { niva: string; id: string }): string {
  return `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
}

/** The parts of a series key. */
export interface SeriesParts {
  readonly niva: string;
  readonly id: string;
  readonly hovedgruppe: string;
  readonly kjonn: string;
}

const shared = new Map<string, SeriesParts>();
/** Keys remembered before all are forgotten: pages may hold any number of false ones. */
const MEMORY = 10_000;

/** Splits a series key; parts that are not there are empty. */
export function partSeries(series: string): SeriesParts {
  const known = shared.get(series);
  if (known) return known;
  const [niva = '', id = '', hovedgruppe = '', kjonn = ''] = series.split('/');
  const parts = { niva, id, hovedgruppe, kjonn };
  if (shared.size >= MEMORY) shared.clear();
  shared.set(series, parts);
  return parts;
}

/**
 * Reads reports and registry anew, by the auditor's own reader.
 * Throws UnreadableError with all problems when there is no report, or one that cannot be read.
 */
export function readTruth(rapportFiles: Files, registerFiles: Files): Truth {
  const register = readRegister(registerFiles);
  const problems: string[] = [];
  const rapporter = sortReports(
    [...rapportFiles.keys()]
      .filter((file) => !/(^|\/)\./.test(file) && /\.(txt|md|csv)$/i.test(file))
      .map((file) => readOne(file, textOf(rapportFiles, file), register, problems)),
  );
  if (rapporter.length === 0) problems.push('ingen rapporter i mappen');
  const distinct = unique(withoutSisters(rapporter, problems), problems);
  const editions = tellEditionsApart(distinct);
  const rettelser = registerFiles.has('rettelser.yml')
    ? applyRettelser(
        [...editions.newest, ...editions.superseded],
        textOf(registerFiles, 'rettelser.yml'),
        problems,
      )
    : [];
  reportUnread([...editions.newest, ...editions.superseded], problems);
  if (problems.length > 0) throw new UnreadableError(problems);
  const fresh = distinct.flatMap((rapport) => rapport.nye);
  for (const niva of ['tiltaksgruppe', 'tiltak'] as const) {
    const own = fresh.filter((fresh) => fresh.niva === niva);
    register[niva].push(
      ...own.filter((fresh, i) => own.findIndex(({ id }) => id === fresh.id) === i),
    );
  }
  return new Truth(editions, register, rettelser);
}

function readOne(
  file: string,
  text: string,
  register: AuditedRegister,
  problems: string[],
): AuditedRapport {
  return text.replace(/^\uFEFF/, '').startsWith(CSV_HEAD)
    ? readCsvRapport(file, text, problems)
    : readRapport(file, text, register, problems);
}

/** The first release that told of each entity, in any edition, by level and id. */
function firstTold(rapporter: readonly AuditedRapport[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const rapport of rapporter)
    for (const { niva, id } of [...rapport.serier.keys()].map(partSeries)) {
      const key = `${niva}/${id}`;
      const release = releaseOf(rapport);
      if ((out.get(key) ?? '~') > release) out.set(key, release);
    }
  return out;
}
