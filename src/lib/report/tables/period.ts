import type { VFile } from 'vfile';
import { MONTH_NAMES, manedRun, toManed, type Maned } from '../../domain/maned.ts';
import { parseManedName } from '../parse/month-names.ts';
import { toLatin } from '../parse/normal-form.ts';
import { distance } from './edit-distance.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { TableCell, ReportTable } from './table.ts';

const YEAR = '((?:19|20)\\d{2})';
const NAME = '(\\p{L}{3,})\\.?';
const SIMPLE = new RegExp(`^${NAME}\\s*${YEAR}$`, 'u');
const FROM_TO = new RegExp(
  `^${NAME}(?:\\s*${YEAR})?\\s*(?:[-–—−]|til(?: og med)?|t\\.?o\\.?m\\.?)\\s*${NAME}\\s*${YEAR}$`,
  'u',
);

/**
 * The months a period heading covers: «Januar 2021 - Mai 2021», «jan.–mai 2021», «Mai 2021»; empty when it ends before
 * it begins. Undefined for other text. A name one letter off is read when it can be one month only.
 */
export function parsePeriod(text: string): Maned[] | undefined {
  const plain = toLatin(text)
    .trim()
    .replace(/^periode\s*:?\s*/, '');
  const [, simple, year] = SIMPLE.exec(plain) ?? [];
  if (simple !== undefined) return toRun(simple, year, simple, year);
  const [, from, fromYear, to, toYear] = FROM_TO.exec(plain) ?? [];
  return from === undefined ? undefined : toRun(from, fromYear ?? toYear, to, toYear);
}

function toRun(
  fromName: string,
  fromYear: string | undefined,
  toName: string | undefined,
  toYear: string | undefined,
): Maned[] | undefined {
  const from = readManedName(fromName);
  const to = readManedName(toName ?? '');
  if (from === undefined || to === undefined) return undefined;
  return manedRun(toManed(Number(fromYear), from), toManed(Number(toYear), to));
}

function readManedName(name: string): number | undefined {
  return parseManedName(name) ?? nearestManed(name);
}

/** The one month (1–12) whose name is one edit from the text, or undefined. */
function nearestManed(name: string): number | undefined {
  const near = MONTH_NAMES.filter((maned) => distance(name, maned, 1) <= 1);
  const [only] = near;
  return near.length === 1 && only ? MONTH_NAMES.indexOf(only) + 1 : undefined;
}

/** True when a damaged heading can be this month's name: no other month's, and at most two edits away. */
export function canBeManed(text: string, number: number): boolean {
  const name = MONTH_NAMES[number - 1] ?? '';
  return parseManedName(text) === undefined && distance(toLatin(text).trim(), name, 2) <= 2;
}

/** A period and the heading that says it. */
export interface Period {
  maneder: Maned[];
  celle: TableCell;
}

/** A report covers at most a year. */
const MOST_MONTHS = 12;

/** The period a heading says; undefined, with an error, when it ends before it begins or is longer than a year. */
export function readPeriod(maneder: Maned[], celle: TableCell, file: VFile): Period | undefined {
  if (maneder.length > 0 && maneder.length <= MOST_MONTHS) return { maneder, celle };
  addDiagnostic(file, {
    ruleId: 'ugyldig-periode',
    severity: 'error',
    reason:
      maneder.length === 0
        ? `Perioden «${celle.tekst}» slutter før den begynner.`
        : `Perioden «${celle.tekst}» har ${maneder.length} måneder; en rapport har høyst ${MOST_MONTHS}.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.slutt },
    actual: celle.tekst,
    expected: ['en periode på én til tolv måneder, som «Januar 2021 - Mai 2021»'],
    note: 'Rett måned eller år slik det står i rapporten.',
  });
  return undefined;
}

/** One report has one period: reports every heading that says another than most tables stand under. */
export function checkPeriods(periods: Map<ReportTable, Period>, file: VFile): void {
  const counts = new Map<string, number>();
  for (const period of periods.values())
    counts.set(nameOf(period), (counts.get(nameOf(period)) ?? 0) + 1);
  const [usual] = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  for (const period of new Set(periods.values())) {
    if (nameOf(period) === usual) continue;
    const { celle } = period;
    addDiagnostic(file, {
      ruleId: 'periode-avviker',
      severity: 'error',
      reason: `Perioden «${celle.tekst}» er en annen enn den de fleste tabellene i rapporten står under.`,
      sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.slutt },
      actual: nameOf(period),
      expected: usual === undefined ? [] : [usual],
      note: 'Rett perioden, eller del filen hvis den er to rapporter.',
    });
  }
}

function nameOf({ maneder }: Period): string {
  return `${maneder[0] ?? ''}–${maneder.at(-1) ?? ''}`;
}
