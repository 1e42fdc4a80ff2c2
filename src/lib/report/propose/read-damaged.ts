import { VFile } from 'vfile';
import { registerAt, type Register } from '../../domain/register.ts';
import type { Rapport } from '../../domain/rapport.ts';
import { observationKey, type ObservationKey } from '../../domain/key.ts';
import { isVisible } from '../../domain/value.ts';
import { applyRettelser, correctUnreadable } from '../corrections/apply.ts';
import { rettelserOfFile, type Rettelse } from '../corrections/correction.ts';
import { resolveTables } from '../labels/resolve.ts';
import { pagesOfLines, splitLines } from '../parse/lines.ts';
import { readReport } from '../parse/parse.ts';
import { chooseDivisions } from '../sums/row-divisions.ts';
import { collectTables } from '../tables/collect.ts';
import type { DamagedReport, UnreadCell } from './propose.ts';

/** What is known beside the report's text. */
export interface Known {
  register: Register;
  rettelser: readonly Rettelse[];
  /** The other reports, of which the earlier ones tell some of the same months. */
  rapporter: readonly Rapport[];
}

/**
 * Reads as much of a report's text as can be read, with the corrections that are made already; its id is the last month it
 * covers. Undefined for a text without tables of months. Tells no one what is wrong: `npm run check` does.
 */
export function readDamaged(
  text: string,
  name: string,
  { register, rettelser, rapporter }: Known,
): (DamagedReport & { id: string }) | undefined {
  const file = new VFile({ path: name, value: text });
  const reading = readReport(file);
  if (!reading || reading.format === 'csv') return undefined;
  const tables = collectTables(reading.tree, file);
  const id = tables?.maneder.at(-1);
  if (!tables || id === undefined) return undefined;
  const own = rettelserOfFile(rettelser, name);
  const corrected = correctUnreadable(own, id);
  const unread: UnreadCell[] = [];
  const read = resolveTables(tables, registerAt(register, id), id, file, {
    choose: chooseDivisions,
    correct: (cell, serie, maned) => {
      const value = corrected(cell, serie, maned);
      const { tekst, linje, kolonne } = cell;
      if (!value) unread.push({ serie, maned, tekst, linje, kolonne });
      return value;
    },
  });
  const cells = applyRettelser([...read.observasjoner, ...read.repeated], own, file, name);
  return {
    id,
    observasjoner: cells.slice(0, read.observasjoner.length),
    repeated: cells.slice(read.observasjoner.length),
    unread,
    wrongRows: file.messages
      .filter(({ ruleId }) => ruleId === 'antall-celler')
      .map(({ line = 1, column = 1, reason }) => ({
        linje: line,
        text: `${line}:${column} ${reason}`,
      })),
    unreadRows: read.unread,
    pages: pagesOfLines(splitLines(text).map(({ tekst }) => tekst)),
    register: read.register,
    earlier: earlierCounts(rapporter, id),
  };
}

/** What the releases before this one print, each figure as the newest of them has it. */
function earlierCounts(rapporter: readonly Rapport[], id: string): Map<ObservationKey, number> {
  const before = rapporter.filter((one) => one.id < id).sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(
    before
      .flatMap(({ observasjoner }) => observasjoner)
      .flatMap(({ serie, maned, verdi }) =>
        isVisible(verdi) ? [[observationKey(serie, maned), verdi.antall] as const] : [],
      ),
  );
}
