import type { VFile } from 'vfile';
import { addDiagnostic, type DiagnosticDetail, type Place } from '../../domain/diagnostic.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Register } from '../../domain/register.ts';
import { isVisible, printCount, printValue } from '../../domain/value.ts';
import type { CellFinding, SumsFinding, SumFinding } from './findings.ts';
import type { Equation, Net } from './net.ts';
import { describeSeries } from '../../domain/subject.ts';
import { monthAndYear } from '../../domain/maned.ts';

const RIGHT = 'Kontroller mot rapporten, og rett i rettelser.yml med begrunnelse.';

/** Where a finding is reported from. */
export interface MessageContext {
  net: Net;
  register: Register;
  file: VFile;
}

/** Reports one finding about printed cells. No message states or implies what a hidden cell holds. */
export function reportFinding(finding: SumsFinding, context: MessageContext): void {
  addDiagnostic(
    context.file,
    finding.slag === 'celle' ? cellMessage(finding, context) : sumMessage(finding, context),
  );
}

/** Reports a repeated cell that says something else than the first print of its row. */
export function reportRepeat(first: Observation, repeated: Observation, file: VFile): void {
  addDiagnostic(file, repetition(first, repeated, repeated));
}

function cellMessage(finding: CellFinding, context: MessageContext): DiagnosticDetail {
  const { net, register } = context;
  const cell = net.noder[finding.node]?.celle;
  if (!cell) throw new RangeError('Funnet gjelder ingen trykt celle.');
  const twin = twinOf(finding, net);
  if (twin) return repetition(cell, twin, cell);
  const who = `${describeSeries(cell.serie, register)} i ${monthAndYear(cell.maned)}`;
  const shared = { severity: 'error' as const, sted: spotOf(cell), actual: printValue(cell.verdi) };
  const note = [brokenNote(finding, net), othersNote(finding, net), RIGHT]
    .filter(Boolean)
    .join(' ');
  if (!isVisible(cell.verdi)) {
    const reason = `Cellen for ${who} er skjermet (*), men summene den inngår i, krever et tall som rapporten viser.`;
    return { ...shared, ruleId: 'stjerne-mot-summer', reason, note };
  }
  return {
    ...shared,
    ruleId: 'celle-mot-summer',
    reason: `Tallet ${shared.actual} for ${who} passer ikke med summene det inngår i.`,
    expected: finding.agreeing === undefined ? undefined : [printCount(finding.agreeing)],
    note,
  };
}

/** The other print of the cell, when the two prints are all that disagree. */
function twinOf({ node, broken }: CellFinding, { noder }: Net): Observation | undefined {
  const [first] = broken;
  if (!first || broken.some(({ slag }) => slag !== 'gjentakelse')) return undefined;
  return noder[node === first.total ? (first.deler[0] ?? node) : first.total]?.celle;
}

/** `wrong` is the one of the two to point at. A hidden count is not told by its other print. */
function repetition(a: Observation, b: Observation, wrong: Observation): DiagnosticDetail {
  const other = wrong === a ? b : a;
  const bothVisible = isVisible(a.verdi) && isVisible(b.verdi);
  const maned = monthAndYear(wrong.maned);
  return {
    ruleId: 'gjentatt-rad-avviker',
    severity: 'error',
    reason: bothVisible
      ? `Raden står også på linje ${other.kilde.linje}, men med et annet tall for ${maned}.`
      : `Raden står også på linje ${other.kilde.linje}, men bare den ene er skjermet (*) for ${maned}.`,
    sted: spotOf(wrong),
    ...(bothVisible
      ? { actual: printValue(wrong.verdi), expected: [printValue(other.verdi)] }
      : {}),
    note: `Sammenlign med ${placeOf(other)}. ${RIGHT}`,
  };
}

function sumMessage(finding: SumFinding, context: MessageContext): DiagnosticDetail {
  const { equation, candidates } = finding;
  const { net, register } = context;
  const [total] = printed([equation.total], net);
  const [part] = printed([...equation.deler, ...candidates], net);
  if (equation.slag === 'gjentakelse' && total && part) return repetition(total, part, part);
  const near = total ?? part;
  const lead = finding.alone ? 'Delene gir ikke totalen for' : 'Summene motsier hverandre omkring';
  const series = net.noder[equation.total]?.serie;
  return {
    ruleId: 'sum-brutt',
    severity: 'error',
    reason: `${lead} ${series ? describeSeries(series, register) : ''} i ${monthAndYear(net.maned)}.`,
    sted: near && spotOf(near),
    actual: total && printValue(total.verdi),
    note: `${candidatesNote(finding, net, register)} ${RIGHT}`,
  };
}

function candidatesNote(
  { candidates, explained }: SumFinding,
  net: Net,
  register: Register,
): string {
  const places = printed(candidates, net).map(placeOf).join(', ');
  if (!explained)
    return `Mer enn én celle er feil, eller rader mangler eller er byttet om. Cellene er ${places}.`;
  const rows = candidates
    .flatMap((node) => net.noder[node] ?? [])
    .filter(({ celle }) => !celle)
    .map(({ serie }) => `raden for ${describeSeries(serie, register)} mangler`);
  const cells = places === '' ? [] : [`én av disse cellene er feil: ${places}`];
  const alternatives = [...cells, ...rows].join(', eller ');
  return `${alternatives.slice(0, 1).toUpperCase()}${alternatives.slice(1)}.`;
}

function brokenNote({ node, broken }: CellFinding, net: Net): string {
  const sums = broken.filter(({ slag }) => slag !== 'gjentakelse');
  const repeats = broken.filter(({ slag }) => slag === 'gjentakelse');
  const others = sums.filter(({ total }) => total !== node);
  return [
    listPlaces('Totaler som ikke går opp:', others, net, ({ total }) => [total]),
    others.length < sums.length ? 'Cellens egne deler stemmer ikke med den.' : '',
    listPlaces('Raden er gjentatt på', repeats, net, ({ deler }) => deler),
  ]
    .filter(Boolean)
    .join(' ');
}

function listPlaces(
  lead: string,
  equations: Equation[],
  net: Net,
  nodesOf: (equation: Equation) => number[],
): string {
  const places = printed(equations.flatMap(nodesOf), net).map(placeOf);
  return places.length === 0 ? '' : `${lead} ${[...new Set(places)].join(', ')}.`;
}

function othersNote({ andre }: CellFinding, net: Net): string {
  const places = printed(andre, net).map(placeOf);
  return places.length === 0 ? '' : `Mindre sannsynlig er feilen i ${places.join(', ')}.`;
}

function printed(nodes: number[], net: Net): Observation[] {
  return nodes.flatMap((node) => net.noder[node]?.celle ?? []);
}

function placeOf({ kilde }: Observation): string {
  return `${kilde.linje}:${kilde.kolonne}`;
}

function spotOf({ kilde }: Observation): Place {
  return { linje: kilde.linje, kolonne: kilde.kolonne };
}
