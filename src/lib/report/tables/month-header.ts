import type { VFile } from 'vfile';
import { yearOf, numberOf, toManed, type Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { parseManedsnavn, type ManedName } from '../parse/month-names.ts';
import { canBeManed } from './period.ts';
import type { TableCell } from './table.ts';

/**
 * The months of a table's columns, told by its header and the period above it. The columns may be some of the
 * period's months in a row, as when a wide table is divided over pages. A damaged name is read when its neighbours
 * leave it one month only; that is told. Undefined, with an error, when header and period do not agree.
 */
export function readHead(
  cells: TableCell[],
  period: Maned[] | undefined,
  file: VFile,
): Maned[] | undefined {
  const labelled = cells[0] !== undefined && !parseManedsnavn(cells[0].tekst) && cells.length > 1;
  const windows = windowsOf(period ?? yearsOf(cells), cells);
  const columns = labelled && windows.length === 0 ? cells.slice(1) : cells;
  const found = windows.length > 0 ? windows : windowsOf(period ?? yearsOf(columns), columns);
  const [maneder] = found;
  if (!maneder || found.length > 1) {
    reportHead(cells, period, file);
    return undefined;
  }
  columns.forEach((cell, i) => {
    if (!parseManedsnavn(cell.tekst)) reportDamage(cell, maneder[i], file);
  });
  return maneder;
}

/** The stretches of the period, as long as the header, that the header can name. Only the whole one bears damage. */
function windowsOf(period: Maned[], cells: TableCell[]): Maned[][] {
  const names = cells.map(({ tekst }) => parseManedsnavn(tekst));
  const whole = names.length === period.length;
  return Array.from({ length: period.length - names.length + 1 }, (_, start) =>
    period.slice(start, start + names.length),
  ).filter((maneder) =>
    maneder.every((maned, i) => {
      const name = names[i];
      return name
        ? agrees(name, maned)
        : whole && canBeManed(cells[i]?.tekst ?? '', numberOf(maned));
    }),
  );
}

function agrees({ nummer, ar }: ManedName, maned: Maned): boolean {
  return nummer === numberOf(maned) && (ar === undefined || ar === yearOf(maned));
}

/** The period a header tells itself, when every column carries its year. */
function yearsOf(cells: TableCell[]): Maned[] {
  const names = cells.map(({ tekst }) => parseManedsnavn(tekst));
  const maneder = names.flatMap((name) =>
    name?.ar === undefined ? [] : [toManed(name.ar, name.nummer)],
  );
  return maneder.length === cells.length ? maneder : [];
}

function reportHead(cells: TableCell[], period: Maned[] | undefined, file: VFile): void {
  const printed = cells.map(({ tekst }) => tekst).join(', ');
  const [first] = cells;
  addDiagnostic(file, {
    ruleId: period ? 'kolonner-mot-periode' : 'tabell-uten-overskrift',
    severity: 'error',
    reason: period
      ? `Kolonnene (${printed}) er ikke månedene i perioden over tabellen.`
      : 'Tabellen står ikke under en periode, og kolonnene sier ikke hvilket år de gjelder.',
    sted: { linje: first?.linje ?? 1, kolonne: first?.kolonne ?? 1 },
    actual: printed,
    expected: period ?? ['en periode som «Januar 2021 - Mai 2021»'],
    note: period
      ? 'Rett perioden eller månedsnavnene så de sier det samme.'
      : 'Sett inn perioden slik den står i rapporten.',
  });
}

function reportDamage(cell: TableCell, maned: Maned | undefined, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'kolonne-tolket',
    severity: 'info',
    reason: `Kolonnen «${cell.tekst}» er lest som ${maned ?? ''}; perioden og de andre kolonnene tillater ingen annen måned.`,
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.slutt },
    actual: cell.tekst,
    expected: maned ? [maned] : [],
  });
}
