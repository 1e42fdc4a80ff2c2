import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { severityOf } from '../src/lib/domain/diagnostic.ts';
import type { Observation } from '../src/lib/domain/observation.ts';
import { isVisible, LEAST_VISIBLE, printValue, SKJERMET } from '../src/lib/domain/value.ts';
import { ingestReport } from '../src/lib/report/ingest.ts';
import { describeSeries } from '../src/lib/domain/subject.ts';
import { reconcile } from '../src/lib/report/sums/reconcile.ts';
import { CONTENT, type Bench } from './command.ts';
import {
  ALL_TYPOS,
  pairs,
  RAPPORT,
  readErrorBasis,
  singles,
  substituteDigit,
  writeFault,
  type ErrorBasis,
  type Fault,
} from './faults.ts';
import { createDraw, type Draw } from './random.ts';

/** A series of trials and what the project promises of it. */
interface Series {
  navn: string;
  demand: Demand;
  attempt: Iterable<Fault[]>;
}

/**
 * Puts single and double faults into the cells of the real report and counts how many the reconciler sees, and how
 * many it answers with exactly one error for each, at the very cell. Same seeds, same trials. `write` gets the text;
 * returns true when every series reaches what the project promises, and 200 faults put into the text instead of the
 * cells give the same errors.
 */
export async function benchErrors({ write }: Bench): Promise<boolean> {
  const context = await readErrorBasis(CONTENT);
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
  const like = countSameByText(context, 200, createDraw(7));
  write(`Gjennom teksten: ${like} av 200 feil gav de samme meldingene som gjennom cellene.\n`);
  return ok && like === 200 && rows.funnet >= 0.9 * rows.alle;
}

function listSeriesList({ observasjoner, repeated }: ErrorBasis): Series[] {
  const visible = observasjoner.filter(({ verdi }) => isVisible(verdi));
  return [
    {
      navn: 'Ett siffer byttet',
      demand: { sett: 99, funnet: 94 },
      attempt: singles(visible, 4000, [substituteDigit], createDraw(1)),
    },
    {
      navn: 'Siffer byttet, falt ut, satt inn eller stokket',
      demand: { sett: 99.4, funnet: 97 },
      attempt: singles(visible, 3900, ALL_TYPOS, createDraw(2)),
    },
    {
      navn: 'To feil i ulike måneder',
      demand: { sett: 99.5, funnet: 97 },
      attempt: pairs(visible, 1000, false, createDraw(3)),
    },
    {
      navn: 'To feil i samme måned',
      demand: { sett: 99.5, funnet: 96 },
      attempt: pairs(visible, 1000, true, createDraw(4)),
    },
    {
      navn: 'Ett siffer byttet i en gjentatt rad',
      demand: { sett: 100, funnet: 100 },
      attempt: singles(repeated, 1000, [substituteDigit], createDraw(5)),
    },
    {
      navn: 'Tall lest som *',
      demand: { sett: 99, funnet: 97 },
      attempt: visible.map((celle) => [{ celle, verdi: SKJERMET }]),
    },
  ];
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
    const named = only?.expected?.[0]?.endsWith(` ${describeSeries(series, register)}`);
    return more.length === 0 && only?.ruleId === 'rad-mangler' && named === true;
  });
  return { funnet: found.length, alle: seriesList.length };
}

/** How many faults give the same errors when they are written into the text and read from there. */
function countSameByText(context: ErrorBasis, count: number, draw: Draw): number {
  const cells = [...context.observasjoner, ...context.repeated];
  const trials = [...singles(cells, count, ALL_TYPOS, draw)];
  return trials.filter((fault) => {
    const file = new VFile();
    const tekst = fault.reduce(writeFault, context.tekst);
    ingestReport({ fil: RAPPORT, sha256: '0'.repeat(64), tekst }, context.register, file);
    return listErrors(file).join() === listErrors(reconcileWith(context, fault)).join();
  }).length;
}

function listErrors(file: VFile): string[] {
  return file.messages
    .filter((message) => severityOf(message) === 'error')
    .map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
    .sort();
}

/** The least share of trials that must be seen and found, in per cent. */
interface Demand {
  sett: number;
  funnet: number;
}

/** How many kinds of open trials are written out. */
const MOST_OPEN = 8;

