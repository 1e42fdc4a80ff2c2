import type { Maned } from '../../domain/maned.ts';
import { observationKey, type ObservationKey, type SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { isVisible, LEAST_VISIBLE, printValue } from '../../domain/value.ts';
import { buildNet, type Equation, type Net, nodesOf, listSums } from '../sums/equations.ts';
import {
  isBorneOut,
  isReprint,
  listEvidence,
  printedNumbers,
  type ProposalEvidence,
} from './evidence.ts';

/** A cell that says no count, and where it stands. */
export interface UnreadCell {
  serie: SeriesKey;
  maned: Maned;
  tekst: string;
  linje: number;
  kolonne: number;
}

/** What is known of a report whose text may be misread. */
export interface DamagedReport {
  observasjoner: readonly Observation[];
  repeated: readonly Observation[];
  unread: readonly UnreadCell[];
  register: Register;
  /** Rows that have lost a cell or have one too many, as they are told, and the series of all rows with cells unread. */
  wrongRows?: readonly { linje: number; text: string }[];
  unreadRows?: readonly SeriesKey[];
  /** The page of the original that each line stands on; empty where that is not known. */
  pages?: readonly number[];
  /** What earlier releases say of the same figures; a figure may be told otherwise since, so they prove nothing alone. */
  earlier: ReadonlyMap<ObservationKey, number>;
}

/** A cell that is proved to say something else than what was read. */
export interface Proposal {
  serie: SeriesKey;
  maned: Maned;
  linje: number;
  kolonne: number;
  fra: string;
  til: number;
  /** Where the sums and prints that prove it stand: the lines of their other terms. */
  sums: number[][];
  prints: number[];
  /** True where an earlier release says the same number. */
  earlier: boolean;
}

/**
 * Everything that the report's own sums and repeated rows prove of cells that were read wrong. A number is proved by two
 * witnesses at least that agree, none that disagrees among those that can be trusted, and no sum that comes out with what
 * was read. Witnesses are sums whose other terms are printed and borne out by sums of their own, other prints of the row,
 * and earlier releases; one of them at least is such a sum. What is proved is put in and all is tried again, as errors are
 * peeled off a code one by one. Never proposed: a number for a hidden cell, or from one, or one that the report would hide.
 */
export function proposeCorrections(damaged: DamagedReport): Proposal[] {
  const { observasjoner, unread, unreadRows = [], register } = damaged;
  const report = { ...damaged, unread: unread.filter(({ tekst }) => mayBeNumber(tekst)) };
  const maneder = [...new Set([...observasjoner, ...unread].map(({ maned }) => maned))].sort();
  const cells = [...observasjoner, ...unread].map(({ serie }) => serie);
  // A row that lost a cell is no row that is not printed: it does not stand for nobody.
  const printed = new Set([...cells, ...unreadRows]);
  const sums = listSums(printed, register);
  const celler = new Map(
    observasjoner.map((cell) => [observationKey(cell.serie, cell.maned), cell]),
  );
  const found = maneder.flatMap((maned) =>
    proposeInMonth(
      buildNet(maned, { celler, repeated: [...report.repeated], sums, unknown: printed }),
      report,
    ),
  );
  return found.sort((a, b) => a.linje - b.linje || a.kolonne - b.kolonne);
}

/** False for a cell that may be hidden: without a digit, or with a star beside one. */
export function mayBeNumber(text: string): boolean {
  return /^[^*]*\d[^*]*$/.test(text);
}

/** A place of the net that may be wrong, and how its cell is printed. */
interface SuspectCell {
  node: number;
  printed: Omit<Proposal, 'til' | 'sums' | 'prints' | 'earlier'>;
}

function proposeInMonth(net: Net, report: DamagedReport): Proposal[] {
  const says = printedNumbers(net);
  const left = new Set(listPlaces(net, report));
  const proposals: Proposal[] = [];
  for (let before = -1; before !== proposals.length;) {
    before = proposals.length;
    // All that one round proves rests on what was known before it.
    const proved = [...left].flatMap((place) => {
      const proposal = prove(place, net, says, report);
      return proposal ? [{ place, proposal }] : [];
    });
    for (const { place, proposal } of proved) {
      left.delete(place);
      says[place.node] = proposal.til;
      proposals.push(proposal);
    }
  }
  return [...proposals, ...proposeReprints(net, says, report)];
}

/** The places with a printed number, and those whose first print cannot be read. */
function listPlaces(net: Net, { unread }: DamagedReport): SuspectCell[] {
  return net.noder.flatMap(({ serie, celle }, node): SuspectCell[] => {
    const { maned } = net;
    if (celle && isVisible(celle.verdi)) {
      const { linje, kolonne } = celle.kilde;
      return [{ node, printed: { serie, maned, linje, kolonne, fra: printValue(celle.verdi) } }];
    }
    const cell = celle
      ? undefined
      : unread.find((one) => one.serie === serie && one.maned === maned);
    return cell ? [{ node, printed: toPrinted(cell) }] : [];
  });
}

function toPrinted({ serie, maned, linje, kolonne, tekst }: UnreadCell): SuspectCell['printed'] {
  return { serie, maned, linje, kolonne, fra: tekst };
}

/** So many witnesses must agree. */
const LEAST_WITNESSES = 2;

function prove(
  { node, printed }: SuspectCell,
  net: Net,
  says: readonly (number | undefined)[],
  { earlier }: DamagedReport,
): Proposal | undefined {
  if (isBorneOut(node, net, says)) return undefined;
  const evidence = listEvidence(node, net, says);
  const [first] = evidence;
  if (!first || evidence.some(({ value }) => value !== first.value)) return undefined;
  const til = first.value;
  if (til < LEAST_VISIBLE || til === says[node]) return undefined;
  const before = earlier.get(observationKey(printed.serie, printed.maned)) === til;
  const sums = independent(
    evidence.filter(({ equation }) => !isReprint(equation)),
    node,
  );
  const prints = evidence.filter(({ equation }) => isReprint(equation));
  const isSecond = prints.some(({ equation }) =>
    isBorneOut(otherOf(equation, node), net, says, equation),
  );
  const witnesses = sums.length + prints.length + (before ? 1 : 0) + (isSecond ? 1 : 0);
  if (witnesses < LEAST_WITNESSES || (sums.length === 0 && !isSecond)) return undefined;
  return {
    ...printed,
    til,
    sums: sums.map(({ equation }) => linesOf(equation, node, net)),
    prints: prints.flatMap(({ equation }) => linesOf(equation, node, net)),
    earlier: before,
  };
}

/** Of these sums as many as have no term in common but the place itself. */
function independent(evidence: readonly ProposalEvidence[], node: number): ProposalEvidence[] {
  const used = new Set<number>();
  return evidence.filter(({ equation }) => {
    const others = nodesOf(equation).filter((other) => other !== node);
    if (others.some((other) => used.has(other))) return false;
    for (const other of others) used.add(other);
    return true;
  });
}

function otherOf(equation: Equation, node: number): number {
  return nodesOf(equation).find((other) => other !== node) ?? node;
}

function linesOf(equation: Equation, node: number, { noder }: Net): number[] {
  const lines = nodesOf(equation)
    .filter((other) => other !== node)
    .flatMap((other) => noder[other]?.celle?.kilde.linje ?? []);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** Prints that cannot be read of rows whose other print is borne out by a sum. */
function proposeReprints(
  net: Net,
  says: readonly (number | undefined)[],
  { unread }: DamagedReport,
): Proposal[] {
  return unread.flatMap((cell) => {
    const node = net.noder.findIndex(({ serie, celle }) => serie === cell.serie && celle);
    const first = net.noder[node];
    const til = says[node];
    if (cell.maned !== net.maned || til === undefined || !first?.celle) return [];
    if (til < LEAST_VISIBLE || !isBorneOut(node, net, says)) return [];
    const prints = [first.celle.kilde.linje];
    return [{ ...toPrinted(cell), til, sums: [], prints, earlier: false }];
  });
}
