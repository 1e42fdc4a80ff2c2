/** What stands above a table: its section, its period and its months; and lines of a page that say nothing. */

import type { VFile } from 'vfile';
import {
  MONTH_NAMES,
  manedRun,
  toManed,
  yearOf,
  monthNumber,
  type Maned,
} from '../../domain/maned.ts';
import { normalForm, toLatin } from '../parse/normal-form.ts';
import { distance } from './edit-distance.ts';
import { SECTIONS, type TableCell, type Section, type ReportTable } from './table.ts';
import { parseMonthName, parseMonthHeading, type ManedName } from '../parse/month-names.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';

type Statement = { slag: 'seksjon'; seksjon: Section } | { slag: 'periode'; maneder: Maned[] };

/** What a heading says, and how many lines it is broken over. */
export type Heading = Statement & { linjer: number };

/** A heading is never broken over more lines than this. */
const MOST_LINES = 3;
/** How much of a section's title may be damaged. */
const GREATEST_DAMAGE = 0.2;

const NORMAL_FORMS = Object.entries(SECTIONS).map(([section, name]) => ({
  seksjon: section as Section,
  form: normalForm(name),
}));

/** The same sections in the report without sexes. So short a title must be there to the letter. */
const WITHOUT_SEXES: Partial<Record<string, Section>> = {
  hovedgrupper: 'hovedgrupper-kjonn',
  tiltaksgrupper: 'tiltaksgrupper-kjonn',
};

/**
 * The section or period that the last of these lines names, alone or as the end of a heading broken over lines;
 * the longest that makes sense is taken. Undefined when it names neither.
 */
export function readHeading(lines: TableCell[]): Heading | undefined {
  for (let count = Math.min(MOST_LINES, lines.length); count > 0; count -= 1) {
    const text = lines
      .slice(-count)
      .map((line) => line.tekst)
      .join(' ');
    const found = readOne(text, count === 1);
    if (found) return { ...found, linjer: count };
  }
  return undefined;
}

function readOne(text: string, alone: boolean): Statement | undefined {
  const maneder = parsePeriod(text);
  if (maneder) return { slag: 'periode', maneder };
  // A title begins with a capital; «tiltak» is the end of a wrapped label.
  if (/^\p{Ll}/u.test(text)) return undefined;
  const seksjon = findSection(normalForm(text), alone);
  return seksjon && { slag: 'seksjon', seksjon };
}

/** Damage is borne in a title that stands on one line; joined lines must be a title to the letter. */
function findSection(form: string, alone: boolean): Section | undefined {
  const same = NORMAL_FORMS.find((section) => section.form === form);
  if (same || !alone) return same?.seksjon;
  if (WITHOUT_SEXES[form]) return WITHOUT_SEXES[form];
  const near = NORMAL_FORMS.filter((section) => {
    const most = Math.floor(section.form.length * GREATEST_DAMAGE);
    return distance(form, section.form, most) <= most;
  });
  return near.length === 1 ? near[0]?.seksjon : undefined;
}

/** «3», «- 3 -», «3 / 14», «Side 3», «side 3 av 14», with a date or a name in front. */
const PAGE_NUMBER = [
  /^[-–—\s]*\d{1,3}(\s*(\/|av)\s*\d{1,3})?[-–—\s]*$/i,
  /(^|\s)(side|s\.|page)\s*:?\s*\d{1,3}(\s*(\/|av|of)\s*\d{1,3})?\s*$/i,
];
const DATE = /^\d{1,2}\.\s?(\d{1,2}\.|\p{L}+)\s?\d{4}(\s+(kl\.?\s*)?\d{1,2}[.:]\d{2})?$/u;
const SOURCE = /^kilde(r)?\s*:/i;

/** True for a line at the foot or head of a page that says nothing about the figures: page number, date of print, source. */
export function isPageFooter(text: string): boolean {
  return PAGE_NUMBER.some((form) => form.test(text)) || DATE.test(text) || SOURCE.test(text);
}

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
  return parseMonthName(name) ?? nearestManed(name);
}

/** The one month (1–12) whose name is one edit from the text, or undefined. */
function nearestManed(name: string): number | undefined {
  const near = MONTH_NAMES.filter((maned) => distance(name, maned, 1) <= 1);
  const [only] = near;
  return near.length === 1 && only ? MONTH_NAMES.indexOf(only) + 1 : undefined;
}

/** True when a damaged heading can be this month's name: no other month's, and at most two edits away. */
function canBeManed(text: string, number: number): boolean {
  const name = MONTH_NAMES[number - 1] ?? '';
  return parseMonthName(text) === undefined && distance(toLatin(text).trim(), name, 2) <= 2;
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
    sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.end },
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
      sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.end },
      actual: nameOf(period),
      expected: usual === undefined ? [] : [usual],
      note: 'Rett perioden, eller del filen hvis den er to rapporter.',
    });
  }
}

function nameOf({ maneder }: Period): string {
  return `${maneder[0] ?? ''}–${maneder.at(-1) ?? ''}`;
}

/**
 * The months of a table's columns, told by its header and the period above it. The columns may be some of the
 * period's months in a row, as when a wide table is divided over pages. A damaged name is read when its neighbours
 * leave it one month only; that is told. Undefined, with an error, when header and period do not agree.
 */
export function readMonthColumns(
  cells: TableCell[],
  period: Maned[] | undefined,
  file: VFile,
): Maned[] | undefined {
  const labelled = cells[0] !== undefined && !parseMonthHeading(cells[0].tekst) && cells.length > 1;
  const windows = windowsOf(period ?? yearsOf(cells), cells);
  const columns = labelled && windows.length === 0 ? cells.slice(1) : cells;
  const found = windows.length > 0 ? windows : windowsOf(period ?? yearsOf(columns), columns);
  const [maneder] = found;
  if (!maneder || found.length > 1) {
    reportHead(cells, period, file);
    return undefined;
  }
  columns.forEach((cell, i) => {
    if (!parseMonthHeading(cell.tekst)) reportDamage(cell, maneder[i], file);
  });
  return maneder;
}

/** The stretches of the period, as long as the header, that the header can name. Only the whole one bears damage. */
function windowsOf(period: Maned[], cells: TableCell[]): Maned[][] {
  const names = cells.map(({ tekst }) => parseMonthHeading(tekst));
  const whole = names.length === period.length;
  return Array.from({ length: period.length - names.length + 1 }, (_, start) =>
    period.slice(start, start + names.length),
  ).filter((maneder) =>
    maneder.every((maned, i) => {
      const name = names[i];
      return name
        ? agrees(name, maned)
        : whole && canBeManed(cells[i]?.tekst ?? '', monthNumber(maned));
    }),
  );
}

function agrees({ number, year }: ManedName, maned: Maned): boolean {
  return number === monthNumber(maned) && (year === undefined || year === yearOf(maned));
}

/** The period a header tells itself, when every column carries its year. */
function yearsOf(cells: TableCell[]): Maned[] {
  const names = cells.map(({ tekst }) => parseMonthHeading(tekst));
  const maneder = names.flatMap((name) =>
    name?.year === undefined ? [] : [toManed(name.year, name.number)],
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
    sted: { linje: cell.linje, kolonne: cell.kolonne, endColumn: cell.end },
    actual: cell.tekst,
    expected: maned ? [maned] : [],
  });
}
