import { VFile } from 'vfile';
import { registerAt, type Register } from '../domain/register.ts';
import { hasErrors, addDiagnostic } from '../domain/diagnostic.ts';
import { applyRettelser, correctUnreadable, reportBrokenSums } from './corrections/apply.ts';
import { rettelserOfFile, type Rettelse } from './corrections/correction.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import { splitLines, tellLineOf, LIMITS } from './parse/lines.ts';
import { readReport } from './parse/parse.ts';
import { reconcile } from './sums/reconcile.ts';
import { chooseDivisions } from './sums/row-divisions.ts';
import { lastMonthOf, resolveDownload } from './labels/read-download.ts';
import { resolveTables, type LabelReading } from './labels/resolve.ts';
import { reportCutOff } from './labels/cut-off.ts';
import { findMovedTiltak, reportMovedTiltak, withMoved } from './moved-tiltak.ts';
import { collectTables } from './tables/collect.ts';
import { FAMILIES, findOtherReport, type OtherReport } from './tables/family.ts';
import { KJONN, parseSeriesKey, seriesKey, type SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import { isVisible } from '../domain/value.ts';
import { describeSeries } from '../domain/subject.ts';
import { readLooseText } from '../import/loose-text.ts';
import { identifyReport } from '../import/report-id.ts';
import { formatReportText } from '../import/to-text.ts';

/** The report's file as it was found: its name, its bytes' digest, and its text. */
export interface RapportSource {
  fil: string;
  sha256: string;
  tekst: string;
}

/** The corrections of all reports, and the file that problems with them are reported to. */
export interface Rettelser {
  liste: Rettelse[];
  file: VFile;
}

/**
 * Takes one report through the whole flow: read, collect tables, resolve labels, correct, reconcile.
 * Returns undefined when the file carries an error; every problem is a message on `file`, or, where a correction is
 * refused, on the file of corrections.
 */
export function ingestReport(
  { fil, sha256, tekst }: RapportSource,
  register: Register,
  file: VFile,
  rettelser?: Rettelser,
): Rapport | undefined {
  const other = findOtherReport(splitLines(tekst).map((line) => line.tekst));
  if (other) {
    file.value = tekst;
    reportOther(other, file);
    return undefined;
  }
  const rapport = ingestText({ fil, sha256, tekst }, register, file, rettelser, (reading) => {
    const ingest: Ingest = (text, known, trial) =>
      ingestText({ fil, sha256, tekst: text }, known, trial, rettelser && aside(rettelser));
    tellMoved(reading, file, (known, trial) => ingest(tekst, known, trial));
    tellCutOff(reading, tekst, file, (text, trial) => ingest(text, register, trial));
  });
  if (!rapport)
    tellOtherShape(tekst, register, file, (other, known, trial) =>
      ingestText({ fil, sha256, tekst: other }, known, trial),
    );
  return rapport;
}

/** Another of the agency's reports is told by its title, and nothing more is said of it. */
function reportOther({ title, line }: OtherReport, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'annen-rapport',
    severity: 'error',
    reason: `Dette er en annen rapport, «${title}», og den blir ikke lest.`,
    sted: { linje: line, kolonne: 1 },
    actual: title,
    expected: Object.values(FAMILIES),
    note: 'Hent en av de to rapportene som kan leses, fra kilden, og ta denne filen ut av mappen.',
  });
}

/** The same for a text in the report's own shape. `onFault` is given what was read of one with an error. */
function ingestText(
  { fil, sha256, tekst }: RapportSource,
  register: Register,
  file: VFile,
  rettelser?: Rettelser,
  onFault?: (reading: LabelReading) => void,
): Rapport | undefined {
  file.value = tekst;
  const read = readObservations(register, file, rettelser);
  if (!read) return undefined;
  const { tolkninger, gjentakelser, tabeller, nye, nyeGrupper } = read.reading;
  const { observasjoner, summer } = correctAndReconcile(read.reading, file, rettelser);
  checkMayBeMissing(observasjoner, read.reading.register, file);
  if (hasErrors(file)) {
    onFault?.(read.reading);
    return undefined;
  }
  return {
    id: read.id,
    tittel: read.tittel,
    fil,
    sha256,
    maneder: read.maneder,
    tabeller,
    observasjoner,
    gjentakelser,
    tolkninger,
    nye,
    nyeGrupper,
    summer,
    linjer: splitLines(tekst).map((line) => line.tekst),
  };
}