/** Counts how a series of trials comes out. A trial is seen when there is an error, found when there is one error for each fault, at its cell. */
class FaultTally {
  readonly navn: string;
  attempt = 0;
  sett = 0;
  funnet = 0;
  /** Trials with an error at a cell that is right. */
  feilpekt = 0;
  /** Trials with a suggested number that is not the one the cell said before. */
  feilforslag = 0;
  /** What stays open, and how often. */
  readonly open = new Map<string, number>();

  constructor(name: string) {
    this.navn = name;
  }

  add(fault: Fault[], file: VFile): void {
    const errors = file.messages.filter((message) => severityOf(message) === 'error');
    const wrong = fault.map(({ celle: { kilde } }) => `${kilde.linje}:${kilde.kolonne}`).sort();
    const told = errors.map(({ line, column }) => `${line}:${column}`).sort();
    const found = told.join() === wrong.join();
    this.attempt += 1;
    if (errors.some((error) => !suggestsTruth(error, fault))) this.feilforslag += 1;
    if (errors.length > 0) this.sett += 1;
    if (found) this.funnet += 1;
    else this.leaveOpen(fault, file, wrong);
  }

  /** True when enough is seen and found, and nothing that is right was called wrong. */
  reaches({ sett, funnet }: Demand): boolean {
    const enough = this.share('sett') >= sett && this.share('funnet') >= funnet;
    return enough && this.feilpekt === 0 && this.feilforslag === 0;
  }

  /** Per cent of the trials. */
  share(what: 'sett' | 'funnet' | 'feilpekt'): number {
    return (100 * this[what]) / this.attempt;
  }

  private leaveOpen(fault: Fault[], file: VFile, wrong: string[]): void {
    const errors = file.messages.filter((message) => severityOf(message) === 'error');
    const sure = errors.filter(({ ruleId }) => ruleId !== 'sum-brutt');
    if (sure.some(({ line, column }) => !wrong.includes(`${line}:${column}`))) this.feilpekt += 1;
    const what = errors.length === 0 ? describeUnseen(fault) : describeOpen(errors);
    this.open.set(what, (this.open.get(what) ?? 0) + 1);
  }
}

/** A few lines on how the series came out: shares, what is required, and what stays open. */
function describeFaultSeries(tally: FaultTally, demand: Demand): string {
  const percent = (share: number) => `${share.toFixed(1).replace('.', ',')} %`;
  const mark = tally.reaches(demand) ? '✓' : '✗';
  const open = [...tally.open].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = open.slice(0, MOST_OPEN).map(([what, count]) => `    ${count} ${what}`);
  const rest = open.slice(MOST_OPEN).reduce((sum, [, count]) => sum + count, 0);
  return [
    `${mark} ${tally.navn}: ${tally.attempt} forsøk`,
    `    sett ${percent(tally.share('sett'))} (krav ${percent(demand.sett)})`,
    `    nøyaktig én feil for hver, i selve cellen ${percent(tally.share('funnet'))} (krav ${percent(demand.funnet)})`,
    `    pekt på en celle som er riktig: ${tally.feilpekt}; foreslått et galt tall: ${tally.feilforslag}`,
    ...(open.length === 0 ? [] : ['  Åpent:']),
    ...shown,
    ...(rest === 0 ? [] : [`    ${rest} andre`]),
    '',
  ].join('\n');
}

/** True when the message suggests nothing, or what the cell said before the fault. */
function suggestsTruth({ line, column, expected = [] }: VFileMessage, fault: Fault[]): boolean {
  const mine = fault.find(
    ({ celle: { kilde } }) => kilde.linje === line && kilde.kolonne === column,
  );
  return expected.every((text) => mine !== undefined && text === printValue(mine.celle.verdi));
}

function describeUnseen(fault: Fault[]): string {
  const [first] = fault;
  if (first && isVisible(first.verdi) && first.verdi.antall < LEAST_VISIBLE)
    return 'usett av summene, men leseren advarer: tallet ble under fire';
  const small = first ? printValue(first.celle.verdi).length <= 2 : false;
  return `usett: ${small ? 'et lite tall' : 'et større tall'} der alle summene har skjermede ledd som gir plass til feilen`;
}

function describeOpen(errors: VFile['messages']): string {
  const [open] = errors.filter(({ ruleId }) => ruleId === 'sum-brutt');
  if (!open) return 'sett, men uten én melding for hver feil';
  const candidates = open.note?.match(/\d+:\d+/g)?.length ?? 0;
  return `sett ved totalen: ${candidates} celler forklarer bruddet like godt`;
}
