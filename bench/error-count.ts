import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { severityOf } from '../src/lib/domain/diagnostic.ts';
import { isVisible, LEAST_VISIBLE, printValue, type Value } from '../src/lib/domain/value.ts';
import type { Observation } from '../src/lib/domain/observation.ts';

/** One cell made to say something else. */
export interface Fault {
  celle: Observation;
  verdi: Value;
}

/** The least share of trials that must be seen and found, in per cent. */
export interface Demand {
  sett: number;
  funnet: number;
}

/** How many kinds of open trials are written out. */
const MOST_OPEN = 8;

/** Counts how a series of trials comes out. A trial is seen when there is an error, found when there is one error for each fault, at its cell. */
export class FaultTally {
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
export function describeFaultSeries(tally: FaultTally, demand: Demand): string {
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
