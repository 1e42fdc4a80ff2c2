import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { alvorOf } from '../src/lib/domain/diagnostic.ts';
import { isSynlig, LEAST_VISIBLE, printVerdi } from '../src/lib/domain/value.ts';
import type { Feil } from './errors.ts';

/** The least share of trials that must be seen and found, in per cent. */
export interface Krav {
  sett: number;
  funnet: number;
}

/** How many kinds of open trials are written out. */
const MOST_OPEN = 8;

/** Counts how a series of trials comes out. A trial is seen when there is an error, found when there is one error for each fault, at its cell. */
export class Feiltelling {
  readonly navn: string;
  forsok = 0;
  sett = 0;
  funnet = 0;
  /** Trials with an error at a cell that is right. */
  feilpekt = 0;
  /** Trials with a suggested number that is not the one the cell said before. */
  feilforslag = 0;
  /** What stays open, and how often. */
  readonly apent = new Map<string, number>();

  constructor(navn: string) {
    this.navn = navn;
  }

  add(feil: Feil[], file: VFile): void {
    const errors = file.messages.filter((message) => alvorOf(message) === 'error');
    const wrong = feil.map(({ celle: { kilde } }) => `${kilde.linje}:${kilde.kolonne}`).sort();
    const told = errors.map(({ line, column }) => `${line}:${column}`).sort();
    const found = told.join() === wrong.join();
    this.forsok += 1;
    if (errors.some((error) => !suggestsTruth(error, feil))) this.feilforslag += 1;
    if (errors.length > 0) this.sett += 1;
    if (found) this.funnet += 1;
    else this.leaveOpen(feil, file, wrong);
  }

  /** True when enough is seen and found, and nothing that is right was called wrong. */
  reaches({ sett, funnet }: Krav): boolean {
    const enough = this.share('sett') >= sett && this.share('funnet') >= funnet;
    return enough && this.feilpekt === 0 && this.feilforslag === 0;
  }

  /** Per cent of the trials. */
  share(hva: 'sett' | 'funnet' | 'feilpekt'): number {
    return (100 * this[hva]) / this.forsok;
  }

  private leaveOpen(feil: Feil[], file: VFile, wrong: string[]): void {
    const errors = file.messages.filter((message) => alvorOf(message) === 'error');
    const sure = errors.filter(({ ruleId }) => ruleId !== 'sum-brutt');
    if (sure.some(({ line, column }) => !wrong.includes(`${line}:${column}`))) this.feilpekt += 1;
    const hva = errors.length === 0 ? describeUnseen(feil) : describeOpen(errors);
    this.apent.set(hva, (this.apent.get(hva) ?? 0) + 1);
  }
}

/** A few lines on how the series came out: shares, what is required, and what stays open. */
export function describeFeilserie(telling: Feiltelling, krav: Krav): string {
  const percent = (share: number) => `${share.toFixed(1).replace('.', ',')} %`;
  const mark = telling.reaches(krav) ? '✓' : '✗';
  const open = [...telling.apent].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = open.slice(0, MOST_OPEN).map(([hva, antall]) => `    ${antall} ${hva}`);
  const rest = open.slice(MOST_OPEN).reduce((sum, [, antall]) => sum + antall, 0);
  return [
    `${mark} ${telling.navn}: ${telling.forsok} forsøk`,
    `    sett ${percent(telling.share('sett'))} (krav ${percent(krav.sett)})`,
    `    nøyaktig én feil for hver, i selve cellen ${percent(telling.share('funnet'))} (krav ${percent(krav.funnet)})`,
    `    pekt på en celle som er riktig: ${telling.feilpekt}; foreslått et galt tall: ${telling.feilforslag}`,
    ...(open.length === 0 ? [] : ['  Åpent:']),
    ...shown,
    ...(rest === 0 ? [] : [`    ${rest} andre`]),
    '',
  ].join('\n');
}

/** True when the message suggests nothing, or what the cell said before the fault. */
function suggestsTruth({ line, column, expected = [] }: VFileMessage, feil: Feil[]): boolean {
  const mine = feil.find(
    ({ celle: { kilde } }) => kilde.linje === line && kilde.kolonne === column,
  );
  return expected.every((tekst) => mine !== undefined && tekst === printVerdi(mine.celle.verdi));
}

function describeUnseen(feil: Feil[]): string {
  const [first] = feil;
  if (first && isSynlig(first.verdi) && first.verdi.antall < LEAST_VISIBLE)
    return 'usett av summene, men leseren advarer: tallet ble under fire';
  const small = first ? printVerdi(first.celle.verdi).length <= 2 : false;
  return `usett: ${small ? 'et lite tall' : 'et større tall'} der alle summene har skjermede ledd som gir plass til feilen`;
}

function describeOpen(errors: VFile['messages']): string {
  const [open] = errors.filter(({ ruleId }) => ruleId === 'sum-brutt');
  if (!open) return 'sett, men uten én melding for hver feil';
  const candidates = open.note?.match(/\d+:\d+/g)?.length ?? 0;
  return `sett ved totalen: ${candidates} celler forklarer bruddet like godt`;
}
