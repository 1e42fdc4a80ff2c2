import type { VFile } from 'vfile';
import { registerAt } from '../domain/placement.ts';
import { hasErrors } from '../domain/diagnostic.ts';
import { applyRettelser } from './corrections/apply.ts';
import { reportBrutteSummer } from './corrections/check.ts';
import { rettelserOfFile, type Rettelse } from './corrections/correction.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { splitLines } from './parse/lines.ts';
import { readReport } from './parse/parse.ts';
import { checkKanMangle } from './may-be-missing.ts';
import { tellOtherShape } from './other-shape.ts';
import { reconcile } from './sums/reconcile.ts';
import { lastMonthOf, resolveDownload } from './labels/download.ts';
import { resolveTables, type Avlesning } from './labels/resolve.ts';
import { collectTables } from './tables/collect.ts';

/** The report's file as it was found: its name, its bytes' digest, and its text. */
export interface Rapportkilde {
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
  { fil, sha256, tekst }: Rapportkilde,
  register: Register,
  file: VFile,
  rettelser?: Rettelser,
): Rapport | undefined {
  const rapport = ingestText({ fil, sha256, tekst }, register, file, rettelser);
  if (!rapport)
    tellOtherShape(tekst, register, file, (other, known, trial) =>
      ingestText({ fil, sha256, tekst: other }, known, trial),
    );
  return rapport;
}

/** The same for a text in the report's own shape. */
function ingestText(
  { fil, sha256, tekst }: Rapportkilde,
  register: Register,
  file: VFile,
  rettelser?: Rettelser,
): Rapport | undefined {
  file.value = tekst;
  const lest = readObservations(register, file);
  if (!lest) return undefined;
  const { tolkninger, gjentakelser, tabeller, nye, nyeGrupper } = lest.avlesning;
  const { observasjoner, summer } = correctAndReconcile(lest.avlesning, file, rettelser);
  checkKanMangle(observasjoner, lest.avlesning.register, file);
  if (hasErrors(file)) return undefined;
  return {
    id: lest.id,
    tittel: lest.tittel,
    fil,
    sha256,
    maneder: lest.maneder,
    tabeller,
    observasjoner,
    gjentakelser,
    tolkninger,
    nye,
    nyeGrupper,
    summer,
    linjer: splitLines(tekst).map((linje) => linje.tekst),
  };
}

/** The cells with their corrections, and what came of their sums. */
function correctAndReconcile(
  { observasjoner, gjentatte, uleste, register }: Avlesning,
  file: VFile,
  rettelser: Rettelser | undefined,
): Pick<Rapport, 'observasjoner' | 'summer'> {
  if (!rettelser)
    return {
      observasjoner,
      summer: reconcile(observasjoner, register, file, { gjentatte, uleste }),
    };
  const lest = file.basename ?? '';
  const rettelsefil = rettelser.file;
  const liste = rettelserOfFile(rettelser.liste, lest);
  const corrected = applyRettelser([...observasjoner, ...gjentatte], liste, rettelsefil, lest);
  const first = corrected.slice(0, observasjoner.length);
  const summer = reconcile(first, register, file, {
    gjentatte: corrected.slice(observasjoner.length),
    uleste,
  });
  reportBrutteSummer(first, summer, liste, rettelsefil);
  return { observasjoner: first, summer };
}

interface Lest {
  id: string;
  tittel: string;
  maneder: Maned[];
  avlesning: Avlesning;
}

/** Printed tables are collected and their labels resolved; a download says outright what each figure is. */
function readObservations(register: Register, file: VFile): Lest | undefined {
  const lesning = readReport(file);
  if (!lesning) return undefined;
  if (lesning.format === 'csv') {
    const avlesning = resolveDownload(
      lesning.poster,
      register,
      lastMonthOf(lesning.poster) ?? '',
      file,
    );
    const maneder = [...new Set(avlesning.observasjoner.map(({ maned }) => maned))].sort();
    return { id: rapportId(maneder), tittel: '', maneder, avlesning };
  }
  const tables = collectTables(lesning.tree, file);
  if (!tables) return undefined;
  const id = rapportId(tables.maneder);
  const { tittel, maneder } = tables;
  return {
    id,
    tittel,
    maneder,
    avlesning: resolveTables(tables, registerAt(register, id), id, file),
  };
}

/** A report is known by the last month it covers. */
function rapportId(maneder: Maned[]): string {
  return maneder.at(-1) ?? '';
}
