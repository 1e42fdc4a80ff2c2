import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import { isVisible, LEAST_VISIBLE, type Value } from '../../domain/value.ts';
import type { TableCell, TableRow } from '../tables/table.ts';
import { parseValue } from './cell-value.ts';

/** What the editor says of a cell that says no count; undefined where nothing is said of it. */
export type CorrectCell = (cell: TableCell, serie: SeriesKey, maned: Maned) => Value | undefined;

/** What cells are read from, and where what is wrong with them is told. */
export interface CellSource {
  rapport: string;
  file: VFile;
  correct?: CorrectCell | undefined;
}

/** The row's observations. A row of the wrong width and every cell that says no count are errors on the file. */
export function readCells(
  row: TableRow,
  maneder: Maned[],
  serie: SeriesKey,
  { rapport, file, correct }: CellSource,
): Observation[] {
  if (row.celler.length !== maneder.length) {
    reportWidth(row, maneder.length, file);
    return [];
  }
  return maneder.flatMap((maned, i) => {
    const cell = row.celler[i];
    if (!cell) return [];
    const verdi = parseValue(cell.tekst) ?? correct?.(cell, serie, maned);
    if (!verdi) {
      reportCell(cell, file);
      return [];
    }
    if (isVisible(verdi) && verdi.antall < LEAST_VISIBLE) warnSmall(cell, file);
    const kilde = { rapport, linje: cell.linje, kolonne: cell.kolonne };
    return [{ serie, maned, verdi, kilde }];
  });
}

function reportWidth(row: TableRow, expected: number, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'antall-celler',
    severity: 'error',
    reason: `Raden «${row.etikett.tekst}» har ${row.celler.length} celler; tabellen har ${expected} måneder.`,
    sted: { linje: row.etikett.linje, kolonne: row.etikett.kolonne },
    actual: row.celler.map(({ tekst }) => tekst).join(' | '),
    expected: [`${expected} celler`],
    note: 'Kontroller raden mot rapporten: en celle mangler, er delt i to eller er smeltet sammen med en annen.',
  });
}

function reportCell(cell: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'ulesbar-celle',
    severity: 'error',
    reason: cell.tekst === '' ? 'Cellen er tom.' : `«${cell.tekst}» er verken et antall eller *.`,
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.slutt },
    actual: cell.tekst,
    expected: ['et helt tall som «1 234»', '*'],
    note: 'Kontroller cellen mot rapporten.',
  });
}

function warnSmall(cell: TableCell, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'under-fire',
    severity: 'warning',
    reason: `«${cell.tekst}» er under ${LEAST_VISIBLE}; så små tall skjermes ellers med *.`,
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.slutt },
    actual: cell.tekst,
    expected: ['*', `et tall på minst ${LEAST_VISIBLE}`],
    note: 'Kontroller cellen mot rapporten: et siffer kan være falt bort.',
  });
}
