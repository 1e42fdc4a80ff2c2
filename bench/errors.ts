import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { readConfig } from '../src/lib/io/config.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { severityOf } from '../src/lib/domain/diagnostic.ts';
import type { Observation } from '../src/lib/domain/observation.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { isVisible, printValue, publisert, SKJERMET, type Value } from '../src/lib/domain/value.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { readReport } from '../src/lib/report/parse/parse.ts';
import { mentionOf } from '../src/lib/domain/subject.ts';
import { reconcile } from '../src/lib/report/sums/reconcile.ts';
import { resolveTables } from '../src/lib/report/labels/resolve.ts';
import { collectTables } from '../src/lib/report/tables/collect.ts';
import { describeFaultSeries, FaultTally, type Demand } from './error-count.ts';
import { dropDigit, insertDigit, substituteDigit, swapDigits, type Typo } from './typo.ts';
import { drawFrom, pick, type Sample } from './sample.ts';

/** The report that faults are put into: the real one. */
const RAPPORT = '2021-05.txt';

const ALL_CHANGES = [substituteDigit, dropDigit, insertDigit, swapDigits];

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

/** A series of trials and what the project promises of it. */
interface Series {
  navn: string;
  demand: Demand;
  attempt: Iterable<Fault[]>;
}

/**
 * Puts single and double faults into the cells of the real report and counts how many the reconciler sees, and how
 * many it answers with exactly one error for each, at the very cell. Same seeds, same trials. `skriv` gets the text;
 * returns true when every series reaches what the project promises, and 200 faults put into the text instead of the
 * cells give the same errors.
 */
export async function benchFeil(write: (text: string) => void): Promise<boolean> {
  const context = await readContext();
  let ok = true;
  for (const { navn, demand, attempt } of listSeriesList(context)) {
    const tally = new FaultTally(navn);
    for (const fault of attempt) tally.add(fault, reconcileWith(context, fault));
    write(describeFaultSeries(tally, demand));
    ok &&= tally.reaches(demand);
  }
  const rows = countFoundRows(context);
  write(
    `${rows.funnet} av ${rows.alle} rader blir savnet ved navn, i én melding, når de er borte.\n`,
  );
  const like = countSameByText(context, 200, drawFrom(7));
  write(`Gjennom teksten: ${like} av 200 feil gav de samme meldingene som gjennom cellene.\n`);
  return ok && like === 200 && rows.funnet >= 0.9 * rows.alle;
}

/** The real report and the registry, read. Throws when the report does not read. */
export async function readContext(): Promise<ErrorBasis> {
  const config = readConfig({}, process.cwd());
  const { register } = await readRegister(config.innhold, 'src/content');
  const tekst = readFileSync(join(config.rapporter, RAPPORT), 'utf8');
  const file = new VFile({ value: tekst });
  const reading = readReport(file);
  if (reading?.format !== 'tekst') throw new Error(`${RAPPORT} er ikke rapporttekst`);
  const tables = collectTables(reading.tree, file);
  if (!tables) throw new Error(`${RAPPORT} har ingen tabeller`);
  const { observasjoner, repeated } = resolveTables(tables, register, '2021-05', file);
  return { register, tekst, observasjoner, repeated };
}

function listSeriesList({ observasjoner, repeated }: ErrorBasis): Series[] {
  const visible = observasjoner.filter(({ verdi }) => isVisible(verdi));
  return [
    {
      navn: 'Ett siffer byttet',
      demand: { sett: 99, funnet: 94 },
      attempt: singles(visible, 4000, [substituteDigit], drawFrom(1)),
    },
    {
      navn: 'Siffer byttet, falt ut, satt inn eller stokket',
      demand: { sett: 99.4, funnet: 97 },
      attempt: singles(visible, 3900, ALL_CHANGES, drawFrom(2)),
    },
    {
      navn: 'To feil i ulike måneder',
      demand: { sett: 99.5, funnet: 97 },
      attempt: pairs(visible, 1000, false, drawFrom(3)),
    },
    {
      navn: 'To feil i samme måned',
      demand: { sett: 99.5, funnet: 96 },
      attempt: pairs(visible, 1000, true, drawFrom(4)),
    },
    {
      navn: 'Ett siffer byttet i en gjentatt rad',
      demand: { sett: 100, funnet: 100 },
      attempt: singles(repeated, 1000, [substituteDigit], drawFrom(5)),
    },
    {
      navn: 'Tall lest som *',
      demand: { sett: 99, funnet: 97 },
      attempt: visible.map((celle) => [{ celle, verdi: SKJERMET }]),
    },
  ];
}

