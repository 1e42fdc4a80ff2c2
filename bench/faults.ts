import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { readRegister } from '../src/lib/io/register.ts';
import type { Observation } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { isVisible, printValue, publisert, type Value } from '../src/lib/domain/value.ts';
import { readReport } from '../src/lib/report/parse/parse.ts';
import { resolveTables } from '../src/lib/report/labels/resolve.ts';
import { collectTables } from '../src/lib/report/tables/collect.ts';
import { pick, type Draw } from './random.ts';

/** Faults as extraction makes them, put into the cells or the text of the real report. */

/** The report that faults are put into: the real one. */
export const RAPPORT = '2021-05.txt';

/** A report read without a fault, cell by cell. */
export interface ErrorBasis {
  register: Register;
  tekst: string;
  observasjoner: Observation[];
  repeated: Observation[];
}

/** One cell made to say something else. */
export interface Fault {
  celle: Observation;
  verdi: Value;
}

/** The real report and the registry in a folder of content, read. Throws when the report does not read. */
export async function readErrorBasis(content: string): Promise<ErrorBasis> {
  const { register } = await readRegister(content, 'src/content');
  const tekst = readFileSync(join(content, 'rapporter', RAPPORT), 'utf8');
  const file = new VFile({ value: tekst });
  const reading = readReport(file);
  if (reading?.format !== 'tekst') throw new Error(`${RAPPORT} er ikke rapporttekst`);
  const tables = collectTables(reading.tree, file);
  if (!tables) throw new Error(`${RAPPORT} har ingen tabeller`);
  const { observasjoner, repeated } = resolveTables(tables, register, '2021-05', file);
  return { register, tekst, observasjoner, repeated };
}

/** Damages the digits of a number as extraction does; undefined when the draw gives no other number. */
export type Typo = (digits: string, draw: Draw) => string | undefined;

/** One digit becomes another. */
export const substituteDigit: Typo = (digits, draw) => {
  const at = draw(digits.length);
  return proper(digits, digits.slice(0, at) + String(draw(10)) + digits.slice(at + 1));
};

/** One digit falls out. */
const dropDigit: Typo = (digits, draw) => {
  const at = draw(digits.length);
  return proper(digits, digits.slice(0, at) + digits.slice(at + 1));
};

/** One digit too many. */
const insertDigit: Typo = (digits, draw) => {
  const at = draw(digits.length + 1);
  return proper(digits, digits.slice(0, at) + String(draw(10)) + digits.slice(at));
};

/** Two neighbours change places. */
const swapDigits: Typo = (digits, draw) => {
  const at = draw(digits.length);
  const swapped = digits
    .slice(at, at + 2)
    .split('')
    .reverse()
    .join('');
  return proper(digits, digits.slice(0, at) + swapped + digits.slice(at + 2));
};

/** Every way to damage a number. */
export const ALL_TYPOS: readonly Typo[] = [substituteDigit, dropDigit, insertDigit, swapDigits];

/** No report prints a leading zero, so no reader would take one for a number unseen. */
function proper(before: string, after: string): string | undefined {
  return after !== before && /^(0|[1-9]\d*)$/.test(after) ? after : undefined;
}

/** So many single faults. */
export function* singles(
  cells: Observation[],
  count: number,
  changes: readonly Typo[],
  draw: Draw,
): Generator<Fault[]> {
  for (let i = 0; i < count; i += 1) yield [drawFault(cells, changes, draw)];
}

/** Two faults in different cells, in one month or in two. */
export function* pairs(
  cells: Observation[],
  count: number,
  sameMonth: boolean,
  draw: Draw,
): Generator<Fault[]> {
  for (let i = 0; i < count; i += 1) {
    const first = drawFault(cells, ALL_TYPOS, draw);
    const others = cells.filter(
      (cell) => cell !== first.celle && (cell.maned === first.celle.maned) === sameMonth,
    );
    yield [first, drawFault(others, ALL_TYPOS, draw)];
  }
}

/** Draws until the edit makes another number; each kind of edit is as likely for the cells it fits. */
export function drawFault(cells: Observation[], changes: readonly Typo[], draw: Draw): Fault {
  const change = pick(draw, changes);
  for (;;) {
    const celle = pick(draw, cells);
    if (!isVisible(celle.verdi)) continue;
    const edited = change(String(celle.verdi.antall), draw);
    if (edited !== undefined) return { celle, verdi: publisert(Number(edited)) };
  }
}

/** The report's text with the cell saying something else. Throws when the text has another figure there. */
export function writeFault(text: string, { celle, verdi }: Fault): string {
  const lines = text.split('\n');
  const { linje, kolonne } = celle.kilde;
  const line = lines[linje - 1] ?? '';
  const printed = printValue(celle.verdi);
  if (!line.startsWith(printed, kolonne - 1))
    throw new Error(`${linje}:${kolonne} er et annet tall`);
  lines[linje - 1] =
    line.slice(0, kolonne - 1) + printValue(verdi) + line.slice(kolonne - 1 + printed.length);
  return lines.join('\n');
}