/** The corrections, to be tried where nothing is told of them. */
function aside({ liste }: Rettelser): Rettelser {
  return { liste, file: new VFile() };
}

/** Replaces all that is wrong by the one cause, where the report is right with tiltak in the groups it prints them in. */
function tellMoved(
  { observasjoner, repeated, register }: LabelReading,
  file: VFile,
  ingest: (register: Register, file: VFile) => Rapport | undefined,
): void {
  const moved = findMovedTiltak([...observasjoner, ...repeated], register);
  if (moved.length === 0) return;
  if (ingest(withMoved(register, moved), new VFile({ path: file.path })))
    reportMovedTiltak(moved, register, file);
}

/**
 * Replaces all that is wrong by the one cause, where the text ends before the report does: without its last table it lacks
 * nothing but tables at its end.
 */
function tellCutOff(
  { cutOff }: LabelReading,
  text: string,
  file: VFile,
  ingest: (text: string, file: VFile) => unknown,
): void {
  if (!cutOff || file.messages.filter(({ fatal }) => fatal).length < 2) return;
  const lines = splitLines(text).map(({ tekst }) => tekst);
  const trial = new VFile({ path: file.path });
  ingest(lines.slice(0, cutOff.whole.to).join('\n'), trial);
  const errors = trial.messages.filter(({ fatal }) => fatal);
  const atEnd = errors.every(
    ({ ruleId = '', line = 0 }) => LOST_TABLES.includes(ruleId) && line >= cutOff.whole.from,
  );
  if (atEnd) reportCutOff(cutOff, file);
}

const LOST_TABLES = ['tabell-mangler', 'seksjon-mangler'];

/** The cells with their corrections, and what came of their sums. */
function correctAndReconcile(
  { observasjoner, repeated, unread, register }: LabelReading,
  file: VFile,
  rettelser: Rettelser | undefined,
): Pick<Rapport, 'observasjoner' | 'summer'> {
  if (!rettelser)
    return {
      observasjoner,
      summer: reconcile(observasjoner, register, file, { repeated, unread }),
    };
  const read = file.basename ?? '';
  const rettelseFile = rettelser.file;
  const list = rettelserOfFile(rettelser.liste, read);
  const corrected = applyRettelser([...observasjoner, ...repeated], list, rettelseFile, read);
  const first = corrected.slice(0, observasjoner.length);
  const summer = reconcile(first, register, file, {
    repeated: corrected.slice(observasjoner.length),
    unread,
  });
  reportBrokenSums(first, summer, list, rettelseFile);
  return { observasjoner: first, summer };
}

interface Read {
  id: string;
  tittel: string;
  maneder: Maned[];
  reading: LabelReading;
}

/** Printed tables are collected and their labels resolved; a download says outright what each figure is. */
function readObservations(
  register: Register,
  file: VFile,
  rettelser: Rettelser | undefined,
): Read | undefined {
  const parsed = readReport(file);
  if (!parsed) return undefined;
  if (parsed.format === 'csv') {
    const reading = resolveDownload(
      parsed.poster,
      register,
      lastMonthOf(parsed.poster) ?? '',
      file,
    );
    const maneder = [...new Set(reading.observasjoner.map(({ maned }) => maned))].sort();
    return { id: rapportId(maneder), tittel: '', maneder, reading };
  }
  const tables = collectTables(parsed.tree, file);
  if (!tables) return undefined;
  const id = rapportId(tables.maneder);
  const { tittel, maneder } = tables;
  const own = rettelserOfFile(rettelser?.liste ?? [], file.basename ?? '');
  const decisions = { choose: chooseDivisions, correct: correctUnreadable(own, id) };
  return {
    id,
    tittel,
    maneder,
    reading: resolveTables(tables, registerAt(register, id), id, file, decisions),
  };
}

/** A report is known by the last month it covers. */
function rapportId(maneder: Maned[]): string {
  return maneder.at(-1) ?? '';
}

/** A row that is not printed though its sister rows are, and the first of those. */
interface Missed {
  serie: SeriesKey;
  sister: Observation;
}

/**
 * Tells of rows that may have been lost without any sum breaking: of a tiltak's or group's three rows (all, women, men)
 * two are printed with nothing but hidden cells, and the third is not printed. An honest report leaves such rows out
 * when they count nobody, so it is only an information (`rad-kan-mangle`), once, with every name.
 */
