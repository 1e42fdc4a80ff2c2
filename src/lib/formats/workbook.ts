import { FORKLARING } from './csvw.ts';
import { FORBEHOLD } from './dataset.ts';
import { KOLONNER, type Observasjonsrad } from './observations.ts';
import { formatRegneark, type Ark, type Arkcelle } from './xlsx.ts';

/** What tells one series of the download from another, in the download's own columns. */
const SERIEKOLONNER = ['niva', 'id', 'navn', 'hovedgruppe', 'kjonn'] as const;

/**
 * All figures as a workbook: a sheet that explains, one row for each observation (the columns of the CSV), and one row
 * for each series with a column for each month, where a hidden figure is `*`. `kilde` names the source in a sentence.
 */
export function formatArbeidsbok(
  rows: readonly Observasjonsrad[],
  kilde: string,
): Uint8Array<ArrayBuffer> {
  return formatRegneark([explanation(kilde), observations(rows), series(rows)]);
}

function explanation(kilde: string): Ark {
  const columns = KOLONNER.map((name): Arkcelle[] => [name, FORKLARING[name].forklaring]);
  return {
    navn: 'Les dette',
    bredder: [24, 100],
    rader: [
      ['Hva', 'Forklaring'],
      ['Kilde', kilde],
      ['Forbehold', FORBEHOLD],
      ['Observasjoner', 'Ett tall i hver rad, med kolonnene under.'],
      [
        'Tidsserier',
        'Én serie i hver rad og én måned i hver kolonne. * betyr skjermet (færre enn fire). Tomt betyr at ingen rapport har tallet.',
      ],
      ...columns,
    ],
  };
}

function observations(rows: readonly Observasjonsrad[]): Ark {
  return {
    navn: 'Observasjoner',
    bredder: [10, 14, 40, 46, 32, 10, 10, 12, 12, 8, 9],
    rader: [KOLONNER, ...rows.map((row) => KOLONNER.map((name) => row[name]))],
  };
}

function series(rows: readonly Observasjonsrad[]): Ark {
  const months = [...new Set(rows.map(({ maned }) => maned))].sort();
  const bySeries = Map.groupBy(rows, (row) => SERIEKOLONNER.map((name) => row[name]).join('\n'));
  const lines = [...bySeries.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const cells = new Map(own.map((row) => [row.maned, shown(row)]));
    return [
      [
        ...SERIEKOLONNER.map((name): Arkcelle => first[name]),
        ...months.map((maned): Arkcelle => cells.get(maned) ?? null),
      ],
    ];
  });
  return {
    navn: 'Tidsserier',
    bredder: [14, 40, 46, 32, 10, ...months.map(() => 10)],
    rader: [[...SERIEKOLONNER, ...months], ...lines],
  };
}

function shown({ antall, status }: Observasjonsrad): Arkcelle {
  return status === 'skjermet' ? '*' : antall;
}