function* singles(
  cells: Observation[],
  count: number,
  changes: Typo[],
  draw: Sample,
): Generator<Fault[]> {
  for (let i = 0; i < count; i += 1) yield [drawFault(cells, changes, draw)];
}

/** Two faults in different cells, in one month or in two. */
function* pairs(
  cells: Observation[],
  count: number,
  sameMonth: boolean,
  draw: Sample,
): Generator<Fault[]> {
  for (let i = 0; i < count; i += 1) {
    const first = drawFault(cells, ALL_CHANGES, draw);
    const others = cells.filter(
      (cell) => cell !== first.celle && (cell.maned === first.celle.maned) === sameMonth,
    );
    yield [first, drawFault(others, ALL_CHANGES, draw)];
  }
}

/** Draws until the edit makes another number; each kind of edit is as likely for the cells it fits. */
export function drawFault(cells: Observation[], changes: Typo[], draw: Sample): Fault {
  const change = pick(draw, changes);
  for (;;) {
    const celle = pick(draw, cells);
    if (!isVisible(celle.verdi)) continue;
    const edited = change(String(celle.verdi.antall), draw);
    if (edited !== undefined) return { celle, verdi: publisert(Number(edited)) };
  }
}

/** The messages for the report with these faults. Months do not touch each other, so only those at fault are read. */
export function reconcileWith(context: ErrorBasis, fault: Fault[]): VFile {
  const maneder = new Set(fault.map(({ celle }) => celle.maned));
  const spoil = (cells: Observation[]) =>
    cells
      .filter(({ maned }) => maneder.has(maned))
      .map((cell) => ({
        ...cell,
        verdi: fault.find((one) => one.celle === cell)?.verdi ?? cell.verdi,
      }));
  const file = new VFile();
  reconcile(spoil(context.observasjoner), context.register, file, {
    repeated: spoil(context.repeated),
  });
  return file;
}

/** How many series, each left out in turn, are missed by name in the one message there is. */
function countFoundRows(context: ErrorBasis): { funnet: number; alle: number } {
  const { register } = context;
  const seriesList = [...new Set(context.observasjoner.map(({ serie }) => serie))];
  const found = seriesList.filter((series) => {
    const others = (cells: Observation[]) => cells.filter((cell) => cell.serie !== series);
    const file = new VFile();
    reconcile(others(context.observasjoner), register, file, {
      repeated: others(context.repeated),
    });
    const [only, ...more] = file.messages;
    const named = only?.expected?.[0]?.endsWith(` ${mentionOf(series, register)}`);
    return more.length === 0 && only?.ruleId === 'rad-mangler' && named === true;
  });
  return { funnet: found.length, alle: seriesList.length };
}

/** How many faults give the same errors when they are written into the text and read from there. */
function countSameByText(context: ErrorBasis, count: number, draw: Sample): number {
  const cells = [...context.observasjoner, ...context.repeated];
  const trials = [...singles(cells, count, ALL_CHANGES, draw)];
  return trials.filter((fault) => {
    const file = new VFile();
    const tekst = fault.reduce(writeFault, context.tekst);
    ingestReport({ fil: RAPPORT, sha256: '0'.repeat(64), tekst }, context.register, file);
    return listErrors(file).join() === listErrors(reconcileWith(context, fault)).join();
  }).length;
}

/** The report's text with the cell saying something else. */
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

function listErrors(file: VFile): string[] {
  return file.messages
    .filter((message) => severityOf(message) === 'error')
    .map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
    .sort();
}