function checkMayBeMissing(
  observations: readonly Observation[],
  register: Register,
  file: VFile,
): void {
  const missed = listMissed(observations);
  const [first] = missed;
  if (!first) return;
  const names = missed.map(
    ({ serie, sister }) =>
      `${describeSeries(serie, register)}, se ${tellLineOf(file, sister.kilde.linje)}`,
  );
  const [rows, them] = names.length === 1 ? ['1 rad', 'den'] : [`${names.length} rader`, 'de'];
  addDiagnostic(file, {
    ruleId: 'rad-kan-mangle',
    severity: 'info',
    reason: `${rows} er ikke trykt, selv om de to andre av de tre (alle, kvinner og menn) er det: ${names.join('; ')}.`,
    sted: { linje: first.sister.kilde.linje, kolonne: 1 },
    note: `Rader uten deltakere er utelatt i rapporten, så det kan være riktig, og ingen sum viser om ${them} er borte. Se etter i den trykte rapporten.`,
  });
}

function listMissed(observations: readonly Observation[]): Missed[] {
  const rows = new Map<SeriesKey, Observation[]>();
  for (const cell of observations) {
    const row = rows.get(cell.serie);
    if (row) row.push(cell);
    else rows.set(cell.serie, [cell]);
  }
  const families = new Set([...rows.keys()].map(rowForAll).filter((one) => one !== undefined));
  return [...families].flatMap((family) => missingIn(family, rows));
}

/** The row for all of a tiltak or a group; hovedgrupper and the grand total are always printed. */
function rowForAll(series: SeriesKey): SeriesKey | undefined {
  const { niva, id, hovedgruppe } = parseSeriesKey(series);
  return niva === 'tiltak' || niva === 'tiltaksgruppe'
    ? seriesKey({ niva, id, hovedgruppe, kjonn: KJONN[0] })
    : undefined;
}

function missingIn(
  family: SeriesKey,
  rows: ReadonlyMap<SeriesKey, readonly Observation[]>,
): Missed[] {
  const parts = parseSeriesKey(family);
  const series = KJONN.map((kjonn) => seriesKey({ ...parts, kjonn }));
  const printed = series.flatMap((series) => rows.get(series) ?? []);
  const absent = series.filter((series) => !rows.has(series));
  const [sister] = printed;
  const [serie] = absent;
  if (!sister || !serie || absent.length > 1 || printed.some(({ verdi }) => isVisible(verdi)))
    return [];
  return [{ serie, sister }];
}

/** Reads a report's text by itself. */
type Ingest = (text: string, register: Register, file: VFile) => Rapport | undefined;

/**
 * Replaces all that is wrong with a text by the one cause (`annen-tekstform`), where that is the shape a tool left it in:
 * the import reads it without an error, or knows the shape as one that cannot be read. Any other text keeps its messages.
 */
function tellOtherShape(text: string, register: Register, file: VFile, ingest: Ingest): void {
  if (!hasErrors(file) || text.length > LIMITS.tegn) return;
  const loose = readLooseText(text);
  if ('reason' in loose) {
    file.messages = [];
    reportShape(file, loose.reason, loose.line, loose.note);
    return;
  }
  if (loose.found.length === 0) return;
  const even = formatReportText(loose.pages);
  const trial = new VFile({ path: file.path });
  ingest(even, register, trial);
  if (hasErrors(trial)) return;
  const line = Math.min(
    ...file.messages.flatMap(({ fatal, line: at }) => (fatal && at ? [at] : [])),
  );
  file.messages = [];
  reportShape(
    file,
    `Teksten er skrevet på en annen måte enn rapporten: ${loose.found.join(', ')}.`,
    Number.isFinite(line) ? line : 1,
    wayOut(file, identifyReport(even)?.id ?? ''),
  );
}

function reportShape(file: VFile, reason: string, linje: number, note: string): void {
  addDiagnostic(file, {
    ruleId: 'annen-tekstform',
    severity: 'error',
    reason,
    sted: { linje, kolonne: 1 },
    expected: ['en rad på hver linje, med tabulator mellom cellene'],
    note,
  });
}

function wayOut({ path, basename }: VFile, id: string): string {
  return basename === `${id}.txt`
    ? `Skriv den om med «npm run import -- --replace ${path}». Forskjellen blir vist.`
    : `Les den inn med «npm run import -- ${path}», og flytt den ut av mappen med rapporter.`;
}
