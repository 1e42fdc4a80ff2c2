import type { VFile } from 'vfile';
import { hasErrors } from '../domain/melding.ts';
import type { Maned } from '../domain/maned.ts';
import { rapportSchema, type Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { splitLines } from '../read/linje.ts';
import { readReport } from '../read/lesning.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { lastMonthOf, resolveDownload } from '../resolve/nedlasting.ts';
import { resolveTables, type Avlesning } from '../resolve/resolve.ts';
import { collectTables } from '../tables/collect.ts';

/** The report's file as it was found: its name, its bytes' digest, and its text. */
export interface Rapportkilde {
  fil: string;
  sha256: string;
  tekst: string;
}

/**
 * Takes one report through the whole flow: read, collect tables, resolve labels, reconcile.
 * Returns undefined when the file carries an error; every problem is a message on `file`.
 */
export function ingestReport(
  { fil, sha256, tekst }: Rapportkilde,
  register: Register,
  file: VFile,
): Rapport | undefined {
  file.value = tekst;
  const lest = readObservations(register, file);
  if (!lest) return undefined;
  const { observasjoner, gjentatte, tolkninger, gjentakelser, tabeller } = lest.avlesning;
  const summer = reconcile(observasjoner, lest.avlesning.register, file, gjentatte);
  if (hasErrors(file)) return undefined;
  return rapportSchema.parse({
    id: lest.id,
    tittel: lest.tittel,
    fil,
    sha256,
    maneder: lest.maneder,
    tabeller,
    observasjoner,
    gjentakelser,
    tolkninger,
    summer,
    linjer: splitLines(tekst).map((linje) => linje.tekst),
  });
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
  return { id, tittel, maneder, avlesning: resolveTables(tables, register, id, file) };
}

/** A report is known by the last month it covers. */
function rapportId(maneder: Maned[]): string {
  return maneder.at(-1) ?? '';
}
