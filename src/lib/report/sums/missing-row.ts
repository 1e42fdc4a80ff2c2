import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { BrokenEquation } from './explanations.ts';
import type { Equation, Net } from './net.ts';
import { mentionOf, mentionOfManed } from '../../domain/subject.ts';

/** A row that is not printed, without which a month's sums do not come out. */
export interface RowFindings {
  net: Net;
  node: number;
  broken: Equation[];
}

/** A month's sums and where they break. */
export interface ManedBreach {
  net: Net;
  brudd: BrokenEquation[];
}

/**
 * Takes a row to be missing, rather than a cell misread, where it alone explains a break in at least half of the
 * months, and in two: a row is lost in all its months at once, digits are misread one by one.
 */
export function preferMissingRows(months: ManedBreach[]): ManedBreach[] {
  const counts = new Map<SeriesKey, number>();
  for (const month of months)
    for (const series of new Set(month.brudd.flatMap((breach) => missedIn(breach, month.net))))
      counts.set(series, (counts.get(series) ?? 0) + 1);
  const isLost = (series: SeriesKey) => {
    const count = counts.get(series) ?? 0;
    return count >= 2 && count >= months.length / 2;
  };
  return months.map(({ net, brudd }) => ({
    net,
    brudd: brudd.map((one) => {
      const lost = one.missed.filter(({ noder }) => seriesOf(noder, net).every(isLost));
      return lost.length > 0 ? { ...one, explanations: lost } : one;
    }),
  }));
}

function missedIn({ missed }: BrokenEquation, net: Net): SeriesKey[] {
  return missed.flatMap(({ noder }) => seriesOf(noder, net));
}

function seriesOf(nodes: number[], net: Net): SeriesKey[] {
  return nodes.flatMap((node) => net.noder[node]?.serie ?? []);
}

/** Reports each missing row once, with the months that need it, at the first total that does not come out (`rad-mangler`). */
export function reportMissingRows(finding: RowFindings[], register: Register, file: VFile): void {
  const bySeries = new Map<SeriesKey, [RowFindings, ...RowFindings[]]>();
  for (const one of finding) {
    const series = one.net.noder[one.node]?.serie;
    if (!series) continue;
    const others = bySeries.get(series);
    if (others) others.push(one);
    else bySeries.set(series, [one]);
  }
  for (const [series, list] of bySeries) reportRow(series, list, register, file);
}

function reportRow(
  series: SeriesKey,
  list: [RowFindings, ...RowFindings[]],
  register: Register,
  file: VFile,
): void {
  const [{ net, broken }] = list;
  const nodes = broken.flatMap(({ total, deler }) => [total, ...deler]);
  const near = nodes.flatMap((node) => net.noder[node]?.celle ?? [])[0];
  const who = mentionOf(series, register);
  const months = list.map((one) => mentionOfManed(one.net.maned));
  addDiagnostic(file, {
    ruleId: 'rad-mangler',
    severity: 'error',
    reason: `Summene går ikke opp uten en rad for ${who}, som ikke er lest.`,
    ...(near ? { sted: { linje: near.kilde.linje, kolonne: near.kilde.kolonne } } : {}),
    expected: [`en rad for ${who}`],
    note: `Det gjelder ${months.join(', ')}. Sett inn raden slik den står i rapporten, eller kontroller tallene rundt.`,
  });
}
