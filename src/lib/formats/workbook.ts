import { DOWNLOAD_COLUMNS } from '../domain/contract.ts';
import { COLUMN_DESCRIPTIONS } from './csvw.ts';
import type { ObservationRow } from './downloads.ts';
import { formatXlsx, type Sheet, type SheetCell } from './xlsx.ts';

/** What tells one series of the download from another, in the download's own columns. */
const SERIES_COLUMNS = ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn'] as const;

/**
 * All figures as a workbook: a sheet that explains, one row for each observation (the columns of the CSV), and one row
 * for each series with a column for each month, where a hidden figure is `*`. `source` names it in a sentence,
 * and `caveats` say what must be known beside it.
 */
export function formatWorkbook(
  rows: readonly ObservationRow[],
  source: string,
  caveats: string,
): Uint8Array<ArrayBuffer> {
  return formatXlsx([explanation(source, caveats), observations(rows), series(rows)]);
}

function explanation(source: string, caveats: string): Sheet {
  const columns = DOWNLOAD_COLUMNS.map((name): SheetCell[] => [
    name,
    COLUMN_DESCRIPTIONS[name].forklaring,
  ]);
  return {
    navn: 'Les dette',
    widths: [24, 100],
    rader: [
      ['Hva', 'Forklaring'],
      ['Kilde', source],
      ['Forbehold', caveats],
      ['Observasjoner', 'Ett tall i hver rad, med kolonnene under.'],
      [
        'Tidsserier',
        'Én serie i hver rad og én måned i hver kolonne. * betyr skjermet (færre enn fire). Tomt betyr at ingen rapport har tallet.',
      ],
      ...columns,
    ],
  };
}

function observations(rows: readonly ObservationRow[]): Sheet {
  return {
    navn: 'Observasjoner',
    widths: [10, 14, 40, 46, 32, 10, 10, 12, 12, 8, 9],
    rader: [DOWNLOAD_COLUMNS, ...rows.map((row) => DOWNLOAD_COLUMNS.map((name) => row[name]))],
  };
}

function series(rows: readonly ObservationRow[]): Sheet {
  const months = [...new Set(rows.map(({ maned }) => maned))].sort();
  const bySeries = Map.groupBy(rows, (row) => SERIES_COLUMNS.map((name) => row[name]).join('\n'));
  const lines = [...bySeries.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const cells = new Map(own.map((row) => [row.maned, shown(row)]));
    return [
      [
        ...SERIES_COLUMNS.map((name): SheetCell => first[name]),
        ...months.map((maned): SheetCell => cells.get(maned) ?? null),
      ],
    ];
  });
  return {
    navn: 'Tidsserier',
    widths: [14, 40, 46, 32, 10, ...months.map(() => 10)],
    rader: [[...SERIES_COLUMNS, ...months], ...lines],
  };
}

function shown({ antall, status }: ObservationRow): SheetCell {
  return status === 'skjermet' ? '*' : antall;
}
