import type { VFile } from 'vfile';
import { hasErrors } from '../domain/melding.ts';
import type { Maned } from '../domain/maned.ts';
import { rapportSchema, type Rapport, type TabellOversikt } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { splitLines } from '../read/linje.ts';
import { parseTabtekst } from '../read/tabtekst.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { resolveTables } from '../resolve/resolve.ts';
import { collectTables } from '../tables/collect.ts';
import { SEKSJONER, type Tabell } from '../tables/tabell.ts';

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
  const tables = collectTables(parseTabtekst(tekst), file);
  if (!tables) return undefined;
  const id = rapportId(tables.maneder);
  const { observasjoner, tolkninger, gjentakelser } = resolveTables(tables, register, id, file);
  const summer = reconcile(observasjoner, register, file);
  if (hasErrors(file)) return undefined;
  return rapportSchema.parse({
    id,
    tittel: tables.tittel,
    fil,
    sha256,
    maneder: tables.maneder,
    tabeller: tables.tabeller.map(toOversikt),
    observasjoner,
    gjentakelser,
    tolkninger,
    summer,
    linjer: splitLines(tekst).map((linje) => linje.tekst),
  });
}

/** A report is known by the last month it covers. */
function rapportId(maneder: Maned[]): string {
  return maneder.at(-1) ?? '';
}

function toOversikt({ linje, seksjon, undergruppe, rader }: Tabell): TabellOversikt {
  return {
    linje,
    seksjon: SEKSJONER[seksjon],
    undergruppe: undergruppe?.tekst ?? '',
    rader: rader.length,
  };
}
