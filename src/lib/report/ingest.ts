import type { VFile } from 'vfile';
import { registerAt } from '../domain/placement.ts';
import { addDiagnostic, hasErrors } from '../domain/diagnostic.ts';
import { applyRettelser, correctUnreadable } from './corrections/apply.ts';
import { reportBrokenSums } from './corrections/check.ts';
import { rettelserOfFile, type Rettelse } from './corrections/correction.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { splitLines } from './parse/lines.ts';
import { readReport } from './parse/parse.ts';
import { checkKanMangle } from './may-be-missing.ts';
import { tellOtherShape } from './other-shape.ts';
import { reconcile } from './sums/reconcile.ts';
import { chooseDivisions } from './sums/row-divisions.ts';
import { lastMonthOf, resolveDownload } from './labels/download.ts';
import { resolveTables, type LabelReading } from './labels/resolve.ts';
import { collectTables } from './tables/collect.ts';
import { FAMILIES, findOtherReport, type OtherReport } from './tables/family.ts';

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
  const rapport = ingestText({ fil, sha256, tekst }, register, file, rettelser);
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

/** The same for a text in the report's own shape. */
function ingestText(
  { fil, sha256, tekst }: RapportSource,
  register: Register,
  file: VFile,
  rettelser?: Rettelser,
): Rapport | undefined {
  file.value = tekst;
  const read = readObservations(register, file, rettelser);
  if (!read) return undefined;
  const { tolkninger, gjentakelser, tabeller, nye, nyeGrupper } = read.reading;
  const { observasjoner, summer } = correctAndReconcile(read.reading, file, rettelser);
  checkKanMangle(observasjoner, read.reading.register, file);
  if (hasErrors(file)) return undefined;
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
