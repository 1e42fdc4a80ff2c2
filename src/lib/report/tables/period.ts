import { MONTH_NAMES, manedRun, toManed, type Maned } from '../../domain/maned.ts';
import { parseManedName } from '../parse/month-names.ts';
import { toLatin } from '../parse/normal-form.ts';
import { distance } from './edit-distance.ts';

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
